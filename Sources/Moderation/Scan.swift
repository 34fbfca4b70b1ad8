package import Comments

/// What one pass over a text found: the costly part of a verdict, made outside the writer.
package struct Scan: Sendable {
    package let facts: TextFacts
    /// Registrable domains, sorted: what the rates of link domains are asked for.
    package var linkDomains: [String] { facts.linkDomains }
    /// The text prints as nothing at all: a link definition, or only invisible characters.
    package let showsNothing: Bool
    /// The policy it was made for; another one cannot read it.
    let policy: PolicyStamp
    /// By number of the text matcher.
    let answers: [ScanAnswer]
    /// Where the kinds stand that some rule proposes to black out.
    let details: [PersonalKind: [MatchSpan]]
    let evidence: [String: EvidenceValue]
    /// The step budget was used up: nothing here can be relied on.
    let failure: String?
}

/// What one text matcher said.
enum ScanAnswer: Sendable, Equatable {
    case miss
    case hit([MatchSpan])
    /// Something was there, and `unless` or `subject` took every place of it away: a miss that can be explained.
    case taken([MatchSpan])
    /// Could not be computed: at least hold.
    case failed(String)
}
