/// What was decided and is not confirmed yet, in order; one thing is on its way at a time.
///
/// An answer that got lost makes its order doubtful: the comment is looked up before the order is sent
/// again, so nothing is lost and nothing is done twice.
struct ReviewOutbox {
    /// Something that changes the store.
    enum Order: Hashable, Sendable {
        case decide(ReviewDecision)
        case edit(ReviewEdit)
        /// Takes back the caller's newest step.
        case undo
    }
    /// A step of this shift that stands, so that `undo` can be looked up.
    struct Step: Equatable {
        var id: Int64
        /// The entry it made.
        var version: Int64
    }
    private(set) var orders: [Order] = []
    /// The first order was sent and its answer is awaited.
    private(set) var isSent = false
    /// The first order was sent and its answer got lost.
    private(set) var isDoubtful = false
    /// Times that the first order was sent.
    private(set) var attempts = 0
    /// Confirmed steps of this shift, oldest first.
    var steps: [Step] = []

    var first: Order? { orders.first }
    var isEmpty: Bool { orders.isEmpty }

    /// The question that the first order needs now.
    var call: ReviewCall? {
        guard let first, !isSent else { return nil }
        if isDoubtful { return subject.map(ReviewCall.lookUp) }
        switch first {
        case .decide(let decision): return .decide(decision)
        case .edit(let edit): return .edit(edit)
        case .undo: return .undo
        }
    }

    /// The comment that tells whether the first order was done.
    var subject: Int64? {
        switch first {
        case .decide(let decision): decision.id
        case .edit(let edit): edit.id
        case .undo: steps.last?.id
        case nil: nil
        }
    }

    /// A decision or edit of this comment is not confirmed yet.
    func concerns(_ id: Int64) -> Bool {
        orders.contains { order in
            switch order {
            case .decide(let decision): decision.id == id
            case .edit(let edit): edit.id == id
            case .undo: steps.last?.id == id
            }
        }
    }

    mutating func add(_ order: Order) { orders.append(order) }

    mutating func markSent() {
        isSent = true
        if !isDoubtful { attempts += 1 }
    }

    /// The answer got lost, or the question did not arrive.
    mutating func doubt() { (isSent, isDoubtful) = (false, true) }

    /// The look-up says that it was not done.
    mutating func resend() { (isSent, isDoubtful) = (false, false) }

    /// The answer to the first order is known.
    mutating func settle() {
        if !orders.isEmpty { orders.removeFirst() }
        (isSent, isDoubtful, attempts) = (false, false, 0)
    }

    /// The newest decision, if it never left this machine.
    mutating func takeBackUnsent() -> ReviewDecision? {
        guard case .decide(let decision)? = orders.last, orders.count > 1 || attempts == 0 else {
            return nil
        }
        orders.removeLast()
        return decision
    }
}
