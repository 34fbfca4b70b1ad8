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
    var matchers = 0
    /// `local.yaml` lies over it, so that the case files of the shipped policy do not speak of it.
    var isChangedLocally = false
    /// The file in its one spelling, for the hash.
    var canonical = ""

    struct Thresholds: Sendable {
        var hold = 4.0
        var spam = 10.0
    }

    /// The key in `resources/` that `receipt: { resources: always }` shows.
    static let usualResources = "crisis"
}
