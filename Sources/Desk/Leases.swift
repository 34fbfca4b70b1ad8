package import Comments
import Storage
import Synchronization

/// Who reads which comment just now.
///
/// In memory only: a lease is a courtesy that ends by itself, and a new start ends them all. Whatever they say, no
/// decision is lost or overwritten: that is what versions are for.
final class LeaseBook: Sendable {
    /// Seconds that one lasts without being renewed.
    static let lifetime = 120
    /// More are not kept; whoever asks for another gets it without being noted.
    static let limit = 10_000

    private let leases = Mutex<[CommentID: Lease]>([:])

    /// Takes a comment or renews the lease; throws `Refusal.leased` where another has it.
    func take(_ id: CommentID, by holder: String, at now: Timestamp) throws(Refusal) -> Lease {
        let lease = Lease(
            comment: id,
            holder: holder,
            until: now.adding(seconds: LeaseBook.lifetime),
        )
        let other = leases.withLock { leases -> Lease? in
            if let held = leases[id], held.holder != holder, held.stands(at: now) { return held }
            if leases.count >= LeaseBook.limit { leases = leases.filter { $1.stands(at: now) } }
            if leases.count < LeaseBook.limit { leases[id] = lease }
            return nil
        }
        if let other { throw .leased(other) }
        return lease
    }

    func end(_ id: CommentID, of holder: String) {
        leases.withLock { leases in
            if leases[id]?.holder == holder { leases[id] = nil }
        }
    }

    /// The lease of another than `reader`.
    func lease(of id: CommentID, besides reader: String, at now: Timestamp) -> Lease? {
        leases.withLock { leases in
            leases[id].flatMap { $0.holder != reader && $0.stands(at: now) ? $0 : nil }
        }
    }
}

extension Lease {
    /// One that ends later than a lease can was taken before the clock was put back.
    fileprivate func stands(at now: Timestamp) -> Bool {
        (1...LeaseBook.lifetime).contains(until.seconds(since: now))
    }
}

extension ModerationDesk {
    /// Says that the actor reads this comment for the next two minutes.
    ///
    /// Throws `Refusal.leased` where another does, `.notFound` for what the actor may not see.
    package func lease(_ id: CommentID, to actor: Actor) async throws -> Lease {
        _ = try await store.read { try $0.seen(id, by: actor) }
        return try leases.take(id, by: actor.name, at: now())
    }

    /// Gives the comment free again; nothing happens where the actor does not hold it.
    package func endLease(_ id: CommentID, of actor: Actor) {
        leases.end(id, of: actor.name)
    }
}
