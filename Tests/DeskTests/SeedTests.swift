import Comments
import Desk
import Testing

/// Made-up conversations: as many as were asked for, all kinds of them, the same for the same numbers.
@Suite struct SeedTests {
    private func told(_ desk: ModerationDesk, _ page: Int) async throws -> [String] {
        try await desk.readThread(.usual, PageKey(stored: "/seed/\(page)"), ThreadQuestion())
            .comments.map { comment in
                guard case .published(let source) = comment.shape else { return "removed" }
                // The number at the end is the comment's own.
                return "\(comment.depth) \(comment.name): \(source.prefix { $0 != "(" })"
            }
    }

    private func seeded(
        _ comments: Int,
        on pages: Int,
        _ seed: UInt64 = 1,
    ) async throws -> DeskFixture {
        let fixture = try await DeskFixture()
        try await fixture.desk.prepare(firstPolicy: "strict")
        let plan = SeedPlan(site: .usual, comments: comments, pages: pages, seed: seed)
        try await fixture.desk.seed(plan) { _ in }
        return fixture
    }

    @Test func `every page is a conversation of its own, and a few comments wait`() async throws {
        let fixture = try await seeded(4_000, on: 40)
        let threads = try await fixture.desk.threads(
            site: nil,
            containing: nil,
            limit: 100,
            by: fixture.olga,
        )
        #expect(threads.count == 40)
        let waiting = threads.reduce(0) { $0 + $1.waiting }
        #expect(threads.reduce(waiting) { $0 + $1.thread.count } == 4_000)
        // One in fifty is 80, give or take three times the square root of it.
        #expect((50...110).contains(waiting))
        #expect(Set(threads.map(\.waiting)).count > 2)
        var openings: Set<[String]> = []
        for page in 1...40 { openings.insert(Array(try await told(fixture.desk, page).prefix(3))) }
        #expect(openings.count == 40)
        #expect(try await fixture.desk.verifyLog(by: fixture.olga).isWhole)
    }

    @Test func `the same numbers make the same comments, another seed others`() async throws {
        let (one, same, other) = (
            try await seeded(60, on: 7), try await seeded(60, on: 7),
            try await seeded(60, on: 7, 2),
        )
        for page in 1...7 {
            let first = try await told(one.desk, page)
            #expect(try await told(same.desk, page) == first)
            #expect(try await told(other.desk, page) != first)
        }
    }

    @Test func `where anybody posted nothing is made up`() async throws {
        let fixture = try await DeskFixture()
        try await fixture.post(fixture.submission("a real comment"))
        await #expect(throws: Refusal.self) {
            try await fixture.desk.seed(
                SeedPlan(site: .usual, comments: 10, pages: 2, seed: 1),
                tell: { _ in },
            )
        }
        #expect(
            try await fixture.desk.counts(.usual, [PageKey(stored: "/seed/1")]) == [
                PageKey(stored: "/seed/1"): 0
            ]
        )
    }
}
