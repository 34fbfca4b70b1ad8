import Comments
import Fixtures
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Storage

/// How SQLite answers every query of the hot ways: reading a thread, taking a submission, deciding, the queue.
///
/// The queries are those that really ran: the connection is asked to tell each of them.
@Suite struct QueryPlanTests {
    private typealias Entry = LogEntry

    @Test func `no hot query walks a table`() async throws {
        let plans = try await plans()
        #expect(plans.count >= 40)
        let walks = plans.filter { plan in
            plan.steps.contains { $0.hasPrefix("SCAN ") && !isAllowed($0) }
        }
        #expect(walks.map(\.text) == [])
    }

    @Test func `the plans are those we know`() async throws {
        let version = try await StoreFixture().store.pool.read {
            try String.fetchOne($0, sql: "SELECT sqlite_version()") ?? ""
        }
        let told = "SQLite \(version)\n\n" + (try await plans()).map(\.text).joined(separator: "\n")
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Snapshots/query-plans.txt")
        if ProcessInfo.processInfo.environment["AFTERWORD_RECORD"] == "1" {
            try Data(told.utf8).write(to: file)
        }
        let known = try String(contentsOf: file, encoding: .utf8)
        // Another SQLite words its plans otherwise; that none of them walks a table is asked of every one.
        guard known.hasPrefix("SQLite \(version)\n") else { return }
        #expect(told == known)
    }

    /// Walks that are short whatever the table holds.
    private func isAllowed(_ step: String) -> Bool {
        // The newest public comments, from the end of their own index, as many as were asked for.
        // Of all reports those that are open.
        step == "SCAN comment USING INDEX publicComment" || step == "SCAN openReport"
            // Rules in one explanation, and no table at all.
            || step.hasPrefix("SCAN json_each ") || step == "SCAN CONSTANT ROW"
    }

    private struct Plan {
        var sql: String
        var steps: [String]
        var text: String { sql + "\n" + steps.map { "    " + $0 }.joined(separator: "\n") + "\n" }
    }

    private func plans() async throws -> [Plan] {
        let fixture = try await StoreFixture()
        let statements = try await statements(of: fixture)
        return try await fixture.store.pool.read { database in
            try statements.map { sql in
                // A plan asks for no values: unbound is NULL.
                let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
                statement.setUncheckedArguments(StatementArguments())
                let rows = try Row.fetchAll(statement)
                return Plan(sql: sql, steps: rows.map { $0["detail"] })
            }
        }
    }

    /// Every different statement of a scripted run, as SQLite was given it.
    private func statements(of fixture: StoreFixture) async throws -> [String] {
        let seen = Mutex<Set<String>>([])
        try await fixture.store.pool.writeWithoutTransaction { database in
            database.trace { event in
                guard case .statement(let statement) = event else { return }
                let sql = statement.sql.split(whereSeparator: \.isWhitespace)
                    .joined(separator: " ")
                seen.withLock { _ = $0.insert(sql) }
            }
        }
        try await run(on: fixture)
        try await fixture.store.pool.writeWithoutTransaction { $0.trace(nil) }
        let questions = ["SELECT", "INSERT", "UPDATE", "DELETE"]
        return seen.withLock { all in
            all.filter { sql in questions.contains { sql.hasPrefix($0) } }.sorted()
        }
    }

    private func run(on fixture: StoreFixture) async throws {
        let parent = try await fixture.post("a parent")
        try await fixture.decide(parent.id, .approve)
        let reply = try await fixture.post("a reply", under: parent.id)
        try await fixture.decide(reply.id, .approve)
        try await fixture.decide(reply.id, .spam)
        let waiting = try await fixture.post("it waits")
        let now = fixture.now()
        try await fixture.store.write { transaction in
            try submit(transaction, parent, at: now)
            try read(transaction.reading, parent, at: now)
            let report = ReaderReport(at: now, reason: .abuse, note: "Look.")
            try transaction.insert(report, on: parent.id)
            try transaction.settleReports(on: parent.id, by: parent.version)
            try transaction.reopenReports(on: parent.id, settledBy: parent.version)
            try queue(transaction.reading, waiting)
            try figures(transaction.reading, waiting, at: now)
        }
    }

    /// What a submission asks besides what storing it does.
    private func submit(
        _ transaction: Transaction,
        _ parent: StoredComment,
        at now: Timestamp,
    ) throws {
        let reading = transaction.reading
        let key = IdempotencyKey(key: "k", body: [1])
        let end = now.adding(seconds: 60)
        try transaction.keep([1, 2, 3], for: key, site: .usual, until: end)
        let token = try transaction.grant(.receipt, secret: "secret", to: parent.id, at: now)
        _ = try reading.comment(behind: token, kind: .receipt, at: now)
        let author = try transaction.newProvenAuthor(key: "author", site: .usual, at: now)
        _ = try reading.provenAuthor(key: "author", site: .usual)
        var needs = SignalNeeds()
        needs.rejectionWindows = [86_400]
        _ = try reading.authorSignals(proven: author, typed: nil, needs: needs, at: now)
        _ = try reading.isBanned(typedAuthor: parent.typedAuthor, at: now)
        let facts = TextFacts(
            exact: "x",
            similar: 7,
            length: 40,
            linkDomains: ["a.example"],
        )
        _ = try transaction.storedAnswer(
            key,
            with: facts,
            thread: parent.thread,
            site: .usual,
            at: now,
        )
        _ = try transaction.storedAnswer(key, site: .usual, at: now)
        try transaction.findAnswersByKey(of: parent.id)
        try count(reading, parent, author, facts, at: now)
        _ = try reading.participants(in: parent.thread)
        _ = try reading.comments(in: parent.thread, since: now)
        _ = try reading.beginning(of: parent.thread)
        let submission = Submission(
            site: .usual,
            page: PageKey(stored: "/a"),
            author: TypedAuthor(name: "Ada"),
            body: "a parent",
        )
        _ = try reading.hasTwin(submission, facts: facts, thread: parent.thread, parent: nil)
    }

