import Comments
import Desk
import Fixtures
import Synchronization

typealias Comment = Comments.Comment

/// A desk over a real store, with a clock and secrets that the test knows.
struct DeskFixture {
    let storage: StoreFixture
    let desk: ModerationDesk
    let mona = Actor(name: "mona", role: .moderator)
    let sam = Actor(name: "sam", role: .senior)
    let olga = Actor(name: "olga", role: .admin)

    init() async throws {
        let storage = try await StoreFixture()
        let secrets = Secrets()
        self.storage = storage
        desk = ModerationDesk(
            store: storage.store,
            now: { storage.now() },
            newSecret: { secrets.next() },
        )
    }

    func order(_ ids: [CommentID], _ choice: Choice) -> DecisionOrder {
        DecisionOrder(ids.map { DecisionItem(id: $0) }, choice)
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
