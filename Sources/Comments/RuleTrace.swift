/// A condition with what every part of it came to: for `why-not`, near misses and coverage.
package struct ConditionTrace: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case all
        case any
        case atLeast(Int)
        case not
        /// A matcher or another rule.
        case leaf
    }
    package var kind: Kind
    /// How the policy says it; the name of the combinator for those.
    package var label: String
    /// `yes`, `no` or `failed`.
    package var truth: String
    /// What was found: values of the signals, a reason of a failure, hits that were taken away.
    package var detail: String
    /// Where the text was hit.
    package var spans: [MatchSpan]
    package var parts: [ConditionTrace]

    package var isTrue: Bool { truth == "yes" }
    /// Hits were there, and `unless` or `subject` took them away.
    package var isTaken = false
    /// Something in the text itself was found.
    package var foundText = false

    package init(
        kind: Kind,
        label: String,
        truth: String,
        detail: String,
        parts: [ConditionTrace],
    ) {
        self.kind = kind
        self.label = label
        self.truth = truth
        self.detail = detail
        self.parts = parts
        spans = []
    }
}

/// A rule with its whole condition and what each part came to.
package struct RuleTrace: Sendable, Equatable {
    package var rule: String
    package var title: String
    package var mode: RuleMode
    package var condition: ConditionTrace

    package init(rule: String, title: String, mode: RuleMode, condition: ConditionTrace) {
        (self.rule, self.title, self.mode, self.condition) = (rule, title, mode, condition)
    }
}

/// A rule that did not hit for the sake of one condition.
package struct NearMiss: Sendable, Equatable {
    package var rule: String
    package var title: String
    package var mode: RuleMode
    /// The one condition that failed, as the policy says it.
    package var condition: String
    /// What it found instead.
    package var detail: String

    package init(rule: String, title: String, mode: RuleMode, condition: String, detail: String) {
        (self.rule, self.title, self.mode) = (rule, title, mode)
        (self.condition, self.detail) = (condition, detail)
    }
}
