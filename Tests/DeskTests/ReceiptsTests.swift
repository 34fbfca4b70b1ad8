import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct ReceiptsTests {
    @Test func `a receipt tells what became of the comment`() async throws {
        let fixture = try await DeskFixture()
        let posted = try await fixture.post(fixture.submission("My text."))
        let token = posted.receipt.token
        let waiting = try await fixture.desk.receipt(token, languages: [])
        #expect(waiting.state == .received)
        #expect(waiting.source == "My text.")
        #expect(waiting.answer.message?.contains("a person reads it first") == true)
        var order = fixture.order([posted.receipt.id], .reject)
        order.reason = "off_topic"
        order.note = "seen before"
        _ = try await fixture.desk.decide(order, by: fixture.mona)
        let declined = try await fixture.desk.receipt(token, languages: ["es"])
        #expect(declined.state == .declined)
        #expect(declined.reason?.hasPrefix("Tu comentario") == true)
    }

    @Test func `a link opens its own comment and no other`() async throws {
        let fixture = try await DeskFixture()
        let first = try await fixture.post(fixture.submission("One text."))
        let second = try await fixture.post(fixture.submission("Another text."))
        let (number, secret) = (second.receipt.id.rawValue, first.receipt.token.dropFirst(2))
        #expect(first.receipt.token == "\(first.receipt.id.rawValue).\(secret)")
        let wrong = [
            "not-a-token", "", ".", "1.", ".\(secret)", "\(secret)", "\(number).\(secret)",
            "01.\(secret)", "+1.\(secret)", "1.\(secret)x", "9999999999999999999.\(secret)",
        ]
        for token in wrong {
            await #expect(throws: Refusal.notFound("receipt"), "\(token)") {
                try await fixture.desk.receipt(token, languages: [])
            }
        }
        let read = try await fixture.desk.receipt(first.receipt.token, languages: [])
        #expect(read.id == first.receipt.id)
    }

    @Test func `a reason that no policy has words for is told to nobody`() async throws {
        let fixture = try await DeskFixture()
        let posted = try await fixture.post(fixture.submission("My text."))
        var order = fixture.order([posted.receipt.id], .reject)
        order.reason = "off-topic"
        do {
            _ = try await fixture.desk.decide(order, by: fixture.mona)
            Issue.record("it was taken")
        } catch Refusal.invalid(let problems) {
            #expect(problems.map(\.field) == ["reason"])
            #expect(problems[0].message.contains("off_topic"))
        }
        // One that an earlier version took, or a policy had once.
        try await fixture.storage.decide(posted.receipt.id, .reject, reason: "once")
        let told = try await fixture.desk.receipt(posted.receipt.token, languages: ["en"])
        #expect(told.state == .declined && told.reason?.contains("once") == false)
    }

    @Test func `an edit is judged again and the approved text stays until it is read`()
        async throws
    {
        let fixture = try await DeskFixture()
        let posted = try await fixture.post(fixture.submission("First text."))
        let token = posted.receipt.token
        _ = try await fixture.desk.decide(
            fixture.order([posted.receipt.id], .approve),
            by: fixture.mona,
        )
        let edited = try await fixture.desk.edit(token, body: "Second text.", languages: [])
        #expect(edited.editWaits)
        #expect(edited.source == "Second text.")
        #expect(try await fixture.shown() == [.published(source: "First text.")])
        _ = try await fixture.desk.decide(
            fixture.order([posted.receipt.id], .approve),
            by: fixture.mona,
        )
        #expect(try await fixture.shown() == [.published(source: "Second text.")])
    }

    @Test func `an edit publishes nothing that a rule kept down`() async throws {
        let fixture = try await DeskFixture(ownPolicies: true)
        let trap = """
            policy: trap
            version: 1
            thresholds: { hold: 3, spam: 6 }
            rules:
              - id: trap
                title: Filled by a program
                class: technical
                when: { form: { honeypot: filled } }
                score: 9
                tests: { match: [{ text: hi, form: { honeypot: filled } }], pass: [hi] }
            """
        fixture.own.write("trap.yaml", trap)
        try await fixture.desk.reloadPolicies(by: fixture.olga)
        var site = Site(name: .usual)
        site.policy = "trap"
        try await fixture.desk.save(site, by: fixture.olga)
        var bot = fixture.submission("Bot text.")
        bot.form.honeypotFilled = true
        let posted = try await fixture.post(bot, to: site)
        let edited = try await fixture.desk.edit(
            posted.receipt.token,
            body: "Bot text 2.",
            languages: [],
        )
        #expect(edited.state == .received)
        #expect(try await fixture.shown() == [])
        let story = try await fixture.desk.show(posted.receipt.id, to: fixture.mona)
        #expect(story.item.comment.state == .spam)
    }

    @Test func `mending a typing error is no repeated text`() async throws {
        let fixture = try await DeskFixture()
        let long = "I have been surfing online for more than three hours today, and so on"
        let posted = try await fixture.post(fixture.submission(long + "."))
        let order = fixture.order([posted.receipt.id], .approve)
        _ = try await fixture.desk.decide(order, by: fixture.mona)
        _ = try await fixture.desk.edit(posted.receipt.token, body: long + "!", languages: [])
        let story = try await fixture.desk.show(posted.receipt.id, to: fixture.mona)
        #expect(story.explanation?.contains("repeated-text") == false)
    }

    @Test func `the time to edit ends`() async throws {
        let fixture = try await DeskFixture()
        let token = try await fixture.post(fixture.submission("Text.")).receipt.token
        fixture.storage.pass(seconds: 16 * 60)
        #expect(try await fixture.desk.receipt(token, languages: []).editableUntil == nil)
        await #expect(throws: Refusal.self) {
            try await fixture.desk.edit(token, body: "Late.", languages: [])
        }
    }

    @Test func `withdrawing erases and keeps the place of replies`() async throws {
        let fixture = try await DeskFixture()
        let posted = try await fixture.post(fixture.submission("Regretted words."))
        let parent = fixture.order([posted.receipt.id], .approve)
        _ = try await fixture.desk.decide(parent, by: fixture.mona)
        let reply = try await fixture.post(
            fixture.submission("An answer.", under: posted.receipt.id)
        )
        _ = try await fixture.desk.decide(
            fixture.order([reply.receipt.id], .approve),
            by: fixture.mona,
        )
        let gone = try await fixture.desk.withdraw(posted.receipt.token, languages: [])
        #expect(gone.state == .withdrawn)
        #expect(gone.source == "")
        #expect(gone.name == "")
        #expect(try await fixture.shown() == [.tombstone, .published(source: "An answer.")])
        #expect(try await fixture.desk.verifyLog(by: fixture.olga).isWhole)
        await #expect(throws: Refusal.gone("this comment")) {
            try await fixture.desk.edit(posted.receipt.token, body: "Back.", languages: [])
        }
        let conflict = try await fixture.desk.decide(parent, by: fixture.sam)
        #expect(conflict.conflicts.count == 1)
    }

    @Test func `an edit takes nobody in danger out of sight before a person has read it`()
        async throws
    {
        let fixture = try await DeskFixture()
        var site = Site(name: .usual)
        site.policy = "peer-support"
        let posted = try await fixture.post(fixture.submission("I want to die tonight"), to: site)
        let spam = "casino bonus http://a.example http://b.example http://c.example great post"
        _ = try await fixture.desk.edit(posted.receipt.token, body: spam, languages: [])
        let story = try await fixture.desk.show(posted.receipt.id, to: fixture.mona)
        #expect(story.item.comment.state == .held)
        #expect(story.item.comment.priority == .urgent)
        #expect(story.item.comment.tags.contains("crisis"))
        #expect(story.item.comment.isCovered)
    }

    @Test func `what a text alone says of danger is known before anything is counted`() async throws
    {
        let fixture = try await DeskFixture()
        let site = Site(name: .usual)
        #expect(await fixture.desk.speaksOfDanger("I want to kill myself", on: site))
        #expect(await fixture.desk.speaksOfDanger("The tea was cold", on: site) == false)
    }
}
