import Comments
import Desk
import Fixtures
import Testing

@Suite struct PinCommentTests {
    private let page = PageKey(stored: "/a")

    private func published(_ texts: [String], _ fixture: DeskFixture) async throws -> [CommentID] {
        var ids: [CommentID] = []
        for text in texts { ids.append(try await fixture.storage.post(text).id) }
        _ = try await fixture.desk.decide(fixture.order(ids, .approve), by: fixture.mona)
        return ids
    }

    private func read(
        _ fixture: DeskFixture,
        _ adjust: (inout ThreadQuestion) -> Void = { _ in },
    ) async throws -> ThreadReading {
        var question = ThreadQuestion()
        adjust(&question)
        return try await fixture.desk.readThread(.usual, page, question)
    }

    @Test func `a pinned comment stands first as a copy and stays in its place`() async throws {
        let fixture = try await DeskFixture()
        let ids = try await published(["a", "b", "c"], fixture)
        let before = try await read(fixture)
        _ = try await fixture.desk.setPinned(true, ids[2], by: fixture.mona)
        _ = try await fixture.desk.setPinned(true, ids[0], by: fixture.sam)
        let after = try await read(fixture)
        #expect(after.revision > before.revision)
        #expect(after.pinned.map(\.comment.id) == [ids[2], ids[0]])
        #expect(after.comments.map(\.id) == ids)
        #expect(after.comments.map(\.isPinned) == [true, false, true])
        #expect(
            try await fixture.desk.latest(.usual, limit: 2).map(\.comment.isPinned) == [
                true, false,
            ]
        )
    }

    @Test(arguments: [ThreadOrder.oldest, .newest])
    func `a walk gives it once, and its own cursor leads to it`(order: ThreadOrder) async throws {
        let fixture = try await DeskFixture()
        let ids = try await published(["a", "b", "c", "d"], fixture)
        let reply = try await fixture.storage.post("r", under: ids[1])
        try await fixture.storage.decide(reply.id, .approve)
        _ = try await fixture.desk.setPinned(true, ids[2], by: fixture.mona)
        var (seen, cursor): ([CommentID], String?) = ([], nil)
        repeat {
            let part = try await read(fixture) {
                ($0.limit, $0.cursor, $0.order) = (2, cursor, order)
                $0.repeatsAncestors = false
            }
            #expect(part.pinned.isEmpty == (cursor != nil))
            seen += part.comments.map(\.id)
            cursor = part.next
        } while cursor != nil
        #expect(seen.count == 5 && Set(seen).count == 5)
        let first = try await read(fixture) { $0.order = order }
        let mark = try #require(first.pinned.first).cursor
        let part = try await read(fixture) { ($0.cursor, $0.order) = (mark, order) }
        #expect(part.comments.first?.id == ids[2])
    }

    @Test func `only what is public, at the top and one of three is pinned`() async throws {
        let fixture = try await DeskFixture()
        let ids = try await published(["a", "b", "c", "d"], fixture)
        let held = try await fixture.storage.post("held")
        let reply = try await fixture.storage.post("r", under: ids[0])
        try await fixture.storage.decide(reply.id, .approve)
        for id in ids.prefix(3) {
            _ = try await fixture.desk.setPinned(true, id, by: fixture.mona)
        }
        for (id, part) in [
            (held.id, "not public"), (reply.id, "pin 1"), (ids[3], "unpin one of 1, 2, 3"),
        ] {
            do {
                _ = try await fixture.desk.setPinned(true, id, by: fixture.mona)
                Issue.record("\(id) was pinned")
            } catch Refusal.conflict(let why) {
                #expect(why.contains(part))
            }
        }
        let again = try await fixture.desk.setPinned(true, ids[0], by: fixture.mona)
        #expect(again.batch == nil)
    }

    @Test func `pins keep the order of their making when the clock is put back`() async throws {
        let fixture = try await DeskFixture()
        let ids = try await published(["a", "b", "c"], fixture)
        for (id, step) in [(ids[2], 0), (ids[0], 0), (ids[1], -7_200)] {
            fixture.storage.pass(seconds: step)
            _ = try await fixture.desk.setPinned(true, id, by: fixture.mona)
        }
        #expect(try await read(fixture).pinned.map(\.comment.id) == [ids[2], ids[0], ids[1]])
    }

    @Test func `a hidden comment loses its pin, and undo of the pin takes it off`() async throws {
        let fixture = try await DeskFixture()
        let ids = try await published(["a", "b"], fixture)
        for id in ids { _ = try await fixture.desk.setPinned(true, id, by: fixture.mona) }
        let undone = try await fixture.desk.undo(by: fixture.mona)
        #expect(undone.decided.map(\.id) == [ids[1]])
        #expect(try await read(fixture).pinned.map(\.comment.id) == [ids[0]])
        _ = try await fixture.desk.decide(fixture.order([ids[0]], .hold), by: fixture.mona)
        #expect(try await read(fixture).pinned.isEmpty)
        _ = try await fixture.desk.decide(fixture.order([ids[0]], .approve), by: fixture.mona)
        #expect(try await read(fixture).comments.map(\.isPinned) == [false, false])
        #expect(try await fixture.desk.checkFile().allSatisfy(\.isGood))
    }

    @Test func `who pinned it is told, and no figure counts it as a decision`() async throws {
        let fixture = try await DeskFixture()
        let ids = try await published(["a"], fixture)
        _ = try await fixture.desk.setPinned(true, ids[0], by: fixture.sam)
        _ = try await fixture.desk.setPinned(false, ids[0], by: fixture.sam)
        let story = try await fixture.desk.show(ids[0], to: fixture.mona)
        #expect(story.decisions.map(\.act) == ["verdict", "approve", "pin", "unpin"])
        #expect(story.decisions.outcome?.act == "approve" && !story.isPinned)
        let stats = try await fixture.desk.stats(site: nil, days: 30, by: fixture.mona)
        #expect(stats.tally.decisions == [.approved: 1] && stats.tally.undone == 0)
    }

    @Test func `a pin is no decision: neither agreed with nor in anybody's way`() async throws {
        let fixture = try await DeskFixture()
        let id = try await published(["a"], fixture)[0]
        fixture.storage.pass(seconds: ModerationDesk.freshDecision)
        _ = try await fixture.desk.setPinned(true, id, by: fixture.mona)
        // Mona decided long ago and pinned just now.
        let second = try await fixture.desk.decide(fixture.order([id], .spam), by: fixture.sam)
        #expect(second.conflicts.isEmpty && second.decided.map(\.state) == [.spam])
        // What a policy published is a person's choice only once a person says so.
        var blog = Site(name: .usual)
        blog.policy = "blog"
        let other = try await fixture.post(fixture.submission("The kettle helped."), to: blog)
        #expect(other.receipt.state == .published)
        _ = try await fixture.desk.setPinned(true, other.receipt.id, by: fixture.mona)
        let order = fixture.order([other.receipt.id], .approve)
        #expect(try await fixture.desk.decide(order, by: fixture.mona).batch != nil)
        #expect(try await fixture.desk.decide(order, by: fixture.mona).batch == nil)
    }
}
