import Comments
import GRDB
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One writer that syncs once for everything that queued while the last sync ran (DESIGN §3).
///
/// Nobody is answered before the commit returned. An item is not tied to the task that asked for it: a client that
/// hangs up cancels nothing.
///
/// An item that fails takes nothing else with it. Almost none fails after it wrote something, so a batch runs
/// without savepoints first; where one did, all of it is rolled back and run again, each item in a savepoint of its
/// own.
final class GroupCommit: Sendable {
    /// Items that may wait besides those of the current batch; more are answered 503 with `Retry-After`.
    static let queueLimit = 1_024
    /// Items in one transaction.
    static let batchLimit = 256
    /// For so long a pass takes items in, so that a burst does not make the first of it wait for the last.
    ///
    /// Long beside a slow disk's sync: if one takes 5 ms and the writer worked only 5 ms between two, it would rest half of
    /// its time.
    static let batchTime = Duration.milliseconds(40)
    /// How often the writer, after a batch of several, offers its processor to whoever else waits for that one.
    ///
    /// What they bring comes with the next batch; a commit is much more work than a comment in it. How long a turn is, and
    /// whether there is one, the system decides; nothing but speed depends on it. Where nobody else has work it takes no
    /// time. Whoever writes alone, or to a writer at rest, waits for no turn.
    static let turns = 3
    /// Seconds a client is asked to wait when the queue is full.
    static let retryAfter = 2

    private static let busy = Refusal.busy(retryAfter: retryAfter)

    private struct State {
        var waiting: [PendingWrite] = []
        /// How many of them are in the current batch, or between two, will be in the next one.
        var inBatch = 0
        var isDraining = false
        /// After a failed sync nobody knows what is on the disk: no more writes in this process.
        var hasFailed = false
        var committed = 0
        var items = 0
    }

    private let pool: DatabasePool
    private let sealing: Sealing
    private let state = Mutex(State())
    /// Called once, after the first sync that failed; the process should end and start anew.
    private let onFailedSync: @Sendable () -> Void

    /// Told after each commit what readers see differently, before anybody is answered.
    private let onChange: Mutex<@Sendable ([VisibleChange]) -> Void>

    /// Rung after each commit that the log grew in.
    let bell = LogBell()

    private let newestTexts = NewestTexts()

    private let now: @Sendable () -> ContinuousClock.Instant

    init(
        pool: DatabasePool,
        sealing: Sealing,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        onFailedSync: @escaping @Sendable () -> Void,
    ) {
        self.pool = pool
        self.sealing = sealing
        self.now = now
        onChange = Mutex({ _ in })
        self.onFailedSync = onFailedSync
    }

