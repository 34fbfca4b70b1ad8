import Comments
import Moderation
import Testing

/// What is stored with a decision, and what moderators read (POLICIES §6).
@Suite struct ExplainTests {
    private typealias F = PolicyFixture

    private func policy() throws -> Policy {
        try F.policy(
            F.yaml(
                F.rule("one", "apple", "score: 5;tag: [fruit]")
                    + F.rule("two", "pear", "floor: hold;mode: shadow")
                    + F.rule(
                        "wish",
                        "die",
                        "floor: hold;ceiling: hold;priority: urgent",
                        class: "safety",
                    ),
                head: "thresholds: { hold: 4, spam: 9 }",
            )
        )
    }

    @Test func `the explanation is one line of sorted keys without the text`() throws {
        let policy = try policy()
        let verdict = try policy.verdict(on: "an apple, a pear; let me die")
        let lines = [
            #"{"engine": "1.0.0", "errors": [], "evidence": {"links.count": 0, "#,
            #""links.domains": 0, "text.words": 7}, "hash": "HASH", "hits": ["#,
            #"{"class": "spam", "mode": "enforce", "on": "body", "rule": "one", "score": 5, "#,
            #""spans": [[3, 8]], "title": "The word apple"}, "#,
            #"{"class": "spam", "floor": "hold", "mode": "shadow", "on": "body", "#,
            #""rule": "two", "spans": [[12, 16]], "title": "The word pear"}, "#,
            #"{"ceiling": "hold", "class": "safety", "floor": "hold", "mode": "enforce", "#,
            #""on": "body", "rule": "wish", "spans": [[25, 28]], "title": "The word die"}], "#,
            #""message": null, "outcome": "hold", "policy": "p", "priority": "urgent", "#,
            #""resources": null, "scored": "hold", "#,
            #""tags": ["fruit"], "total": 5, "trace": ["default approve", "#,
            #""score 5 -> hold", "floor hold by wish", "safety ceiling hold by wish"]}"#,
        ]
        let found = policy.explanationJSON(verdict)
        #expect(found.replacing(policy.stamp.hash, with: "HASH") == lines.joined())
    }

    @Test func `moderators read why in plain words`() throws {
        let policy = try policy()
        let verdict = try policy.verdict(on: "an apple, a pear; let me die")
        #expect(
            policy.tell(verdict) == [
                "held: the word die (wish); the word apple (one)",
                "noted without effect: two",
            ]
        )
        #expect(
            policy.tell(try policy.verdict(on: "hi")) == ["published: nothing spoke against it"]
        )
        var banned = AuthorSignals()
        banned.banned = true
        let held = try policy.verdict(on: "hi", author: banned)
        #expect(policy.tell(held) == ["held: the author is banned"])
    }

    @Test func `the same text always gives the same verdict`() throws {
        let policy = try policy()
        let first = try policy.verdict(on: "apple pear die apple")
        for _ in 0..<50 {
            let again = try policy.verdict(on: "apple pear die apple")
            #expect(again == first)
            #expect(policy.explanationJSON(again) == policy.explanationJSON(first))
        }
    }
}
