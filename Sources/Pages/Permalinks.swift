package import Comments

/// Links to the comments of one page: `PAGE#comment-ID`.
///
/// Our own page of a thread shows it in parts, and a browser never sends what follows `#`: there, the link also
/// tells us the number, so that the part comes in which the comment stands.
package struct Permalinks: Sendable {
    private let start: String
    private let tellsNumber: Bool

    init(_ context: PageContext, _ key: PageKey, url: String?) {
        let address = context.pageAddress(key, url: url)
        tellsNumber = context.article(key, url: url) == nil
        start =
            tellsNumber ? address + "&comment=" : address.prefix { $0 != "#" } + "#comment-"
    }

    /// - Parameter path: Our own page of the thread, with its parameters.
    package init(ours path: String) {
        start = path + "&comment="
        tellsNumber = true
    }

    package func link(to id: CommentID) -> String {
        let number = "\(id.rawValue)"
        return tellsNumber ? start + number + "#comment-" + number : start + number
    }
}
