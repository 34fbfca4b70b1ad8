package import Comments
import FoundationEssentials
import GRDB

/// Where a comment stands in what readers walk through.
extension Reading {
    /// The place of a comment that readers come by on this page; nil for all others, whatever is known of them.
    package func listedPlace(of id: CommentID, in thread: ThreadID) throws -> ThreadCursor? {
        guard let stored = try comment(id), stored.thread == thread, stored.isListed else {
            return nil
        }
        return ThreadCursor(root: stored.root.rawValue, path: stored.path)
    }

    /// Whether fewer listed comments than `limit` are read before a place.
    ///
    /// - Parameter isOfBranch: Counts from the beginning of its branch, not from that of the thread.
    package func isWithin(
        _ limit: Int,
        _ place: ThreadCursor,
        in thread: ThreadID,
        order: ThreadOrder,
        isOfBranch: Bool = false,
    ) throws -> Bool {
        let sign = order == .oldest ? "<" : ">"
        // The first of them is what the index is searched by.
        let (reach, before) =
            isOfBranch
            ? ("root = :root", "path < :path")
            : ("root \(sign)= :root", "(root \(sign) :root OR path < :path)")
        // The index is walked no further than decides it, however long the thread is.
        return try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT 1 FROM comment INDEXED BY listedComment
                    WHERE thread = :thread AND (publicRevision IS NOT NULL OR publicBelow > 0)
                        AND \(reach) AND \(before)
                    LIMIT 1 OFFSET :others
                    """
            ),
            arguments: [
                "thread": thread.rawValue, "root": place.root, "path": Data(place.path),
                "others": limit - 1,
            ],
        ) == nil
    }

    /// The last place of a branch before another one.
    package func listedPlace(
        before place: ThreadCursor,
        in thread: ThreadID,
    ) throws -> ThreadCursor? {
        try Data.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT path FROM comment INDEXED BY listedComment
                    WHERE thread = ? AND (publicRevision IS NOT NULL OR publicBelow > 0)
                        AND root = ? AND path < ?
                    ORDER BY path DESC LIMIT 1
                    """
            ),
            arguments: [thread.rawValue, place.root, Data(place.path)],
        ).map { ThreadCursor(root: place.root, path: Array($0)) }
    }
}
