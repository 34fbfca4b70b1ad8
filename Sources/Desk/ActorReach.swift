package import Comments
import Storage

extension Actor {
    /// Refuses with a sentence when the role is too low.
    ///
    /// - Parameter everywhere: It concerns the whole service, which is nothing for a token that names its sites.
    package func needs(_ role: Role, everywhere: Bool = false) throws(Refusal) {
        guard self.role >= role else {
            throw .forbidden(
                "this needs the role \(role.rawValue), and yours is \(self.role.rawValue)"
            )
        }
        guard everywhere, let sites else { return }
        let names = sites.map(\.rawValue).sorted().joined(separator: ", ")
        throw .forbidden("this concerns every site, and your token is only for: \(names)")
    }

    package func reaches(_ site: SiteName) -> Bool { sites?.contains(site) ?? true }

    /// The sites of a list that is asked for one of them, or for all; nil for every site there is.
    func sites(narrowedTo site: SiteName?) -> Set<SiteName>? {
        guard let site else { return sites }
        return reaches(site) ? [site] : []
    }
}

extension Reading {
    /// The actor may know that there is such a comment.
    func shows(_ comment: StoredComment, to actor: Actor) throws -> Bool {
        guard !comment.isQuarantined || actor.role >= .senior else { return false }
        guard actor.sites != nil else { return true }
        return try thread(comment.thread).map { actor.reaches($0.site) } ?? false
    }
}
