import Comments
import Fixtures
import Moderation
import Storage
import Testing

@testable import Desk

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
        let inForce = try await fixture.desk.policies.inForce
        #expect(inForce.sheets.flatMap(\.findings).filter(\.isError) == [])
        #expect(inForce.names == ["own", "strict"])
        var site = Site(name: .usual)
        site.policy = "own"
        let first = try await fixture.post(fixture.submission("One."), to: site)
        #expect(first.receipt.state == .published)
        fixture.own.write("own.yaml", broken)
        try await fixture.desk.reloadPolicies(by: fixture.olga)
        #expect(try await fixture.desk.policies.inForce.isStale)
        let second = try await fixture.post(fixture.submission("Two."), to: site)
        #expect(second.receipt.state == .published)
    }

    @Test func `whoever asks first has the policies read, and all others get the same`()
        async throws
    {
        let files = OwnPolicies()
        let shelf = try shelf(ShippedFolder.strictAlone, files)
        let read = try await withThrowingTaskGroup(of: PoliciesInForce.self) { group in
            for _ in 1...20 { group.addTask { try await shelf.inForce } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(read.map(ObjectIdentifier.init)).count == 1)
        #expect(read[0].names == ["strict"])
    }

    @Test func `of many reloads at once the newest files stay in force`() async throws {
        let files = OwnPolicies()
        let shelf = try shelf(ShippedFolder.strictAlone, files)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...12 {
                let isBroken = number % 4 == 0
                let newer = open.replacing("qwertzuiop", with: "word\(number)")
                files.write("own.yaml", isBroken ? broken : newer)
                group.addTask { try await shelf.reload() }
                if number % 5 == 0 { try await group.next() }
            }
            files.write("own.yaml", open.replacing("qwertzuiop", with: "last"))
            group.addTask { try await shelf.reload() }
            try await group.waitForAll()
        }
        let inForce = try await shelf.inForce
        #expect(!inForce.isStale)
        #expect(inForce.policy(named: "own")?.canonical.contains("last") == true)
    }

    @Test func `help lines that are a year old keep no server with a file of its own from judging`()
        async throws
    {
        let files = OwnPolicies()
        files.write("own.yaml", open)
        let shelf = try PolicyShelf(
            shipped: ShippedFolder.strictAlone,
            readOwn: { files.folder },
            today: { "2029-01-01" },
        )
        #expect(try await shelf.inForce.names == ["own", "strict"])
    }

    @Test func `without the shipped strict nothing is judged`() async throws {
        let shelf = try shelf(PolicyFolder(files: [:]), OwnPolicies())
        await #expect(throws: PolicyFailure.self) { try await shelf.inForce }
    }

    private func shelf(_ shipped: PolicyFolder, _ files: OwnPolicies) throws -> PolicyShelf {
        try PolicyShelf(shipped: shipped, readOwn: { files.folder }, today: { "2026-11-24" })
    }

    @Test func `the text of a policy is kept with its first verdict`() async throws {
        let fixture = try await DeskFixture()
        let policy = try #require(try await fixture.desk.policies.inForce.policy(named: "strict"))
        let hash = policy.stamp.hash
        #expect(try await fixture.storage.store.read { try $0.policySource(hash) } == nil)
        try await fixture.post(fixture.submission("Hello."))
        let kept = try await fixture.storage.store.read { try $0.policySource(hash) }
        #expect(kept == policy.canonical)
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
