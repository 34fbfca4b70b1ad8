package import Comments

/// A policy that was read, checked and tested, here or when the program was built: it judges submissions.
package struct Policy: Sendable {
    package let stamp: PolicyStamp
    /// What it wants to know besides the text.
    package let needs: SignalNeeds
    /// The text behind the hash: what is kept so that an old decision can be run again.
    package let canonical: String

    /// Version of this engine; its major part is in every hash.
    package static let engine = "1.0.0"

    var text: PolicyText
    /// Indices of the rules in an order in which each can be judged.
    let order: [Int]
    /// By number of the text matcher.
    let probes: [Probe]
    let lexicon: Lexicon
    /// What finds the kinds that rules propose to black out.
    let redactions: [PersonalKind: Finder]
    let messages: Messages
    let resources: [String: HelpFile]

    /// The policies of a folder: every YAML file at its top but the site's own `local.yaml`.
    package static func names(in folder: PolicyFolder) -> [String] {
        folder.names(in: "", ending: ".yaml").filter { $0 != "local" }
    }

    package var rules: [RuleSummary] {
        text.rules.map { rule in
            RuleSummary(
                id: rule.id,
                title: rule.title,
                ruleClass: rule.ruleClass,
                mode: rule.mode,
                why: rule.why,
            )
        }
    }
}

/// A policy, unless something kept it from loading, and everything lint found.
package struct PolicyLoad: Sendable {
    /// Nil if, and only if, one of the findings is an error.
    package var policy: Policy?
    package var findings: [Finding]

    package init(policy: Policy?, findings: [Finding]) {
        self.policy = policy
        self.findings = findings
    }
}