    /// Runs `body` in the next commit and answers after it is on the disk.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            enqueue(PendingWrite(body: body, continuation: continuation))
        }
    }

    func onVisibleChange(_ tell: @escaping @Sendable ([VisibleChange]) -> Void) {
        onChange.withLock { $0 = tell }
    }

    var statistics: (commits: Int, items: Int) {
        state.withLock { ($0.committed, $0.items) }
    }

    /// Items in the queue, those of the current batch with them.
    var waiting: Int { state.withLock { $0.waiting.count } }

    private func enqueue(_ item: PendingWrite) {
        enum Next {
            case drain
            case wait
            case refuse(Refusal)
        }
        let next: Next = state.withLock { state in
            if state.hasFailed { return .refuse(.outcomeUnknown) }
            guard state.waiting.count - state.inBatch < GroupCommit.queueLimit else {
                return .refuse(GroupCommit.busy)
            }
            state.waiting.append(item)
            defer { state.isDraining = true }
            return state.isDraining ? .wait : .drain
        }
        switch next {
        case .drain: pool.asyncWriteWithoutTransaction { [self] in drain($0) }
        case .wait: break
        case .refuse(let refusal): item.settle(.failure(refusal))
        }
    }

    private func drain(_ database: Database) {
        while let batch = nextBatch() {
            commit(batch, in: database)
            if batch.count > 1 { for _ in 0..<GroupCommit.turns { sched_yield() } }
        }
    }

    /// Its items stay in the queue until they are committed or refused.
    private func nextBatch() -> [PendingWrite]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isDraining = false
                return nil
            }
            let batch = Array(state.waiting.prefix(GroupCommit.batchLimit))
            state.inBatch = batch.count
            return batch
        }
    }

    /// Commits what of a batch there is time for; the rest is first in the next one.
    private func commit(_ batch: [PendingWrite], in database: Database) {
        guard !state.withLock({ $0.hasFailed }) else { return refuse(batch[...], .outcomeUnknown) }
        var count = 0
        do {
            let transaction =
                try run(batch, &count, in: database, inSavepoints: false)
                ?? run(batch, &count, in: database, inSavepoints: true)
            try database.commit()
            state.withLock {
                $0.waiting.removeFirst(count)
                $0.inBatch = min($0.waiting.count, GroupCommit.batchLimit)
                $0.committed += 1
                $0.items += count
            }
            if let transaction { tell(transaction) }
            for item in batch.prefix(count) { item.settle(.success(())) }
        } catch {
            if database.isInsideTransaction { try? database.rollback() }
            newestTexts.forget()
            fail(batch.prefix(count), with: error)
        }
    }

    private func tell(_ transaction: Transaction) {
        let changes = transaction.changes.all
        if !changes.isEmpty { onChange.withLock { $0 }(changes) }
        if transaction.newest.hasGrown, let entry = transaction.newest.entry {
            bell.ring(entry.id)
        }
    }

    /// Everything of a batch but the commit; nil where it has to be done again with savepoints.
    ///
    /// - Parameter count: How many items there was time for; all of them where nothing could be begun.
    private func run(
        _ batch: [PendingWrite],
        _ count: inout Int,
        in database: Database,
        inSavepoints: Bool,
    ) throws -> Transaction? {
        count = batch.count
        try database.beginTransaction(.immediate)
        let end = now() + GroupCommit.batchTime
        let transaction = Transaction(
            database: database,
            sealing: sealing,
            changes: VisibleChanges(),
            newest: NewestRows(),
            newestTexts: newestTexts,
        )
        count = 0
        repeat {
            let before = database.totalChangesCount
            let item = batch[count]
            count += 1
            let isDone =
                try inSavepoints ? item.runInSavepoint(of: transaction) : item.run(in: transaction)
            guard !isDone else { continue }
            if database.totalChangesCount != before {
                newestTexts.forget()
                if !inSavepoints {
                    try database.rollback()
                    return nil
                }
            }
            transaction.newest.forget()
        } while count < batch.count && now() < end
        try transaction.closeChapter()
        return transaction
    }

    private func fail(_ batch: ArraySlice<PendingWrite>, with error: any Error) {
        guard let failure = error as? DatabaseError, failure.leavesOutcomeUnknown else {
            return refuse(batch, Store.told(error) as? Refusal ?? GroupCommit.busy)
        }
        let isFirst = state.withLock { state in
            defer { state.hasFailed = true }
            return !state.hasFailed
        }
        refuse(batch, .outcomeUnknown)
        if isFirst { onFailedSync() }
    }

    private func refuse(_ batch: ArraySlice<PendingWrite>, _ refusal: Refusal) {
        state.withLock {
            $0.waiting.removeFirst(batch.count)
            $0.inBatch = 0
        }
        for item in batch { item.settle(.failure(refusal)) }
    }
}

/// One thing to write and whoever waits for it.
private final class PendingWrite: Sendable {
    typealias Settle = @Sendable (Result<Void, any Error>) -> Void

    private let body: @Sendable (Transaction) throws -> Settle
    private let refuse: @Sendable (any Error) -> Void
    private let settled = Mutex<Settle?>(nil)

    init<Value: Sendable>(
        body: @escaping @Sendable (Transaction) throws -> Value,
        continuation: CheckedContinuation<Value, any Error>,
    ) {
        refuse = { continuation.resume(throwing: $0) }
        self.body = { transaction in
            let value = try body(transaction)
            return { continuation.resume(with: $0.map { value }) }
        }
    }

    /// Runs the item; false where it failed.
    func run(in transaction: Transaction) throws -> Bool {
        try keep { try body(transaction) }
    }

    /// Runs the item in a savepoint; its own error rolls back that savepoint only.
    func runInSavepoint(of transaction: Transaction) throws -> Bool {
        try keep {
            var settle: Settle?
            try transaction.database.inSavepoint {
                settle = try body(transaction)
                return .commit
            }
            return settle
        }
    }

    /// Keeps what to tell whoever waits; an error of the disk is the whole batch's.
    private func keep(_ settle: () throws -> Settle?) throws -> Bool {
        do {
            let settle = try settle()
            settled.withLock { $0 = settle }
            return true
        } catch let error as DatabaseError where error.leavesOutcomeUnknown || error.isFull {
            throw error
        } catch {
            settled.withLock { $0 = { [refuse] _ in refuse(error) } }
            return false
        }
    }

    func settle(_ result: Result<Void, any Error>) {
        if let settle = settled.withLock({ $0 }) {
            settle(result)
        } else if case .failure(let error) = result {
            refuse(error)
        }
    }
}