    private func count(
        _ reading: Reading,
        _ parent: StoredComment,
        _ author: Int64,
        _ facts: TextFacts,
        at now: Timestamp,
    ) throws {
        for key in RateQuestion.Key.allCases {
            for kind in RateQuestion.Kind.allCases {
                _ = try reading.rate(
                    RateQuestion(key: key, window: 600, kind: kind),
                    thread: parent.thread,
                    site: .usual,
                    provenAuthor: author,
                    linkDomains: facts.linkDomains,
                    at: now,
                )
            }
        }
        for scope in DuplicateQuestion.Scope.allCases {
            for distance in [0, 3] {
                _ = try reading.duplicates(
                    DuplicateQuestion(scope: scope, window: 600, distance: distance, minimum: 20),
                    facts: facts,
                    thread: parent.thread,
                    site: .usual,
                    provenAuthor: author,
                    at: now,
                )
            }
        }
    }

    private func read(_ reading: Reading, _ comment: StoredComment, at now: Timestamp) throws {
        let thread = try #require(try reading.thread(comment.thread))
        for order in [ThreadOrder.oldest, .newest] {
            _ = try reading.listedComments(thread, order: order, after: nil, limit: 2)
            try placed(reading, comment, order)
        }
        _ = try reading.publicComment(comment.id)
        _ = try reading.latest(.usual, limit: 5)
        _ = try reading.latest(in: thread, limit: 5)
        _ = try reading.counts(.usual, [PageKey(stored: "/a")])
        _ = try reading.comment(behind: "secret", kind: .receipt, at: now)
        _ = try reading.source(of: comment.id, revision: 1)
        _ = try reading.ancestors(of: comment)
        _ = try reading.neighbours(of: comment, each: 3)
        _ = try reading.replies(to: comment.id, thread: comment.thread)
    }

    /// Where a permalink leads.
    private func placed(
        _ reading: Reading,
        _ comment: StoredComment,
        _ order: ThreadOrder,
    ) throws {
        let thread = comment.thread
        let place = try #require(try reading.listedPlace(of: comment.id, in: thread))
        for isOfBranch in [false, true] {
            _ = try reading.isWithin(2, place, in: thread, order: order, isOfBranch: isOfBranch)
        }
        _ = try reading.listedPlace(before: place, in: thread)
        _ = try reading.pinnedComments(in: thread)
    }

    private func queue(_ reading: Reading, _ comment: StoredComment) throws {
        for order in [QueueQuestion.Order.priority, .oldest, .newest] {
            var question = QueueQuestion()
            question.order = order
            _ = try reading.queue(question)
            _ = try reading.queueCount(question)
        }
        for history in QueueQuestion.AuthorHistory.allCases {
            var question = QueueQuestion()
            question.history = history
            question.tag = "worried"
            question.text = #"tea "at our place""#
            question.site = .usual
            question.reach = [.usual]
            question.page = "/a"
            question.written = Period(since: comment.created, until: comment.created)
            _ = try reading.queue(question)
        }
        try reported(reading, comment)
        try walked(reading)
        _ = try reading.queueItem(comment)
        _ = try reading.log(of: .comment, comment.id.rawValue)
        _ = try reading.newestBatch(of: "mona", sites: nil)
        _ = try reading.counts(typedAuthor: 1)
    }

    /// What readers reported, and what is known of each report.
    private func reported(_ reading: Reading, _ comment: StoredComment) throws {
        var question = QueueQuestion()
        (question.state, question.after) = (.reported, QueueCursor(priority: 1, id: 1))
        _ = try reading.queue(question)
        _ = try reading.queueCount(question)
        _ = try reading.reports(on: comment.id)
        _ = try reading.hasOpenReports(on: comment.id)
        _ = try reading.reportedCount(sites: [.usual], showsQuarantined: false)
        let period = Period(days: 1, endingAt: comment.created)
        _ = try reading.reportsReceived(in: period, sites: [.usual])
    }

    /// Words looked for in memory, few found and many, and letters of a language.
    private func walked(_ reading: Reading) throws {
        var reading = reading
        reading.waiting = WaitingTexts()
        var question = QueueQuestion()
        question.text = "it"
        for few in [0, 9] {
            let found = try reading.found(question, few: few)
            _ = try reading.queue(question, found: found?.numbers)
            _ = try reading.queueCount(question, found: found?.numbers)
        }
        question.scripts = ScriptFilter(languageIn: [.han])
        question.text = nil
        _ = try reading.queue(question)
    }

    /// The log and what is counted of it, narrowed in each way that has an index of its own.
    private func figures(
        _ reading: Reading,
        _ comment: StoredComment,
        at now: Timestamp,
    ) throws {
        for sites in [nil, Set([SiteName.usual])] {
            let period = Period(days: 30, endingAt: now)
            try reading.decisions(in: period, sites: sites) { _ in }
            _ = try reading.approvals(in: period, sites: sites)
            _ = try reading.waitingCounts(sites: sites, showsQuarantined: false)
            _ = try reading.spamCount(sites: sites)
        }
        _ = try reading.decisions(on: comment.id.rawValue, before: comment.version)
        var question = LogQuestion()
        _ = try reading.log(question)
        (question.since, question.until) = (now, now)
        question.after = LogCursor(at: now, id: 1)
        _ = try reading.log(question)
        question.actor = "mona"
        _ = try reading.log(question)
        question.id = comment.id.rawValue
        _ = try reading.log(question)
    }
}
