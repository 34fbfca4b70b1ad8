/// Bounds that hold across rooms; a bound of one type stands beside that type.
package enum Limits {
    /// Bytes of a request body, counted before decoding (CONTRACT §2).
    package static let requestBody = 64 * 1024
    /// Levels a reply may stand below the top; deeper ones attach to the deepest allowed ancestor.
    package static let depth = 6
    /// Comments in one answer of a thread.
    package static let pageOfComments = 200
    /// Comments in one answer of a thread when the caller does not say.
    package static let usualPageOfComments = 100
    /// Pages in one `counts` call.
    package static let countedPages = 100
    /// Items in one call that decides.
    package static let decidedAtOnce = 1_000
    /// Items in one answer of the queue.
    package static let pageOfQueue = 200
    /// Comments that stand first on one page.
    package static let pinned = 3
    /// Characters of a moderator's note or reason.
    package static let note = 2_000
}
