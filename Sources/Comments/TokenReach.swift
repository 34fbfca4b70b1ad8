/// How long a moderator's token opens, and what: fixed when it is made.
package struct TokenReach: Sendable, Equatable {
    /// From this moment on it opens nothing; nil for never.
    package var expires: Timestamp?
    /// Nil for every site, those that are made later too.
    package var sites: Set<SiteName>?

    /// Sites that one token may name.
    package static let mostSites = 100

    package init(expires: Timestamp? = nil, sites: Set<SiteName>? = nil) {
        self.expires = expires
        self.sites = sites
    }
}
