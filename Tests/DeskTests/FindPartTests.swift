import Comments
import Desk
import Fixtures
import Testing

/// Permalinks into a conversation that is read in parts.
@Suite struct FindPartTests {
    private let page = PageKey(stored: "/a")

    private func question(_ order: ThreadOrder, limit: Int) -> ThreadQuestion {
        var question = ThreadQuestion()
        (question.order, question.limit) = (order, limit)
        return question
    }

    private func part(
        with id: CommentID,
        _ fixture: DeskFixture,
        _ question: ThreadQuestion,
        on key: PageKey = PageKey(stored: "/a"),
    ) async throws -> String? {
        try await fixture.desk.part(with: id, on: key, of: .usual, question)
    }

    /// Four branches: none, few and more answers than a part holds, one below the other and side by side.
    private func branches(_ fixture: DeskFixture) async throws -> [CommentID] {
        var ids: [CommentID] = []
        for answers in [0, 2, 8, 1] {
            let top = try await fixture.storage.post("top")
            ids.append(top.id)
            var last = top.id
            for number in 0..<answers {
                last = try await fixture.storage.post(
                    "r",
                    under: number.isMultiple(of: 2) ? top.id : last,
                ).id
                ids.append(last)
            }
        }
        for id in ids { try await fixture.storage.decide(id, .approve) }
        return ids
    }

    @Test(arguments: [ThreadOrder.oldest, .newest])
    func `every listed comment stands in the part that is found for it`(
        order: ThreadOrder
    ) async throws {
        let fixture = try await DeskFixture()
        let ids = try await branches(fixture)
        // The place of a removed comment with answers is read, too.
        try await fixture.storage.decide(ids[4], .spam)
        for limit in [1, 2, 3, 5, 100] {
            var question = question(order, limit: limit)
            let first = try await fixture.desk.readThread(.usual, page, question)
            for id in ids {
                question.cursor = try await part(with: id, fixture, question)
                let part = try await fixture.desk.readThread(.usual, page, question)
                let shown = part.comments.filter { $0.shape != .stub }.map(\.id)
                #expect(shown.contains(id), "\(id) \(order) \(limit)")
                #expect((question.cursor == nil) == first.comments.contains { $0.id == id })
            }
        }
    }

    @Test func `a part begins with the whole branch as long as that leads to the comment`()
        async throws
    {
        let fixture = try await DeskFixture()
        let ids = try await branches(fixture)
        var question = question(.oldest, limit: 3)
        question.cursor = try await part(with: ids[3], fixture, question)
        let near = try await fixture.desk.readThread(.usual, page, question)
        #expect(near.comments.map(\.id) == Array(ids[1...3]))
        question.cursor = try await part(with: ids[12], fixture, question)
        let far = try await fixture.desk.readThread(.usual, page, question)
        #expect(far.comments.first?.shape == .stub)
        #expect(far.comments.first { $0.shape != .stub }?.id == ids[12])
    }

    @Test func `what readers do not see is looked for in the first part`() async throws {
        let fixture = try await DeskFixture()
        let ids = try await branches(fixture)
        let held = try await fixture.storage.post("held")
        let elsewhere = try await fixture.storage.post("elsewhere", on: "/b")
        try await fixture.storage.decide(elsewhere.id, .approve)
        try await fixture.storage.decide(ids[14], .spam)
        let question = question(.oldest, limit: 2)
        #expect(try await part(with: ids[12], fixture, question) != nil)
        for id in [held.id, elsewhere.id, ids[14], CommentID(999), CommentID(0), CommentID(-1)] {
            #expect(try await part(with: id, fixture, question) == nil)
        }
        let nowhere = PageKey(stored: "/nowhere")
        #expect(try await part(with: ids[12], fixture, question, on: nowhere) == nil)
    }
}
