import Comments
import Fixtures
import Storage

@testable import Desk

/// A little history of a month whose figures were counted by hand, on a desk whose clock the test moves.
///
/// The clock moves a second at each question too, which no figure below shows: they are told in hours.
struct Chronicle {
    let fixture: DeskFixture
    let site: Site

    static let policy =
        PlainPolicy.text + """
              - id: in-danger
                title: A word of danger
                class: safety
                when: { words: { any: [drowning] } }
                floor: hold
                ceiling: hold
                tests: { match: [I am drowning], pass: [I am well] }
              - id: for-seniors
                title: A word that only seniors shall read
                class: abuse
                when: { words: { any: [hateful] } }
                floor: hold
                visible_to: senior
                tests: { match: [how hateful], pass: [how good] }
            """

    init() async throws {
        fixture = try await DeskFixture(ownPolicies: true)
        fixture.own.write("plain.yaml", Chronicle.policy)
        try await fixture.desk.reloadPolicies(by: fixture.olga)
        var site = Site(name: .usual)
        site.policy = "plain"
        self.site = site
    }

    @discardableResult
    func post(_ text: String) async throws -> CommentID {
        try await fixture.post(fixture.submission(text), to: site).receipt.id
    }

    func pass(hours: Int) { fixture.storage.pass(seconds: hours * 3_600) }

    func say(
        _ choice: Choice,
        _ id: CommentID,
        _ actor: Actor,
        reason: String? = nil,
    ) async throws {
        let policies = try await fixture.desk.policies.inForce
        if let reason, !policies.knowsReason(reason) {
            // Only logs of earlier versions, and of policies that are gone, have such.
            try await fixture.storage.decide(
                id,
                choice,
                batch: "once \(id.rawValue)",
                reason: reason,
                by: actor.name,
            )
            return
        }
        var order = fixture.order([id], choice)
        (order.reason, order.isForced) = (reason, true)
        let result = try await fixture.desk.decide(order, by: actor)
        guard result.decided.count == 1 else { throw Refusal.notFound("a decision in the story") }
    }

    /// Nine decisions on eight comments.
    func tell() async throws {
        let (mona, sam, desk) = (fixture.mona, fixture.sam, fixture.desk)
        // Held: read after two hours, after five, after one and overruled, never, after one with a slip.
        let first = try await post("Go slowly, one.")
        pass(hours: 2)
        try await say(.approve, first, mona)
        let second = try await post("Go slowly, two.")
        pass(hours: 5)
        try await say(.reject, second, mona, reason: "unkind")
        let third = try await post("Go slowly, three.")
        pass(hours: 1)
        try await say(.approve, third, mona)
        try await say(.reject, third, sam, reason: "he is Jonas from the mill")
        try await post("Go slowly, four.")
        let fifth = try await post("Go slowly, five.")
        pass(hours: 1)
        try await say(.approve, fifth, mona)
        try await say(.spam, fifth, sam)
        _ = try await desk.undo(by: sam)
        // Put aside: wrongly, and rightly after all.
        try await say(.approve, try await post("Buy cheaply, one."), sam)
        try await say(.approve, try await post("Buy cheaply, two."), mona)
        _ = try await desk.undo(by: mona)
        // Published, and it should not have been.
        try await say(.spam, try await post("Go well."), mona)
    }
}
