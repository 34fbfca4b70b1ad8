/// Which rules one stored comment met, and what became of it: what lint learns from a store (POLICIES §7).
package struct RuleRecord: Sendable, Equatable {
    /// Ids of the rules that hit, in whatever mode.
    package var rules: Set<String>
    package var policy: String
    /// A person let it stand.
    package var isGood: Bool

    package init(rules: Set<String>, policy: String, isGood: Bool) {
        (self.rules, self.policy, self.isGood) = (rules, policy, isGood)
    }
}
