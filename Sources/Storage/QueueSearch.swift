package import Comments
import GRDB

/// Comments that have the words looked for.
package struct FoundComments: Sendable {
    /// Those that the part asked for can have.
    package var numbers: [Int64]
    /// How many the whole list has; nil where it is still to be counted.
    package var count: Int?

    /// Comments that are fetched one by one; of more the list is walked.
    package static let few = 2_000
}

extension Reading {
    /// Looks for words in memory; nil where there are none, or only the file can tell.
    package func found(
        _ question: QueueQuestion,
        few: Int = FoundComments.few,
    ) throws -> FoundComments? {
        let terms = question.terms
        guard !terms.isEmpty,
            let all = try waiting?.memory(of: question.state)?.numbers(having: terms, in: self)
        else { return nil }
        guard all.count > few else { return FoundComments(numbers: all) }
        return try part(of: Set(all), question)
    }

    /// Of very many the list is walked once, by its index alone, instead of asking for each where it stands.
    private func part(of found: Set<Int64>, _ question: QueueQuestion) throws -> FoundComments {
        let list = QueueList(question, found: [])
        let rows = try Row.fetchCursor(database, sql: list.walk, arguments: list.arguments)
        var part: [Int64] = []
        var count = 0
        while let row = try rows.next() {
            let number: Int64 = try row.value(at: 0)
            guard found.contains(number) else { continue }
            count += 1
            let isWanted = try question.isAfterCursor(number, priority: row.value(at: 1))
            if isWanted, question.order != .priority || part.count < question.limit {
                part.append(number)
            }
        }
        if question.order == .oldest { part.sort() }
        if question.order == .newest { part.sort(by: >) }
        return FoundComments(numbers: Array(part.prefix(question.limit)), count: count)
    }
}

extension QueueQuestion {
    fileprivate func isAfterCursor(_ number: Int64, priority: Int) -> Bool {
        guard let after else { return true }
        return switch order {
        case .priority: (-priority, number) > (-after.priority, after.id)
        case .oldest: number > after.id
        case .newest: number < after.id
        }
    }
}
