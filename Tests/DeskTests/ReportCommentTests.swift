import Comments
import Desk
import Fixtures
import Foundation
import Storage
import Testing

@Suite struct ReportCommentTests {
    /// A public comment that a policy published, and one that waits.
    private func filled() async throws -> (DeskFixture, shown: CommentID, held: CommentID) {
        let fixture = try await DeskFixture()
        let shown = try await fixture.storage.post("Call me under 030 1234567.")
        try await fixture.storage.decide(shown.id, .approve)
        let held = try await fixture.storage.post("It waits.")
        return (fixture, shown.id, held.id)
    }

    private func report(
        _ fixture: DeskFixture,
        _ id: CommentID,
        _ reason: ReaderReport.Reason,
        note: String? = nil,
        isRepeated: Bool = false,
        on page: String = "/a",
    ) async throws {
        _ = try await fixture.desk.report(
            id,
            reason,
            note: note,
            isRepeated: isRepeated,
            on: PageKey(stored: page),
            of: Site(name: .usual),
            languages: ["en"],
        )
    }

    private func reported(_ fixture: DeskFixture) async throws -> QueuePart {
        var question = QueueQuestion()
        question.state = .reported
        return try await fixture.desk.queue(question, cursor: nil, by: fixture.mona)
    }

    @Test func `a report hides nothing and waits with its reasons, the gravest first`()
        async throws
    {
        let (fixture, shown, _) = try await filled()
        try await report(fixture, shown, .spam)
        try await report(fixture, shown, .privacy, note: "That is my number.")
        try await report(fixture, shown, .privacy, isRepeated: true)
        #expect(try await fixture.shown().count == 1)
        let part = try await reported(fixture)
        #expect(part.items.map(\.comment.id) == [shown])
        #expect(part.items[0].comment.priority == .normal)
        #expect(part.items[0].why.first == "readers reported it: 1 private matters, 1 spam")
        #expect(part.reported == ReportedCount(comments: 1))
        let story = try await fixture.desk.show(shown, to: fixture.mona)
        #expect(story.reports.map(\.note) == [nil, "That is my number."])
    }

    @Test func `a worry is urgent and stands above all else, across parts of the list`()
        async throws
    {
        let (fixture, first, _) = try await filled()
        var ids = [first]
        for number in 1...3 {
            let comment = try await fixture.storage.post("Text \(number).")
            try await fixture.storage.decide(comment.id, .approve)
            ids.append(comment.id)
        }
        for id in ids { try await report(fixture, id, .abuse) }
        try await report(fixture, ids[2], .worried)
        var (question, cursor, seen) = (QueueQuestion(), String?.none, [CommentID]())
        (question.state, question.limit) = (.reported, 1)
        repeat {
            let part = try await fixture.desk.queue(question, cursor: cursor, by: fixture.mona)
            seen += part.items.map(\.comment.id)
            cursor = part.next
        } while cursor != nil
        #expect(seen == [ids[2], ids[0], ids[1], ids[3]])
        #expect(try await reported(fixture).items[0].comment.priority == .urgent)
        #expect(try await reported(fixture).reported == ReportedCount(comments: 4, urgent: 1))
    }

    @Test func `what readers of the page cannot see is not there to be reported`() async throws {
        let (fixture, shown, held) = try await filled()
        for (id, page) in [
            (held, "/a"), (CommentID(99), "/a"), (shown, "/b"), (shown, "/none"),
        ] {
            await #expect(throws: Refusal.notFound("comment")) {
                try await report(fixture, id, .abuse, on: page)
            }
        }
        #expect(try await reported(fixture).items.isEmpty)
    }

    @Test func `a decision answers the reports, also one that says what holds already`()
        async throws
    {
        let (fixture, shown, _) = try await filled()
        let (mona, order) = (fixture.mona, fixture.order([shown], .approve))
        _ = try await fixture.desk.decide(order, by: mona)
        try await report(fixture, shown, .abuse)
        let kept = try await fixture.desk.decide(order, by: mona)
        #expect(kept.decided.map(\.state) == [.approved])
        #expect(try await reported(fixture).items.isEmpty)
        let story = try await fixture.desk.show(shown, to: mona)
        #expect(story.reports.map(\.settledBy) == [kept.decided[0].version])
        _ = try await fixture.desk.undo(by: mona)
        #expect(try await reported(fixture).items.map(\.comment.id) == [shown])
    }

    @Test func `time to decision runs from the first report of what was public`() async throws {
        let (fixture, shown, _) = try await filled()
        _ = try await fixture.desk.decide(fixture.order([shown], .approve), by: fixture.mona)
        fixture.storage.pass(seconds: 50_000)
        try await report(fixture, shown, .abuse)
        fixture.storage.pass(seconds: 7_200)
        try await report(fixture, shown, .worried)
        _ = try await fixture.desk.decide(fixture.order([shown], .reject), by: fixture.mona)
        let stats = try await fixture.desk.stats(site: nil, days: 30, by: fixture.mona)
        #expect(stats.tally.waits.last.map { $0 / 3_600_000 } == 2)
        #expect(stats.reports == [.abuse: 1, .worried: 1])
        #expect(stats.reported == ReportedCount())
    }

    @Test func `of many that say the same the first are kept, and a worry still comes through`()
        async throws
    {
        let (fixture, shown, _) = try await filled()
        for _ in 0...ReaderReport.mostOpen { try await report(fixture, shown, .spam) }
        try await report(fixture, shown, .worried)
        let item = try await reported(fixture).items[0]
        #expect(
            item.reports == [
                ReportCount(reason: .worried, count: 1),
                ReportCount(reason: .spam, count: ReaderReport.mostOpen),
            ]
        )
    }

    @Test func `what readers wrote goes with the text that is erased, withdrawn or redacted`()
        async throws
    {
        let fixture = try await DeskFixture()
        let secret = "Zyxomma lives in Mill Lane"
        for isRedacted in [true, false] {
            let posted = try await fixture.post(
                fixture.submission("He is Zyxomma \(isRedacted)."),
                to: Site(name: .usual),
            )
            let id = posted.receipt.id
            _ = try await fixture.desk.decide(fixture.order([id], .approve), by: fixture.mona)
            try await report(fixture, id, .privacy, note: secret)
            if isRedacted {
                var change = TextChange("He is somebody.", reason: "privacy")
                change.erasesEarlier = true
                change.version = try await fixture.desk.show(id, to: fixture.mona).item.comment
                    .version
                _ = try await fixture.desk.edit(id, change, by: fixture.mona)
            } else {
                _ = try await fixture.desk.withdraw(posted.receipt.token, languages: [])
            }
            let reports = try await fixture.storage.store.read { try $0.reports(on: id) }
            #expect(reports.map(\.note) == [nil])
            #expect((reports[0].settledBy == nil) == isRedacted)
        }
        try fixture.storage.store.close()
        let file = try Data(contentsOf: URL(filePath: fixture.storage.folder.database))
        #expect(file.range(of: Data("Zyxomma lives".utf8)) == nil)
    }
}
