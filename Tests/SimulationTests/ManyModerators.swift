import Comments
import Desk

/// One of many who decide at the same moment over one queue, and what was answered to them.
struct OneOfMany {
    /// A decision that the desk said it took.
    struct Taken: Sendable {
        var id: CommentID
        var version: LogEntryID
        var batch: String
        var by: String
        /// What it was decided upon; nil where nobody said.
        var seen: LogEntryID?
        var isForced: Bool
        /// Nil for an undo.
        var choice: Choice?
    }
    /// A decision that the desk said it did not take.
    struct Declined: Sendable {
        var id: CommentID
        var batch: String
    }

    let actor: Actor
    let house: SimulatedHouse.Open
    var random: SeededNumbers
    private(set) var taken: [Taken] = []
    private(set) var declined: [Declined] = []
    private(set) var asked = 0
    /// What was looked at and not decided yet, with the versions of then.
    private var desk: [DecisionItem] = []

    init(_ number: Int, in house: SimulatedHouse.Open, seed: UInt64) {
        actor = Actor(
            name: "moderator-\(number)",
            role: number.isMultiple(of: 4) ? .senior : .moderator,
        )
        self.house = house
        random = SeededNumbers(seed: seed &+ UInt64(number) &* 0x1000)
    }

    /// Works until so many decisions were asked for.
    mutating func work(decisions: Int, among comments: [CommentID]) async throws {
        while asked < decisions {
            switch random.below(100) {
            case ..<30: try await look(at: comments)
            case ..<90: try await decide(among: comments, atMost: decisions - asked)
            case ..<98: try await undo()
            default: house.pass(seconds: random.below(400))
            }
        }
    }

    private mutating func look(at comments: [CommentID]) async throws {
        var question = QueueQuestion()
        question.limit = 20
        question.order = random.chance(50) ? .newest : .oldest
        let part = try await house.desk.queue(question, cursor: nil, by: actor)
        desk = part.items.map { DecisionItem(id: $0.comment.id, version: $0.comment.version) }
        // What is decided already is looked at again, too.
        for _ in 0..<4 {
            guard let id = comments.randomElement(using: &random),
                let comment = try await house.stored(id), !desk.contains(where: { $0.id == id })
            else { continue }
            desk.append(DecisionItem(id: id, version: comment.version))
        }
    }

    private mutating func decide(among comments: [CommentID], atMost most: Int) async throws {
        var items: [CommentID: DecisionItem] = [:]
        for _ in 0..<min(most, 1 + random.below(4)) {
            if !desk.isEmpty, random.chance(70) {
                let item = desk.remove(at: random.below(desk.count))
                items[item.id] = item
            } else if let id = comments.randomElement(using: &random) {
                items[id] = DecisionItem(id: id)
            }
        }
        let choice = Choice.allCases[random.below(Choice.allCases.count)]
        var order = DecisionOrder(items.values.sorted { $0.id.rawValue < $1.id.rawValue }, choice)
        order.isForced = random.chance(10)
        asked += items.count
        let result = try await house.desk.decide(order, by: actor)
        note(result, choice, order.isForced) { items[$0]?.version }
    }

    private mutating func undo() async throws {
        guard let result = try? await house.desk.undo(by: actor) else { return }
        note(result, nil, false) { _ in nil }
    }

    private mutating func note(
        _ result: DecisionResult,
        _ choice: Choice?,
        _ isForced: Bool,
        seen: (CommentID) -> LogEntryID?,
    ) {
        // Nothing new was written: what was asked for stood already.
        guard let batch = result.batch else { return }
        for item in result.decided {
            taken.append(
                Taken(
                    id: item.id,
                    version: item.version,
                    batch: batch,
                    by: actor.name,
                    seen: seen(item.id),
                    isForced: isForced,
                    choice: choice,
                )
            )
        }
        // What could not be undone was done before, in this batch.
        guard choice != nil else { return }
        declined += result.conflicts.map { Declined(id: $0.id, batch: batch) }
    }
}
