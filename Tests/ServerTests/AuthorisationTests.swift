import Comments
import Fixtures
import HTTPTypes
import Testing

@testable import Server

@Suite struct AuthorisationTests {
    private let problem = "application/problem+json; charset=utf-8"

    @Test func `every route of the desk says who may go it`() async throws {
        let house = try await WalkedHouse()
        #expect(Set(house.routes.map(DeskWalk.name)) == Set(DeskWalk.needs.keys))
    }

    @Test func `whoever has no token that stands is refused everywhere in the same words`()
        async throws
    {
        let house = try await WalkedHouse()
        let before = try await house.everything()
        var bodies: Set<String> = []
        for (route, need) in house.walk where need != .nobody {
            for header in [
                nil, "Bearer awm_unknown", house.revoked, house.expired, "Basic b2xnYTo=", "Bearer",
            ] {
                for answer in try await house.answers(route, authorisation: header) {
                    #expect(answer.status == 401, "\(DeskWalk.name(route)) \(header ?? "")")
                    #expect(answer.headers[.contentType] == problem)
                    #expect(answer.headers[.wwwAuthenticate] == "Bearer")
                    bodies.insert(answer.body)
                }
            }
        }
        #expect(bodies.count == 1, "\(bodies)")
        #expect(try await house.everything() == before)
    }

    @Test func `a role that is too low is refused in the same words, whatever it asks for`()
        async throws
    {
        let house = try await WalkedHouse()
        let before = try await house.everything()
        for (route, need) in house.walk {
            guard let needed = need.role else { continue }
            for role in Role.allCases where role < needed {
                let answers = try await house.answers(route, authorisation: house.token(role))
                for answer in answers {
                    #expect(answer.status == 403, "\(DeskWalk.name(route)) \(role)")
                    #expect(answer.json("code") == "forbidden")
                    #expect(
                        answer.json("detail")
                            == "this needs the role \(needed), and yours is \(role)"
                    )
                    #expect(answer.headers[.contentType] == problem)
                }
                #expect(Set(answers.map(\.body)).count == 1)
            }
        }
        #expect(try await house.everything() == before)
    }

    @Test func `the role that a route needs is enough`() async throws {
        let house = try await WalkedHouse()
        for (route, need) in house.walk {
            guard let needed = need.role else { continue }
            // What is not there, and a body that cannot be read: nothing is done, but the door is open.
            let answer = try await house.fixture.ask(
                route.method,
                DeskWalk.paths(route).last ?? route.path,
                headers: house.headers(house.token(needed)),
                body: route.method == .get ? "" : "{",
            )
            #expect(answer.status != 401 && answer.status != 403, "\(DeskWalk.name(route))")
        }
    }

    @Test func `a token for some sites is refused what concerns the whole service`() async throws {
        let house = try await WalkedHouse()
        let before = try await house.everything()
        for (route, need) in house.walk {
            guard case .everywhere = need else { continue }
            for answer in try await house.answers(route, authorisation: house.elsewhere) {
                #expect(answer.status == 403, "\(DeskWalk.name(route))")
                #expect(
                    answer.json("detail")
                        == "this concerns every site, and your token is only for: blog"
                )
            }
        }
        #expect(try await house.everything() == before)
    }

    @Test func `to a token for another site what is there looks as if it were not`() async throws {
        let house = try await WalkedHouse()
        let before = try await house.everything()
        for (route, need) in house.walk {
            guard case .role = need else { continue }
            let answers = try await house.answers(
                route,
                authorisation: house.elsewhere,
                withBody: { $0.first },
            )
            let known = answers[0]
            for word in ["kind word", "Ada", "\"/a\"", "\"default\""] {
                #expect(!known.body.contains(word), "\(DeskWalk.name(route))")
            }
            guard answers.count > 1 else { continue }
            #expect(known.status == answers[1].status)
            #expect(
                known.body.replacing("comment 1\"", with: "comment 987654321\"")
                    == answers[1].body
            )
            #expect([404, 204].contains(known.status), "\(DeskWalk.name(route))")
        }
        #expect(try await house.everything() == before)
    }

    @Test func `what needs no token tells nothing of what is stored`() async throws {
        let house = try await WalkedHouse()
        for (route, need) in house.walk where need == .nobody {
            for answer in try await house.answers(route, authorisation: nil) {
                #expect(answer.status == 200)
                #expect(answer.body.count < 60)
            }
        }
    }
}
