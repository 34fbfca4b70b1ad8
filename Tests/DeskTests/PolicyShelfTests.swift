import Comments
import Desk
import Fixtures
import Moderation
import Synchronization
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

    @Test func `whoever asks first has the policies read, and all others wait for the same`()
        async throws
    {
        let keeper = Keeper(failures: 0)
        let shelf = try shelf(ShippedFolder.strictAlone, keeper)
        #expect(keeper.calls == 0)
        let read = try await withThrowingTaskGroup(of: PoliciesInForce.self) { group in
            for _ in 1...20 { group.addTask { try await shelf.inForce } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(keeper.calls == 1)
        #expect(Set(read.map(ObjectIdentifier.init)).count == 1)
        #expect(read[0].names == ["strict"])
    }

    @Test func `nothing is judged by what could not be kept, and the next who asks tries again`()
        async throws
    {
        let keeper = Keeper(failures: 1)
        let shelf = try shelf(ShippedFolder.strictAlone, keeper)
        await #expect(throws: Refusal.busy(retryAfter: 5)) { try await shelf.inForce }
        #expect(try await shelf.inForce.names == ["strict"])
        #expect(keeper.calls == 2)
    }

    @Test func `without the shipped strict nothing is judged`() async throws {
        let shelf = try shelf(PolicyFolder(files: [:]), Keeper(failures: 0))
        await #expect(throws: PolicyFailure.self) { try await shelf.inForce }
    }

    private func shelf(_ shipped: PolicyFolder, _ keeper: Keeper) throws -> PolicyShelf {
        try PolicyShelf(
            shipped: shipped,
            readOwn: { PolicyFolder(files: [:]) },
            today: { "2026-11-24" },
            keep: { _ in try keeper.keep() },
        )
    }

    /// Keeps nothing, and fails as often as it is told.
    private final class Keeper: Sendable {
        private let failures: Int
        private let count = Mutex(0)
        var calls: Int { count.withLock(\.self) }

        init(failures: Int) { self.failures = failures }

        func keep() throws {
            let call = count.withLock { count in
                count += 1
                return count
            }
            if call <= failures { throw Refusal.busy(retryAfter: 5) }
        }
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
