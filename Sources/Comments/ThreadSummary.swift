/// A thread as a moderator's list shows it.
package struct ThreadSummary: Sendable {
    package var thread: CommentThread
    package var waiting: Int
    package var newest: Timestamp?

    package init(
        thread: CommentThread,
        waiting: Int,
        newest: Timestamp?,
    ) {
        self.thread = thread
        self.waiting = waiting
        self.newest = newest
    }
}
