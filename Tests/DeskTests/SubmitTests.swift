import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct SubmitTests {
    private let connection = ConnectionRates(
        key: [1, 2, 3],
        retryAfter: nil,
        submitted: { _ in 1 },
    )
    private let crisis = "I want to kill myself tonight and nobody knows it."

    @Test func `a newcomer's comment waits, then a moderator publishes it`() async throws {
        let fixture = try await DeskFixture()
        let posted = try await fixture.post(fixture.submission("Thank you, that helped me."))
        #expect(posted.receipt.state == .received)
        #expect(posted.comment == nil)
        #expect(posted.receipt.answer.message?.contains("a person reads it first") == true)
        #expect(try await fixture.shown() == [])
        let part = try await fixture.desk.queue(QueueQuestion(), cursor: nil, by: fixture.mona)
        #expect(part.waiting == 1)
        #expect(part.items.map(\.source) == ["Thank you, that helped me."])
        #expect(part.items.first?.why.first?.hasPrefix("held: ") == true)
        _ = try await fixture.desk.decide(
            fixture.order([posted.receipt.id], .approve),
            by: fixture.mona,
        )
        #expect(
            try await fixture.shown() == [.published(source: "Thank you, that helped me.")]
        )
    }

    @Test func `a text that shows nothing is named as missing`() async throws {
        let fixture = try await DeskFixture()
        let refused = try await fixture.refusal(fixture.submission("[a]: https://example.org"))
        guard case .invalid(let problems) = refused?.refusal else {
            Issue.record("not refused")
            return
        }
        #expect(problems.map(\.field) == ["body"])
        #expect(problems.map(\.code) == [.required])
    }

    @Test func `the same text again is a duplicate, from elsewhere and after ten minutes`()
        async throws
    {
        let fixture = try await DeskFixture()
        let submission = fixture.submission("The same text, twice.")
        let first = try await fixture.post(submission, connection: connection)
        let click = try await fixture.post(submission, connection: connection)
        #expect(click == first)
        let elsewhere = ConnectionRates(key: [9], retryAfter: nil, submitted: { _ in 1 })
        let other = try await fixture.refusal(submission, connection: elsewhere)
        #expect(other?.refusal == .duplicate)
        fixture.storage.pass(seconds: 601)
        let late = try await fixture.refusal(submission, connection: connection)
        #expect(late?.refusal == .duplicate)
        // Another name or another parent is another comment.
        try await fixture.post(fixture.submission("The same text, twice.", name: "Bob"))
    }

    @Test func `a second click finds its comment when it was changed in between`() async throws {
        let fixture = try await DeskFixture()
        let submission = fixture.submission("The first words.")
        let first = try await fixture.post(submission, connection: connection)
        let token = first.receipt.token
        _ = try await fixture.desk.edit(token, body: "Better words.", languages: [])
        let click = try await fixture.post(submission, connection: connection)
        #expect(click == first)
        let other = fixture.submission("Better words.")
        let twin = try await fixture.refusal(other, connection: connection)
        #expect(twin?.refusal == .duplicate)
        let part = try await fixture.desk.queue(QueueQuestion(), cursor: nil, by: fixture.mona)
        #expect(part.items.map(\.source) == ["Better words."])
    }

    @Test func `a second click is answered by the comment that stands, not by one declined`()
        async throws
    {
        let fixture = try await DeskFixture()
        let submission = fixture.submission("Some words.")
        let first = try await fixture.post(submission, connection: connection)
        let order = fixture.order([first.receipt.id], .reject)
        _ = try await fixture.desk.decide(order, by: fixture.mona)
        let second = try await fixture.post(submission, connection: connection)
        #expect(second.receipt.id != first.receipt.id)
        let token = second.receipt.token
        _ = try await fixture.desk.edit(token, body: "Other words.", languages: [])
        let click = try await fixture.post(submission, connection: connection)
        #expect(click == second)
    }

    @Test func `a second click opens nothing that name and text alone could open`() async throws {
        let fixture = try await DeskFixture(ownPolicies: true)
        fixture.own.write("open.yaml", "policy: open\nversion: 1\nrules: []\n")
        try await fixture.desk.reloadPolicies(by: fixture.olga)
        var site = Site(name: .usual)
        site.policy = "open"
        var first = fixture.submission("Public words.")
        first.remember = true
        let posted = try await fixture.post(first, connection: connection, to: site)
        #expect(!posted.receipt.token.isEmpty)
        let click = try await fixture.post(first, connection: connection, to: site)
        #expect(click.receipt.id == posted.receipt.id)
        #expect(click.receipt.token.isEmpty)
        #expect(click.receipt.authorKey == nil)
        var other = first
        other.author.email = EmailAddress("eve@example.org", toASCII: TypedText.toASCII)
        let stranger = try await fixture.refusal(other, connection: connection, to: site)
        #expect(stranger?.refusal == .duplicate)
        var nameless = fixture.submission("Without an address.")
        nameless.author.email = nil
        try await fixture.post(nameless, connection: connection, to: site)
        let again = try await fixture.refusal(nameless, connection: connection, to: site)
        #expect(again?.refusal == .duplicate)
    }

    @Test func `what was withdrawn can be posted again and is stored`() async throws {
        let fixture = try await DeskFixture()
        let first = try await fixture.post(fixture.submission("Words."), connection: connection)
        _ = try await fixture.desk.withdraw(first.receipt.token, languages: [])
        let second = try await fixture.post(fixture.submission("Words."), connection: connection)
        #expect(second.receipt.id != first.receipt.id)
        let part = try await fixture.desk.queue(QueueQuestion(), cursor: nil, by: fixture.mona)
        #expect(part.items.map(\.comment.id) == [second.receipt.id])
    }

    @Test func `a title becomes public with its own comment only, and by a person`() async throws {
        let fixture = try await DeskFixture()
        var spam = fixture.submission("Buy this.")
        spam.title = "BUY PILLS NOW"
        try await fixture.post(spam)
        var honest = fixture.submission("An honest comment.")
        honest.title = "The article"
        let posted = try await fixture.post(honest)
        let key = PageKey(stored: "/a")
        func title() async throws -> String? {
            try await fixture.desk.readThread(.usual, key, ThreadQuestion()).title
        }
        #expect(try await title() == nil)
        let order = fixture.order([posted.receipt.id], .approve)
        _ = try await fixture.desk.decide(order, by: fixture.mona)
        #expect(try await title() == "The article")
    }

    @Test func `without rate limits nothing counts and nothing is missed`() async throws {
        let fixture = try await DeskFixture()
        var posting = Posting(fixture.submission("Fast."), connection: connection)
        posting.limitsRates = false
        let posted = try await fixture.desk.submit(posting, to: Site(name: .usual))
        let story = try await fixture.desk.show(posted.receipt.id, to: fixture.mona)
        #expect(story.explanation?.contains("\"errors\": []") == true)
    }

    @Test func `the same key answers the first result, another body is refused`() async throws {
        let fixture = try await DeskFixture()
        let key = SentKey(key: "k-1", body: [1])
        let first = try await fixture.post(fixture.submission("One."), key: key)
        let again = try await fixture.post(fixture.submission("One."), key: key)
        #expect(again == first)
        let other = SentKey(key: "k-1", body: [2])
        let refused = try await fixture.refusal(fixture.submission("Two."), key: other)
        #expect(refused?.refusal == .keyReused)
        fixture.storage.pass(seconds: 24 * 3_600)
        let later = try await fixture.refusal(fixture.submission("One."), key: key)
        #expect(later?.refusal == .duplicate)
    }

    @Test func `a published comment that was hidden since is still answered as published`()
        async throws
    {
        let fixture = try await DeskFixture(ownPolicies: true)
        fixture.own.write("open.yaml", "policy: open\nversion: 1\nrules: []\n")
        try await fixture.desk.reloadPolicies(by: fixture.olga)
        var site = Site(name: .usual)
        site.policy = "open"
        #expect(try await fixture.desk.policies.inForce.names.contains("open"))
        let key = SentKey(key: "k-9", body: [1])
        let first = try await fixture.post(fixture.submission("Open."), key: key, to: site)
        #expect(first.comment != nil)
        let hide = fixture.order([first.receipt.id], .hold)
        _ = try await fixture.desk.decide(hide, by: fixture.mona)
        let again = try await fixture.post(fixture.submission("Open."), key: key, to: site)
        #expect(again.receipt == first.receipt)
        #expect(again.receipt.state == .published)
        #expect(again.comment == nil)
    }

    @Test func `a duplicate under a key stays a duplicate under it`() async throws {
        let fixture = try await DeskFixture()
        try await fixture.post(fixture.submission("One."))
        let key = SentKey(key: "k-2", body: [1])
        for _ in 0..<2 {
            let refused = try await fixture.refusal(fixture.submission("One."), key: key)
            #expect(refused?.refusal == .duplicate)
        }
    }

    @Test func `a reply needs a public parent on the same page`() async throws {
        let fixture = try await DeskFixture()
        let parent = try await fixture.post(fixture.submission("Parent.")).receipt.id
        let reply = fixture.submission("Reply.", under: parent)
        #expect(try await fixture.refusal(reply)?.refusal == .noSuchParent)
        _ = try await fixture.desk.decide(fixture.order([parent], .approve), by: fixture.mona)
        let elsewhere = fixture.submission("Reply.", on: "/b", under: parent)
        #expect(try await fixture.refusal(elsewhere)?.refusal == .noSuchParent)
        let id = try await fixture.post(reply).receipt.id
        let story = try await fixture.desk.show(id, to: fixture.mona)
        #expect(story.item.comment.parent == parent)
        #expect(story.around.map(\.source) == ["Parent."])
    }

    @Test func `a closed thread takes nothing`() async throws {
        let fixture = try await DeskFixture()
        try await fixture.post(fixture.submission("First."))
        let threads = try await fixture.desk.threads(
            site: nil,
            containing: nil,
            limit: 10,
            by: fixture.olga,
        )
        let thread = try #require(threads.first?.thread.id)
        _ = try await fixture.desk.setOpen(false, thread: thread, by: fixture.mona)
        #expect(try await fixture.refusal(fixture.submission("Late."))?.refusal == .closed)
    }

    @Test func `whoever posts too fast is asked to wait, and nothing is written`() async throws {
        let fixture = try await DeskFixture()
        let fast = ConnectionRates(key: [1], retryAfter: 40, submitted: { _ in 20 })
        let refused = try await fixture.refusal(fixture.submission("Fast."), connection: fast)
        #expect(refused?.refusal == .tooMany(retryAfter: 40))
        let threads = try await fixture.desk.threads(
            site: nil,
            containing: nil,
            limit: 10,
            by: fixture.olga,
        )
        #expect(threads.isEmpty)
    }

    @Test func `somebody in danger is held, urgent and helped, neither too fast nor a duplicate`()
        async throws
    {
        let fixture = try await DeskFixture()
        let fast = ConnectionRates(key: [1], retryAfter: 40, submitted: { _ in 90 })
        for page in ["/a", "/b"] {
            let submission = fixture.submission(crisis, on: page)
            let posted = try await fixture.post(submission, connection: fast)
            #expect(posted.receipt.state == .received)
            #expect(!posted.receipt.answer.resources.isEmpty)
        }
        let again = try await fixture.post(fixture.submission(crisis))
        #expect(again.receipt.state == .received)
        let part = try await fixture.desk.queue(QueueQuestion(), cursor: nil, by: fixture.mona)
        #expect(part.items.map(\.comment.priority) == [.urgent, .urgent, .urgent])
        #expect(part.items.map(\.comment.isCovered) == [true, true, true])
    }

    @Test func `a refused text that speaks of danger is answered with help`() async throws {
        let fixture = try await DeskFixture()
        let site = Site(name: .usual)
        let desk = fixture.desk
        let answer = await desk.answer(unposted: crisis, name: "", to: site, languages: ["es"])
        #expect(!answer.resources.isEmpty)
        let plain = await desk.answer(unposted: "Hello.", name: "", to: site, languages: ["en"])
        #expect(plain == ReaderAnswer())
    }

    @Test func `only a key that we gave makes an author known`() async throws {
        let fixture = try await DeskFixture()
        var submission = fixture.submission("One.")
        submission.remember = true
        let first = try await fixture.post(submission)
        let key = try #require(first.receipt.authorKey)
        for number in 2...3 {
            var next = fixture.submission("Number \(number).")
            next.authorKey = key
            let posted = try await fixture.post(next)
            #expect(posted.receipt.state == .received)
            _ = try await fixture.desk.decide(
                fixture.order([posted.receipt.id], .approve),
                by: fixture.mona,
            )
        }
        var known = fixture.submission("Now you know me.")
        known.authorKey = key
        let published = try await fixture.post(known)
        #expect(published.receipt.state == .published)
        #expect(published.comment?.comment.shape == .published(source: "Now you know me."))
        // The same address without the key is a newcomer.
        let typed = try await fixture.post(fixture.submission("It is really me."))
        #expect(typed.receipt.state == .received)
    }
}
