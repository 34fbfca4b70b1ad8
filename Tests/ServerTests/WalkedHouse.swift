import Comments
import Fixtures
import HTTPTypes
import Synchronization
import Testing

@testable import Server

/// A house with something in every room, and a key of every kind.
struct WalkedHouse {
    let fixture: ServerFixture
    let routes: [Route]
    let revoked: String
    let expired: String
    /// An admin's, for a site on which there is nothing.
    let elsewhere: String
    private let addresses = Addresses()
    private let tokens: [Role: String]

    init() async throws {
        let fixture = try await ServerFixture()
        self.fixture = fixture
        let front = Front(desk: fixture.desk, settings: ServerSettings(), sites: [])
        routes = front.routes.filter { $0.audience == .desk }
        _ = try await fixture.post(ServerFixture.good)
        var tokens: [Role: String] = [:]
        for role in Role.allCases {
            tokens[role] = try await WalkedHouse.token(role, in: fixture).secret
        }
        self.tokens = tokens
        let ended = try await WalkedHouse.token(.admin, in: fixture)
        _ = try await fixture.operate(.delete, "tokens/\(ended.id)")
        revoked = ended.secret
        _ = try await fixture.operate(.put, "sites/blog", "{}")
        elsewhere = try await WalkedHouse.token(.admin, #","sites":["blog"]"#, in: fixture).secret
        expired = try await WalkedHouse.token(.admin, #","expires":"1h""#, in: fixture).secret
        fixture.storage.pass(seconds: 3_600)
    }

    private static func token(
        _ role: Role,
        _ reach: String = "",
        in fixture: ServerFixture,
    ) async throws -> (secret: String, id: String) {
        let made = try await fixture.operate(
            .post,
            "tokens",
            #"{"name":"\#(role.rawValue)","role":"\#(role.rawValue)"\#(reach)}"#,
        )
        return (
            "Bearer " + (try #require(made.json("token"))), try #require(made.json("id")),
        )
    }

    func token(_ role: Role) -> String? { tokens[role] }

    /// The routes that the table knows; another is told by the first test.
    var walk: [(Route, DeskWalk.Need)] {
        routes.compactMap { route in DeskWalk.needs[DeskWalk.name(route)].map { (route, $0) } }
    }

    func headers(_ authorisation: String?) -> [String: String] {
        var headers = ["Content-Type": "application/json", "X-Afterword-Actor": "olga"]
        headers["Authorization"] = authorisation
        return headers
    }

    /// What one person gets on every path and with every body of a route.
    func answers(
        _ route: Route,
        authorisation: String?,
        withBody chosen: ([String]) -> String? = { _ in nil },
    ) async throws -> [ServerFixture.Answer] {
        var answers: [ServerFixture.Answer] = []
        for path in DeskWalk.paths(route) {
            let bodies = DeskWalk.bodies(route)
            for body in chosen(bodies).map({ [$0] }) ?? bodies {
                let answer = try await fixture.ask(
                    route.method,
                    path,
                    headers: headers(authorisation),
                    body: body,
                    from: addresses.next(),
                )
                answers.append(answer)
            }
        }
        return answers
    }

    /// All that the desk tells its operator, to be compared.
    func everything() async throws -> [String] {
        let lists = [
            "log?limit=200", "tokens", "sites", "threads", "comments/1", "queue", "policies",
        ]
        var told: [String] = []
        for list in lists {
            let answer = try await fixture.operate(.get, list).body
            told.append(answer.replacing(#/"(age|waited)_seconds":\d+/#, with: ""))
        }
        return told
    }
}

/// Another address each time: many wrong tokens from one must wait.
private final class Addresses: Sendable {
    private let count = Mutex(0)

    func next() -> String {
        let number = count.withLock { count in
            count += 1
            return count
        }
        return "198.51.\(number / 250).\(number % 250 + 1)"
    }
}
