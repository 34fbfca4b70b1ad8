import Comments

/// Sites as one argument of a statement, whose text then stays the same for any number of them.
extension Set<SiteName> {
    /// Names have no character that JSON would escape.
    var json: String {
        "[" + map { "\"\($0.rawValue)\"" }.sorted().joined(separator: ",") + "]"
    }
}

/// True where `:sites` is not given, or names what the expression gives.
///
/// - Parameter site: An expression that gives a site's name; NULL is none of them.
func isOfSites(_ site: String) -> String {
    "(:sites IS NULL OR (\(site) IN (SELECT value FROM json_each(:sites))) IS TRUE)"
}

/// The site of the comment whose number an expression gives.
func siteOfComment(_ id: String) -> String {
    """
    (SELECT thread.site FROM comment JOIN thread ON thread.id = comment.thread \
    WHERE comment.id = \(id))
    """
}
