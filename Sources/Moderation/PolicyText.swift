import Comments

/// One policy file as it was read: rules and settings, nothing compiled (POLICIES §3, §10).
struct PolicyText: Sendable {
    var name: String
    var usual: Outcome = .approve
    var thresholds = Thresholds()
    /// The most, for trust the least, that the scores of one class add.
    var caps: [RuleClass: Double] = [:]
    var receipt: String?
    /// Help lines on every answer, found or not.
    var alwaysHelps = false
    var rules: [Rule] = []
    var cases: [PolicyTest] = []
    /// `local.yaml` lies over it, so that the case files of the shipped policy do not speak of it.
    var isChangedLocally = false

    struct Thresholds: Sendable {
        var hold = 4.0
        var spam = 10.0
    }

    /// The key in `resources/` that `receipt: { resources: always }` shows.
    static let usualResources = "crisis"

    /// All that decides about a verdict, in one spelling: what a policy builds upon is as if written out, the order
    /// of rules does not matter, and remarks and tests are left out (POLICIES §8).
    var canonical: JSONText {
        [
            "name": .text(name), "default": .text(usual.name),
            "thresholds": ["hold": .number(thresholds.hold), "spam": .number(thresholds.spam)],
            "caps": .map(caps.map { ($0.rawValue, .number($1)) }),
            "receipt": receipt.map(JSONText.text) ?? .null, "helps": .flag(alwaysHelps),
            "rules": .list(
                rules.sorted { $0.id < $1.id }.map { rule in
                    [
                        "id": .text(rule.id), "mode": .text(rule.mode.rawValue),
                        "score": .number(rule.score), "says": .text(rule.canonical),
                    ]
                }
            ),
        ]
    }
}
