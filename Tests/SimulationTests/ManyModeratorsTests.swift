import Comments
import Desk
import Foundation
import Testing

/// Twenty people over one queue at the same moment, really at once: what they choose is seeded, who is faster is not.
///
/// Everything is held against the log afterwards, whoever was faster.
@Suite struct ManyModeratorsTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let seed = environment["AFTERWORD_SEED"].flatMap { UInt64($0) } ?? 1
    private static let decisions =
        environment["AFTERWORD_DECISIONS"].flatMap { Int($0) } ?? 10_000
    private static let moderators = 20

    @Test func `twenty moderators at once lose nothing, repeat nothing, overrule nothing unseen`()
        async throws
    {
        let house = try await SimulatedHouse()
        let comments = try await fill(house, with: 300)
        let people = try await work(in: house.open, over: comments)
        #expect(people.reduce(0) { $0 + $1.asked } == Self.decisions)
        let check = try await house.desk.verifyLog(by: Actor(name: "olga", role: .admin))
        #expect(check.isWhole, "\(check.detail)")
        let taken = people.flatMap(\.taken)
        let declined = people.flatMap(\.declined)
        #expect(taken.count > Self.decisions / 4)
        #expect(declined.count > Self.decisions / 20)
        let wrong = try await differences(house.open, comments, taken, declined)
        #expect(wrong.isEmpty, "seed \(Self.seed): \(wrong.prefix(5).joined(separator: "; "))")
    }

    private func fill(_ house: SimulatedHouse, with count: Int) async throws -> [CommentID] {
        var comments: [CommentID] = []
        for number in 1...count {
            let submission = Submission(
                site: .usual,
                page: PageKey(stored: "/page-\(number % 10)"),
                author: TypedAuthor(name: "Ada"),
                body: "Text \(number), said slowly.",
            )
            let posted = try await house.desk.submit(Posting(submission), to: house.site)
            comments.append(posted.receipt.id)
        }
        return comments
    }

    private func work(
        in house: SimulatedHouse.Open,
        over comments: [CommentID],
    ) async throws -> [OneOfMany] {
        try await withThrowingTaskGroup(of: OneOfMany.self) { group in
            for number in 0..<Self.moderators {
                var person = OneOfMany(number, in: house, seed: Self.seed)
                let share = Self.decisions / Self.moderators
                group.addTask {
                    try await person.work(decisions: share, among: comments)
                    return person
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// What the log says against what people were told, comment by comment.
    private func differences(
        _ house: SimulatedHouse.Open,
        _ comments: [CommentID],
        _ taken: [OneOfMany.Taken],
        _ declined: [OneOfMany.Declined],
    ) async throws -> [String] {
        let answers = Dictionary(grouping: taken, by: \.id)
        let refusals = Dictionary(grouping: declined, by: \.id)
        var wrong: [String] = []
        for id in comments {
            let comment = try #require(await house.stored(id))
            let history = DecidedHistory(comment, try await house.decisions(on: comment))
            wrong += history.differences(
                taken: answers[id] ?? [],
                declined: refusals[id] ?? [],
            ).map { "comment \(id.rawValue): \($0)" }
        }
        return wrong
    }
}
