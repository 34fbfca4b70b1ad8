/// Somebody reads a comment just now, so that no other weighs it at the same time.
package struct Lease: Sendable, Equatable {
    package var comment: CommentID
    /// The moderator's name.
    package var holder: String
    package var until: Timestamp

    package init(comment: CommentID, holder: String, until: Timestamp) {
        self.comment = comment
        self.holder = holder
        self.until = until
    }
}
