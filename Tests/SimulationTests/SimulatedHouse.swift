import Comments
import Desk
import Fixtures
import Foundation
import Moderation
import Storage
import Synchronization

/// A real store and desk that can be closed and opened again, with a clock that the test moves.
final class SimulatedHouse {
    static let policy = PlainPolicy.text
    private static let shelf = Result {
        let own = PolicyFolder(files: ["plain.yaml": Array(policy.utf8)])
        return try PolicyShelf(
            shipped: ShippedFolder.strictAlone,
            readOwn: { own },
            today: { "2026-11-24" },
        )
    }

    private let folder: DataFolder
    private let lock: FolderLock
    private var store: Store
    private(set) var desk: ModerationDesk
    private let clock = Clock()
    let begin: Timestamp
    let site: Site

    /// Milliseconds since 1970, and secrets that never come twice.
    fileprivate final class Clock: Sendable {
        let now = Mutex(Int64(1_790_000_000_000))
        let secrets = Mutex(0)

        var moment: Timestamp { Timestamp(rawValue: now.withLock(\.self)) }

        func secret() -> String {
            let number = secrets.withLock { count in
                count += 1
                return count
            }
            return "\(number)-secret-" + String(repeating: "x", count: 30)
        }
    }

    init() async throws {
        let path = FileManager.default.temporaryDirectory.path + "/aw-sim-\(UUID().uuidString)"
        folder = DataFolder(path: path)
        try folder.prepare()
        lock = try FolderLock(of: folder, patience: 0, holder: "the simulation")
        store = try Store(folder: folder, lock: lock, onFailedSync: {})
        var plain = Site(name: .usual)
        plain.policy = "plain"
        plain.closeAfterDays = 1
        let site = plain
        self.site = site
        desk = try SimulatedHouse.desk(store, clock)
        begin = clock.moment
        try await store.write { try $0.save(site) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.path) }

    private static func desk(_ store: Store, _ clock: Clock) throws -> ModerationDesk {
        ModerationDesk(
            store: store,
            policies: try shelf.get(),
            now: { clock.moment },
            newSecret: { clock.secret() },
        )
    }

    /// The house as it stands open now, for many at once; over with the next restart.
    struct Open: Sendable {
        let desk: ModerationDesk
        fileprivate let store: Store
        fileprivate let clock: Clock

        func pass(seconds: Int) { clock.now.withLock { $0 += Int64(seconds) * 1_000 } }

        func stored(_ id: CommentID) async throws -> StoredComment? {
            try await store.read { try $0.comment(id) }
        }

        func decisions(on comment: StoredComment) async throws -> [LogEntry] {
            try await store.read { try $0.decisions(on: comment) }
        }
    }

    var open: Open { Open(desk: desk, store: store, clock: clock) }

    var now: Timestamp { clock.moment }

    func pass(seconds: Int) { open.pass(seconds: seconds) }

    /// The process ends well and starts anew.
    func restart() throws {
        try store.close()
        store = try Store(folder: folder, lock: lock, onFailedSync: {})
        desk = try SimulatedHouse.desk(store, clock)
    }

    func stored(_ id: CommentID) async throws -> StoredComment? { try await open.stored(id) }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Reading) throws -> Value
    ) async throws -> Value {
        try await store.read(body)
    }

    func source(_ id: CommentID, revision: Int) async throws -> String {
        try await store.read { try $0.source(of: id, revision: revision) }
    }

    func thread(_ page: String) async throws -> CommentThread? {
        try await store.read { try $0.thread(.usual, PageKey(stored: page)) }
    }
}
