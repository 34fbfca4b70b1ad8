/// What is to be asked of the server, derived from the state after every event.
extension ReviewState {
    /// Comments before the end of the list at which more are fetched.
    static let reserve = 10
    /// Seconds until a lost connection is tried again: half a second, doubled up to this.
    static let longestPause = 10.0
    /// Seconds after which a lease is renewed while one looks.
    static let leaseRenewal = 60.0

    /// Questions that are not on their way yet; while the connection is lost none, then one to try it.
    mutating func wanted() -> [ReviewEffect] {
        guard end == nil else { return [] }
        var calls: [ReviewCall]
        switch link {
        case .lost: return []
        case .trying(_, isAsked: true): return []
        case .trying(let attempts, isAsked: false):
            // What waits for news would not be answered at once.
            let all = (wishes() + [.queue(search: search, cursor: nil)]).filter { call in
                if case .changes(after: _?) = call { false } else { !inFlight.contains(call) }
            }
            calls = Array(all.prefix(1))
            link = .trying(attempts: attempts, isAsked: !calls.isEmpty)
        case .up: calls = wishes().filter { !inFlight.contains($0) }
        }
        for call in calls { mark(call) }
        var effects = calls.map(ReviewEffect.call)
        if !leased.isEmpty && !renewsLeases {
            renewsLeases = true
            effects.append(.wake(.renewLease, seconds: ReviewState.leaseRenewal))
        }
        return effects
    }

    private mutating func mark(_ call: ReviewCall) {
        inFlight.insert(call)
        switch call {
        case .decide, .edit, .undo, .lookUp: outbox.markSent()
        case .queue(_, nil): wantsRefresh = false
        case .release(let id): leased.remove(id)
        default: break
        }
    }

    /// Everything that this moment asks for, the weightiest first.
    private func wishes() -> [ReviewCall] {
        var calls = [outbox.call].compactMap(\.self)
        let isWatching = inFlight.contains { if case .changes = $0 { true } else { false } }
        if offers.changes && !isWatching { calls.append(.changes(after: lastEntry)) }
        // Where the log ends is asked first: what happens while the list is fetched must be heard of.
        let isListening = lastEntry != nil || !offers.changes
        if isListening && (!list.isLoaded || wantsRefresh) {
            calls.append(.queue(search: search, cursor: nil))
        }
        let next = list.upcoming(without: takenIDs).map { list.entries[$0].comment.id }
        let near = [visiting, currentID, next].compactMap(\.self)
        calls += near.filter { stories[$0] == nil && !storiesWithout.contains($0) }
            .map(ReviewCall.story)
        if let cursor = list.cursor, list.position + ReviewState.reserve > list.entries.count {
            calls.append(.queue(search: search, cursor: cursor))
        }
        if reasons == nil && !stories.isEmpty { calls.append(.reasons) }
        return calls + leaseWishes(near: [currentID, next].compactMap(\.self))
    }

    /// The comment in view and the next one are ours to read; others are given back.
    private func leaseWishes(near: [Int64]) -> [ReviewCall] {
        guard offers.leases else { return [] }
        let free = near.filter { !leased.contains($0) && !takenIDs.contains($0) }
        return free.map(ReviewCall.lease)
            + leased.subtracting(near).sorted().map(ReviewCall.release)
    }

    mutating func ring(_ alarm: ReviewAlarm) -> [ReviewEffect] {
        switch alarm {
        case .retry:
            if case .lost(let attempts) = link {
                link = .trying(attempts: attempts, isAsked: false)
            }
        case .renewLease:
            (renewsLeases, leased) = (false, [])
        }
        return []
    }

    /// The server cannot be reached: what was asked is asked again later, what was ordered looked up first.
    mutating func lose(_ call: ReviewCall, _ failure: CommandFailure) -> [ReviewEffect] {
        guard hasHeard else {
            end = .failed(failure)
            return []
        }
        switch call {
        case .decide, .edit, .lookUp: outbox.doubt()
        case .undo where outbox.steps.isEmpty:
            // Which step it meant is known to the server alone, so it cannot be looked up.
            outbox.settle()
            say("Whether your undo arrived is not known: afterword queue shows.", alarming: true)
        case .undo: outbox.doubt()
        default: break
        }
        let attempts: Int
        switch link {
        case .lost: return []
        case .trying(let before, _): attempts = before + 1
        case .up: attempts = 1
        }
        link = .lost(attempts: attempts)
        let pause = min(0.25 * Double(1 << min(attempts, 8)), ReviewState.longestPause)
        return [.wake(.retry, seconds: pause)]
    }

    mutating func restoreLink() {
        hasHeard = true
        if link == .up { return }
        link = .up
        // A server that was started anew knows no leases.
        leased = []
        if message == nil { say("The connection is back.") }
    }
}
