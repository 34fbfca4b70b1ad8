import Comments
import Pages

/// Which page a classic form is for, and where its reader goes afterwards (SETTLED 1 and 2).
struct PageOfForm {
    let form: TypedForm
    let site: Site
    let referer: String?
    let ownOrigin: String?
    /// Where the form itself stands, when that is not with us.
    var foreignOrigin: String?

    /// A key, a number of the site's map, or `/?p=N` as WordPress itself understands it.
    var key: PageKey? {
        if let typed = form.filled("comment_post_ID") {
            guard typed.allSatisfy(\.isNumber) else { return PageKey.canonical(typed) }
            return site.pageNumbers[typed] ?? PageKey.canonical("/?p=" + typed)
        }
        if let address = form.filled("redirect_to"), hasAllowedOrigin(address) {
            return PageKey.canonical(address)
        }
        guard let referer, hasAllowedOrigin(referer), hasPath(referer) else { return nil }
        return PageKey.canonical(referer)
    }

    /// The page to go back to; nil where nobody we may believe said.
    var returnAddress: String? {
        if let address = form.filled("redirect_to") {
            if isOwnPath(address) {
                return foreignOrigin.flatMap { OriginText($0)?.text }.map { $0 + address }
                    ?? address
            }
            if hasAllowedOrigin(address) { return address }
        }
        guard let referer, hasAllowedOrigin(referer), hasPath(referer) else { return nil }
        return referer
    }

    /// A page of the site itself, where its own script can show what waits.
    var siteAddress: String? {
        returnAddress.flatMap { address in
            site.origins.contains { OriginText($0) == OriginText(address) } ? address : nil
        }
    }

    /// Where a published comment is seen: on the page its reader came from, on ours in the part that it stands in.
    func place(
        of id: CommentID,
        on key: PageKey,
        at address: String,
        _ context: PageContext,
    ) -> String {
        let bare = address.prefix { $0 != "#" }
        let parts = bare.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let own = context.threadPath(key)
        let ownPath = own.prefix { $0 != "?" }
        let host = ownOrigin?.dropLast(context.base.utf8.count) ?? ""
        guard parts[0] == ownPath || parts[0] == host + ownPath else {
            return "\(bare)#comment-\(id.rawValue)"
        }
        let isNewest = parts.last?.split(separator: "&").contains("sort=newest") == true
        let order = isNewest ? "&sort=newest" : ""
        return Permalinks(ours: parts[0] + own.dropFirst(ownPath.count) + order).link(to: id)
    }

    private func isOwnPath(_ text: String) -> Bool {
        text.hasPrefix("/") && !text.hasPrefix("//") && !text.contains("\\")
            && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    }

    private func hasAllowedOrigin(_ address: String) -> Bool {
        guard let origin = OriginText(address),
            address.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
        else { return false }
        return site.origins.contains { OriginText($0) == origin }
            || ownOrigin.map { OriginText($0) == origin } ?? false
    }

    private func hasPath(_ address: String) -> Bool {
        guard let mark = address.firstRange(of: "://") else { return false }
        let rest = address[mark.upperBound...]
        guard let slash = rest.firstIndex(of: "/") else { return false }
        return rest.index(after: slash) < rest.endIndex
    }
}
