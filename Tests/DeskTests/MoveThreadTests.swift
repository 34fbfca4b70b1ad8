import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct MoveThreadTests {
    private func key(_ text: String) -> PageKey { PageKey(stored: text) }

    /// A desk with a public comment on `/a`, and its thread.
    private func house() async throws -> (fixture: DeskFixture, thread: ThreadID) {
        let fixture = try await DeskFixture()
        let comment = try await fixture.storage.post("one")
        try await fixture.storage.decide(comment.id, .approve)
        return (fixture, comment.thread)
    }

    private func read(_ page: String, _ fixture: DeskFixture) async throws -> ThreadReading {
        try await fixture.desk.readThread(.usual, key(page), ThreadQuestion())
    }

    private func move(_ id: ThreadID, _ page: String, _ fixture: DeskFixture) async throws {
        _ = try await fixture.desk.move(id, to: key(page), by: fixture.sam)
    }

    @Test func `a chain of moves leaves every earlier page leading to the conversation`()
        async throws
    {
        let (fixture, thread) = try await house()
        for page in ["/b", "/c"] { try await move(thread, page, fixture) }
        for page in ["/a", "/b", "/c"] {
            let reading = try await read(page, fixture)
            #expect(reading.key == key("/c") && reading.comments.count == 1)
        }
        let counts = try await fixture.desk.counts(.usual, ["/a", "/c", "/d"].map(key))
        #expect(counts == [key("/a"): 1, key("/c"): 1, key("/d"): 0])
        let pages = try await fixture.desk.pages(site: nil, after: ThreadID(0), by: fixture.mona)
        #expect(pages.map(\.key) == ["/c", "/a", "/b"].map(key))
        try await move(thread, "/a", fixture)
        #expect(try await read("/c", fixture).key == key("/a"))
        #expect(try await fixture.desk.checkFile().allSatisfy(\.isGood))
    }

    @Test func `what is posted to an earlier page stands in the one conversation`() async throws {
        let (fixture, thread) = try await house()
        try await move(thread, "/b", fixture)
        let reply = fixture.submission("an answer", on: "/a", under: CommentID(1))
        let posted = try await fixture.post(reply)
        let story = try await fixture.desk.show(posted.receipt.id, to: fixture.mona)
        #expect(story.item.key == key("/b") && story.item.comment.thread == thread)
        let placed = try await fixture.desk.publicComment(
            CommentID(1),
            on: key("/a"),
            of: Site(name: .usual),
        )
        #expect(placed?.key == key("/b"))
    }

    @Test func `a page with a conversation takes no other, and says the way out`() async throws {
        let (fixture, thread) = try await house()
        let other = try await fixture.storage.post("elsewhere", on: "/b").thread
        for (page, part) in [("/b", "move that one elsewhere first")] {
            await #expect(throws: Refusal.self) { try await move(thread, page, fixture) }
            do { try await move(thread, page, fixture) } catch Refusal.conflict(let why) {
                #expect(why.contains(part))
            }
        }
        try await move(other, "/c", fixture)
        do {
            try await move(thread, "/b", fixture)
            Issue.record("moved onto an earlier page of another")
        } catch Refusal.conflict(let why) {
            #expect(why.contains("/b leads to conversation 2 on /c"))
        }
        #expect(try await read("/b", fixture).key == key("/c"))
    }

    @Test func `only seniors move, it is logged, and an address goes along`() async throws {
        let (fixture, thread) = try await house()
        var submission = fixture.submission("two")
        submission.url = "https://site.example/a/?x=1"
        try await fixture.post(submission)
        await #expect(throws: Refusal.self) {
            try await fixture.desk.move(thread, to: key("/b"), by: fixture.mona)
        }
        try await move(thread, "/b", fixture)
        #expect(try await read("/a", fixture).url == "https://site.example/b/")
        var question = LogQuestion()
        (question.subject, question.id) = (.thread, thread.rawValue)
        let entries = try await fixture.desk.log(question, cursor: nil, by: fixture.mona).entries
        #expect(entries.map(\.act) == ["move"] && entries.first?.reason == "from /a to /b")
    }
}
