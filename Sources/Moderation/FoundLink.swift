import Comments

/// A link in a text, or something a reader would take for one.
struct FoundLink: Sendable, Equatable {
    let field: MatchSpan.Field
    /// Scalars of the raw text.
    let span: Range<Int>
    /// Lower case, IDNA-encoded.
    let host: String
    /// The registrable domain, or the host where there is none.
    let domain: String
    /// Written without `http://`.
    let isBare: Bool
    /// A label of the host is beyond ASCII.
    let isPunycode: Bool
    let isIPAddress: Bool
    /// Spelled to pass a filter: `example dot com`.
    let isSpelled: Bool
}
