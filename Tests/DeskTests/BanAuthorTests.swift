import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct BanAuthorTests {
    private let day = 86_400

    /// A site whose policy publishes all but two words.
    private func house() async throws -> (fixture: DeskFixture, site: Site) {
        let fixture = try await DeskFixture(ownPolicies: true)
        fixture.own.write("plain.yaml", PlainPolicy.text)
        try await fixture.desk.policies.reload()
        var site = Site(name: .usual)
        site.policy = "plain"
        try await fixture.desk.save(site, by: fixture.olga)
        return (fixture, site)
    }

    private func ban(
        _ id: CommentID,
        for seconds: Int,
        _ fixture: DeskFixture,
    ) async throws -> Ban {
        let until = fixture.desk.now().adding(seconds: seconds)
        let order = BanOrder(until: until, reason: "names neighbours")
        return try await fixture.desk.ban(authorOf: id, order, by: fixture.sam)
    }

    @Test func `a ban by address holds what would be published, and ends by itself`() async throws {
        let (fixture, site) = try await house()
        let first = try await fixture.post(fixture.submission("One."), to: site)
        #expect(first.receipt.state == .published)
        _ = try await ban(first.receipt.id, for: day, fixture)
        let held = try await fixture.post(fixture.submission("Two."), to: site)
        #expect(held.receipt.state == .received)
        let usual = try await fixture.post(fixture.submission("Three, slowly."), to: site)
        #expect(held.receipt.answer == usual.receipt.answer)
        let story = try await fixture.desk.show(held.receipt.id, to: fixture.mona)
        #expect(story.item.why == ["held: the author is banned"])
        #expect(story.ban?.reason == "names neighbours" && story.ban?.by == "sam")
        let both = try await fixture.desk.show(usual.receipt.id, to: fixture.mona)
        #expect(both.item.why.last == "also: the author is banned")
        let spam = try await fixture.post(fixture.submission("Four, cheaply."), to: site)
        #expect(
            try await fixture.desk.show(spam.receipt.id, to: fixture.mona).item.comment.state
                == .spam
        )
        fixture.storage.pass(seconds: day)
        #expect(try await fixture.desk.bans(on: nil, by: fixture.mona).isEmpty)
        #expect(
            try await fixture.post(fixture.submission("Five."), to: site).receipt.state
                == .published
        )
    }

    @Test func `a ban by key holds whoever has the key, and nobody else`() async throws {
        let (fixture, site) = try await house()
        var one = fixture.submission("One.")
        one.remember = true
        let first = try await fixture.post(one, to: site)
        let made = try await ban(first.receipt.id, for: day, fixture)
        #expect(made.isByKey)
        var two = fixture.submission("Two.")
        two.author.email = EmailAddress("other@example.org", toASCII: TypedText.toASCII)
        two.authorKey = first.receipt.authorKey
        #expect(try await fixture.post(two, to: site).receipt.state == .received)
        let stranger = try await fixture.post(fixture.submission("Three."), to: site)
        #expect(stranger.receipt.state == .published)
        let edited = try await fixture.desk.edit(
            first.receipt.token,
            body: "Newer.",
            languages: [],
        )
        #expect(edited.editWaits)
        let ended = try await fixture.desk.unban(authorOf: first.receipt.id, by: fixture.sam)
        #expect(ended.id == made.id)
        two.body = "Four."
        #expect(try await fixture.post(two, to: site).receipt.state == .published)
    }

    @Test func `a newer ban takes the earlier one's place, and either is in the log`() async throws
    {
        let (fixture, site) = try await house()
        let id = try await fixture.post(fixture.submission("One."), to: site).receipt.id
        let first = try await ban(id, for: day, fixture)
        let second = try await ban(id, for: 30 * day, fixture)
        #expect(try await fixture.desk.bans(on: .usual, by: fixture.mona) == [second])
        await #expect(throws: Refusal.notFound("ban in force")) {
            try await fixture.desk.unban(first.id, by: fixture.sam)
        }
        _ = try await fixture.desk.unban(second.id, by: fixture.sam)
        var question = LogQuestion()
        question.subject = .ban
        let entries = try await fixture.desk.log(question, cursor: nil, by: fixture.mona).entries
        #expect(entries.map(\.act) == ["unban", "ban", "ban"])
        #expect(entries[1].reason == "until " + second.until.rfc3339)
        #expect(entries[1].note == "names neighbours")
        #expect(entries[0].undoes == entries[1].id && entries[0].subjectID == id.rawValue)
        question.reach = [SiteName(rawValue: "elsewhere") ?? .usual]
        let away = Actor(name: "eve", role: .admin, sites: question.reach)
        #expect(try await fixture.desk.log(question, cursor: nil, by: away).entries.isEmpty)
        #expect(try await fixture.desk.checkFile().allSatisfy(\.isGood))
    }

    @Test func `who took everything back is forgotten once the ban is over`() async throws {
        let (fixture, site) = try await house()
        let posted = try await fixture.post(fixture.submission("One."), to: site)
        let made = try await ban(posted.receipt.id, for: day, fixture)
        _ = try await fixture.desk.withdraw(posted.receipt.token, languages: [])
        let left = try #require(try await fixture.desk.bans(on: nil, by: fixture.mona).first)
        #expect(left.id == made.id && left.name.isEmpty && left.reason == nil)
        #expect(
            try await fixture.post(fixture.submission("Two."), to: site).receipt.state == .received
        )
        fixture.storage.pass(seconds: day)
        try await fixture.desk.sweep()
        #expect(try await fixture.desk.checkFile().allSatisfy(\.isGood))
        #expect(try await fixture.desk.verifyLog(by: fixture.olga).erased > 0)
    }

    @Test func `a ban names its time, its reason and somebody who can be known again`() async throws
    {
        let (fixture, site) = try await house()
        let id = try await fixture.post(fixture.submission("One."), to: site).receipt.id
        for seconds in [60, 400_000_000] {
            await #expect(throws: Refusal.self) { try await ban(id, for: seconds, fixture) }
        }
        let until = fixture.desk.now().adding(seconds: day)
        let (desk, mona, sam) = (fixture.desk, fixture.mona, fixture.sam)
        await #expect(throws: Refusal.self) {
            try await desk.ban(authorOf: id, BanOrder(until: until, reason: ""), by: sam)
        }
        await #expect(throws: Refusal.self) {
            try await desk.ban(authorOf: id, BanOrder(until: until, reason: "x"), by: mona)
        }
        let reply = try await desk.reply(to: id, StaffReply("Hello."), by: mona)
        await #expect(throws: Refusal.self) {
            try await desk.ban(
                authorOf: reply.comment.id,
                BanOrder(until: until, reason: "x"),
                by: sam,
            )
        }
        #expect(try await desk.bans(on: nil, by: mona).isEmpty)
    }
}
