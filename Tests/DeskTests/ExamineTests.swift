import Comments
import Desk
import Fixtures
import Moderation
import Storage
import Testing

/// What moderators learn of a verdict afterwards, and what the desk finds out for the rules.
@Suite struct ExamineTests {
    private func posted(
        _ fixture: DeskFixture,
        _ text: String,
        connection: ConnectionRates? = nil,
        to site: Site = Site(name: .usual),
    ) async throws -> CommentID {
        try await fixture.post(fixture.submission(text), connection: connection, to: site).receipt
            .id
    }

    @Test func `the rule that nearly hit is told with the one condition that failed`() async throws
    {
        let fixture = try await DeskFixture()
        let id = try await posted(fixture, "Great post, it describes my group exactly")
        let story = try await fixture.desk.show(id, to: fixture.mona)
        let examination = try #require(try await fixture.desk.examine(story))
        #expect(examination.isSamePolicy)
        let miss = try #require(examination.nearly.first { $0.rule == "seo-praise" })
        #expect(miss.condition.hasPrefix("any of links { count: '>= 1'"))
    }

    @Test func `a rule is told whole, with what each condition came to`() async throws {
        let fixture = try await DeskFixture()
        let id = try await posted(fixture, "see http://a.example")
        let (_, rule) = try await fixture.desk.whyNot(
            id,
            rule: "links-unknown-author",
            to: fixture.mona,
        )
        #expect(rule.condition.truth == "yes")
        #expect(rule.condition.parts.map(\.truth) == ["yes", "yes"])
        #expect(rule.condition.parts[1].detail == "author.approved is 0, author.proven is false")
        await #expect(throws: Refusal.self) {
            try await fixture.desk.whyNot(id, rule: "no-such-rule", to: fixture.mona)
        }
    }

    @Test func `a verdict on an address is looked into without the address`() async throws {
        let fixture = try await DeskFixture()
        var submission = fixture.submission("Hello all")
        submission.author.email = EmailAddress("a@mailinator.com", toASCII: TypedText.toASCII)
        let id = try await fixture.post(submission).receipt.id
        let (_, rule) = try await fixture.desk.whyNot(
            id,
            rule: "disposable-address",
            to: fixture.mona,
        )
        #expect(rule.condition.truth == "yes")
        let story = try await fixture.desk.show(id, to: fixture.mona)
        #expect(story.explanation?.contains("mailinator") == false)
    }

    @Test func `a withdrawn comment is not looked into`() async throws {
        let fixture = try await DeskFixture()
        let posted = try await fixture.post(fixture.submission("Great post about my group"))
        _ = try await fixture.desk.withdraw(posted.receipt.token, languages: [])
        let story = try await fixture.desk.show(posted.receipt.id, to: fixture.mona)
        #expect(try await fixture.desk.examine(story) == nil)
    }

    private let places = """
        policy: places
        rules:
          - id: old
            title: Old article
            class: quality
            when: { article: { age: "> 30d", tag: grief } }
            floor: hold
            tag: [old]
            tests: { match: [{ text: x, article: { age: 31d, tag: grief } }], pass: [x] }
          - id: net
            title: A network
            class: technical
            when: { network: { cidr: 192.0.2.0/24 } }
            floor: hold
            tag: [net]
            tests: { match: [{ text: x, network: listed }], pass: [x] }
          - id: echo
            title: Says what the comment above says
            class: quality
            when: { all: [{ words: { any: [tea], on: parent } }, { words: { any: [tea] } }] }
            floor: hold
            tag: [echo]
            tests: { match: [{ text: tea, parent: more tea }], pass: [tea] }
          - id: own
            title: Answers themselves in a crowd
            class: quality
            when:
              thread: { participants: ">= 1", replies_last: { window: 1h, count: ">= 1" } }
            floor: hold
            tag: [crowd]
            tests:
              match: [{ text: x, thread: { participants: 1, replies_last: { 1h: 1 } } }]
              pass: [x]
        """

    @Test func `pages, networks, the comment above and the crowd reach the rules`() async throws {
        let fixture = try await DeskFixture(ownPolicies: true)
        fixture.own.write("places.yaml", places)
        try await fixture.desk.policies.reload()
        var site = Site(name: .usual)
        site.policy = "places"
        let published = Timestamp(rawValue: fixture.storage.now().rawValue - 40 * 86_400_000)
        site.articles = [
            PageKey(stored: "/a"): ArticleFacts(published: published, tags: ["grief"])
        ]
        let listed = ConnectionRates(
            key: [1],
            retryAfter: nil,
            submitted: { _ in 1 },
            isWithin: { $0.networks == ["192.0.2.0/24"] },
        )
        let first = try await posted(fixture, "Some tea", connection: listed, to: site)
        let story = try await fixture.desk.show(first, to: fixture.mona)
        #expect(story.item.comment.tags == ["old", "net"])
        _ = try await fixture.desk.decide(fixture.order([first], .approve), by: fixture.mona)
        let reply = fixture.submission("More tea", under: first)
        let second = try await fixture.post(reply, to: site).receipt.id
        let told = try await fixture.desk.show(second, to: fixture.mona)
        #expect(told.item.comment.tags == ["old", "echo", "crowd"])
        // Without settings the page is as old as its first comment.
        site.articles = [:]
        let third = try await posted(fixture, "Something else", to: site)
        let last = try await fixture.desk.show(third, to: fixture.mona)
        #expect(last.item.comment.tags == ["crowd"])
    }

    @Test func `redactions are proposed, and what is stored stays as it was`() async throws {
        let fixture = try await DeskFixture()
        var site = Site(name: .usual)
        site.policy = "peer-support"
        let id = try await posted(fixture, "Call me any time: 07700 900142", to: site)
        let story = try await fixture.desk.show(id, to: fixture.mona)
        #expect(
            story.explanation?.contains(
                #""redactions": [{"kind": "phone", "rule": "contact-details", "#
                    + #""spans": [[18, 30]]}]"#
            ) == true
        )
        #expect(story.item.source == "Call me any time: 07700 900142")
    }

    @Test func `rules that never hit or always meet are told from the store`() async throws {
        let fixture = try await DeskFixture()
        for number in 0..<210 {
            let text = number < 25 ? "see http://a\(number).example" : "a quiet evening \(number)"
            _ = try await posted(fixture, text)
        }
        let sheets = try await fixture.desk.sheetsWithRecords(by: fixture.olga)
        let strict = try #require(sheets.first { $0.name == "strict" })
        let found = strict.findings.map { "\($0.code) \($0.message)" }
        #expect(found.contains { $0.hasPrefix("P108 \"links-many\" hit none of 210") })
        #expect(!found.contains { $0.contains("crisis-first-person") })
        #expect(!found.contains { $0.contains("\"links-unknown-author\" hit none") })
    }
}
