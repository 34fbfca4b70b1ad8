import Comments
import Desk
import Fixtures
import Moderation
import Storage
import Synchronization

typealias Comment = Comments.Comment

/// A desk over a real store, with a clock and secrets that the test knows.
struct DeskFixture {
    let storage: StoreFixture
    let desk: ModerationDesk
    /// The site owner's own policy files, as they stand on the disk of the moment.
    let own: OwnPolicies
    let mona = Actor(name: "mona", role: .moderator)
    let sam = Actor(name: "sam", role: .senior)
    let olga = Actor(name: "olga", role: .admin)

    /// Read once for all tests that bring no policies of their own.
    private static let policies = Result { try shelf(OwnPolicies(), ShippedFolder.withoutCases) }

    private static func shelf(_ own: OwnPolicies, _ shipped: PolicyFolder) throws -> PolicyShelf {
        try PolicyShelf(
            shipped: shipped,
            readOwn: { own.folder },
            today: { "2026-11-24" },
        )
    }

    /// - Parameter ownPolicies: The test writes policies of its own; of the shipped ones only `strict` is there.
    init(ownPolicies: Bool = false) async throws {
        let storage = try await StoreFixture()
        let secrets = Secrets()
        let own = OwnPolicies()
        self.storage = storage
        self.own = own
        desk = ModerationDesk(
            store: storage.store,
            policies: ownPolicies
                ? try DeskFixture.shelf(own, ShippedFolder.strictAlone)
                : try DeskFixture.policies.get(),
            now: { storage.now() },
            newSecret: { secrets.next() },
        )
    }

    func order(_ ids: [CommentID], _ choice: Choice) -> DecisionOrder {
        DecisionOrder(ids.map { DecisionItem(id: $0) }, choice)
    }

    /// A submission as the server decodes one.
    func submission(
        _ body: String,
        name: String = "Ada",
        on page: String = "/a",
        under parent: CommentID? = nil,
    ) -> Submission {
        var submission = Submission(
            site: .usual,
            page: PageKey(stored: page),
            author: TypedAuthor(
                name: name,
                email: EmailAddress("ada.canary@example.org", toASCII: TypedText.toASCII),
            ),
            body: body,
        )
        submission.parent = parent
        return submission
    }

    /// Posts and says what came of it.
    @discardableResult
    func post(
        _ submission: Submission,
        key: SentKey? = nil,
        connection: ConnectionRates? = nil,
        to site: Site = Site(name: .usual),
    ) async throws -> Posted {
        var posting = Posting(submission, connection: connection, languages: ["en"])
        posting.idempotencyKey = key?.key
        posting.sentBytes = key?.body ?? []
        return try await desk.submit(posting, to: site)
    }

    /// The refusal of a submission that must not be taken.
    func refusal(
        _ submission: Submission,
        key: SentKey? = nil,
        connection: ConnectionRates? = nil,
        to site: Site = Site(name: .usual),
    ) async throws -> Refused? {
        do {
            try await post(submission, key: key, connection: connection, to: site)
            return nil
        } catch let refused as Refused {
            return refused
        }
    }

    /// What readers of the page see, in order.
    func shown() async throws -> [Comment.Shape] {
        try await desk.readThread(.usual, PageKey(stored: "/a"), ThreadQuestion())
            .comments.map(\.shape)
    }
}

private final class Secrets: Sendable {
    private let count = Mutex(0)

    func next() -> String {
        let number = count.withLock {
            $0 += 1
            return $0
        }
        return "secret-\(number)-" + String(repeating: "x", count: 32)
    }
}

/// The policies folder of a site owner, in memory.
final class OwnPolicies: Sendable {
    private let files = Mutex<[String: [UInt8]]>([:])

    var folder: PolicyFolder { files.withLock { PolicyFolder(files: $0) } }

    func write(_ name: String, _ text: String) {
        files.withLock { $0[name] = Array(text.utf8) }
    }
}

/// An idempotency key with the bytes that came with it.
struct SentKey {
    var key: String
    var body: [UInt8]
}
