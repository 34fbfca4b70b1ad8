import Comments
import Desk
import Fixtures
import Moderation
import Testing

@Suite struct PolicyShelfTests {
    private let broken = "policy: own\nrules:\n  - idd: x\n"
    private let open = """
        version: 1
        policy: own
        defaults: { outcome: approve }
        receipt: { message: waiting_for_a_person }
        rules:
          - id: never
            title: A word nobody writes
            class: quality
            when: { words: { any: [qwertzuiop] } }
            floor: hold
            tests:
              match: [ "qwertzuiop" ]
              pass: [ "hello" ]
        """

    @Test func `a broken policy leaves the old one in force and says so`() async throws {
        let fixture = try await DeskFixture(ownPolicies: true)
        fixture.own.write("own.yaml", open)
        try await fixture.desk.reloadPolicies(by: fixture.olga)
        #expect(fixture.desk.policies.sheets.flatMap(\.findings).filter(\.isError) == [])
        #expect(fixture.desk.policies.names == ["own", "strict"])
        var site = Site(name: .usual)
        site.policy = "own"
        let first = try await fixture.post(fixture.submission("One."), to: site)
        #expect(first.receipt.state == .published)
        fixture.own.write("own.yaml", broken)
        try await fixture.desk.reloadPolicies(by: fixture.olga)
        #expect(fixture.desk.policies.isStale)
        let second = try await fixture.post(fixture.submission("Two."), to: site)
        #expect(second.receipt.state == .published)
    }

    @Test func `of a comment that the policy declines only the decision is kept`() async throws {
        let fixture = try await DeskFixture(ownPolicies: true)
        let rejecting = open.replacing("floor: hold", with: "floor: reject\n    message: unkind")
        fixture.own.write("own.yaml", rejecting)
        try await fixture.desk.reloadPolicies(by: fixture.olga)
        var site = Site(name: .usual)
        site.policy = "own"
        let refused = try await fixture.refusal(fixture.submission("qwertzuiop"), to: site)
        guard case .rejected(let answer) = refused?.refusal else {
            Issue.record("not declined")
            return
        }
        #expect(answer.message?.contains("could hurt somebody") == true)
        var everything = QueueQuestion()
        everything.state = .all
        let part = try await fixture.desk.queue(everything, cursor: nil, by: fixture.olga)
        #expect(part.items.isEmpty)
        let check = try await fixture.desk.verifyLog(by: fixture.olga)
        #expect(check.isWhole)
        #expect(check.entries == 1)
    }

    @Test func `a site whose policy is missing holds everything and says why`() async throws {
        let fixture = try await DeskFixture()
        var site = Site(name: .usual)
        site.policy = "lost"
        let posted = try await fixture.post(fixture.submission("Hello."), to: site)
        #expect(posted.receipt.state == .received)
        let story = try await fixture.desk.show(posted.receipt.id, to: fixture.mona)
        #expect(story.explanation?.contains("the policy lost is not loaded") == true)
        await #expect(throws: Refusal.self) {
            try await fixture.desk.save(site, by: fixture.olga)
        }
    }
}
