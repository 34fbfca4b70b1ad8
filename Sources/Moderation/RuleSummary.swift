package import Comments

/// A rule as moderators see it in a list.
package struct RuleSummary: Sendable, Equatable {
    package var id: String
    package var title: String
    package var ruleClass: RuleClass
    package var mode: RuleMode
    package var why: String?

    package init(id: String, title: String, ruleClass: RuleClass, mode: RuleMode, why: String?) {
        self.id = id
        self.title = title
        self.ruleClass = ruleClass
        self.mode = mode
        self.why = why
    }
}
