package import Comments
import FoundationEssentials
import GRDB

/// Where a walk of a thread goes on: the place of the last comment given.
package struct ThreadCursor: Sendable, Equatable {
    package var root: Int64
    package var path: [UInt8]

    package init(root: Int64, path: [UInt8]) {
        self.root = root
        self.path = path
    }
}

/// One part of a thread as the table gives it.
package struct ThreadPart: Sendable {
    package var comments: [Comment]
    /// Nil at the end of the thread.
    package var next: ThreadCursor?
}

extension Reading {
    /// Listed comments in document order after a place: one walk of their own index.
    ///
    /// What waits or was put aside is not even passed by, however much of it a page has.
    package func listedComments(
        _ thread: ThreadID,
        order: ThreadOrder,
        after cursor: ThreadCursor?,
        limit: Int,
    ) throws -> ThreadPart {
        let (comparison, direction) = order == .oldest ? (">", "ASC") : ("<", "DESC")
        let start = cursor ?? ThreadCursor(root: order == .oldest ? 0 : .max, path: [])
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT \(CommentColumn.list) FROM comment INDEXED BY listedComment
                    LEFT JOIN commentRevision ON commentRevision.comment = comment.id
                        AND number = publicRevision
                    WHERE thread = :thread AND (publicRevision IS NOT NULL OR publicBelow > 0)
                        AND (root \(comparison) :root OR (root = :root AND path > :path))
                    ORDER BY root \(direction), path ASC LIMIT :limit
                    """
            ),
            arguments: [
                "thread": thread.rawValue, "root": start.root,
                "path": Data(start.path), "limit": limit + 1,
            ],
        )
        var part = ThreadPart(comments: [])
        var last = start
        while let row = try rows.next() {
            guard part.comments.count < limit else {
                part.next = last
                break
            }
            part.comments.append(try comment(row))
            let path: Data = row[CommentColumn.path]
            last = ThreadCursor(root: row[CommentColumn.root], path: Array(path))
        }
        return part
    }

    /// One public comment, only on the page it stands on (SETTLED: unknown, held and elsewhere look alike).
    package func publicComment(_ id: CommentID) throws -> (comment: Comment, thread: ThreadID)? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: Reading.publicSelection(from: "comment") + " AND comment.id = ?"
            ),
            arguments: [id.rawValue],
        )
        return try row.map { (try comment($0), ThreadID($0["thread"])) }
    }

    /// The newest public comments of a site, across pages.
    package func latest(_ site: SiteName, limit: Int) throws -> [PlacedComment] {
        try Row.fetchAll(
            database.cachedStatement(
                // From the newest on, until there are enough.
                sql: Reading.publicSelection(from: "comment INDEXED BY publicComment")
                    + " AND thread.site = ? ORDER BY comment.id DESC LIMIT ?"
            ),
            arguments: [site.rawValue, limit],
        ).map { row in
            PlacedComment(
                comment: try comment(row),
                key: PageKey(stored: row["key"]),
                url: row["url"],
                title: row["title"],
            )
        }
    }

    private static func publicSelection(from comments: String) -> String {
        """
        SELECT \(CommentColumn.list), thread, thread.key, thread.url, thread.title
        FROM \(comments)
        CROSS JOIN thread ON thread.id = comment.thread
        CROSS JOIN commentRevision
            ON commentRevision.comment = comment.id AND number = publicRevision
        WHERE publicRevision IS NOT NULL
        """
    }

    private func comment(_ row: Row) throws -> Comment {
        let id = CommentID(row[CommentColumn.id])
        let path: Data = row[CommentColumn.path]
        let parent: Int64? = row[CommentColumn.parent]
        let revision: Int? = row[CommentColumn.publicRevision]
        var comment = Comment(
            id: id,
            parent: parent.map(CommentID.init(_:)),
            depth: path.count / 8,
            name: revision == nil ? "" : row[CommentColumn.name],
            shape: .tombstone,
            created: Timestamp(rawValue: row[CommentColumn.created]),
        )
        guard let revision else { return comment }
        let source = try Reading.checkedSource(
            of: id,
            number: row[CommentColumn.number],
            row[CommentColumn.source],
            row[CommentColumn.checksum],
        )
        comment.shape = .published(source: source)
        comment.website = row[CommentColumn.website]
        comment.badge = row[CommentColumn.badge]
        let edited: Int64? = row[CommentColumn.edited]
        comment.edited = revision > 1 ? edited.map(Timestamp.init(rawValue:)) : nil
        return comment
    }
}

/// Columns of a public comment by their place: asked for by name, they cost more than the reading itself.
private enum CommentColumn {
    static let list = """
        comment.id, comment.root, comment.path, parent, name, website, badge,
        comment.created, edited, publicRevision, number, source, checksum
        """
    static let id = 0
    static let root = 1
    static let path = 2
    static let parent = 3
    static let name = 4
    static let website = 5
    static let badge = 6
    static let created = 7
    static let edited = 8
    static let publicRevision = 9
    static let number = 10
    static let source = 11
    static let checksum = 12
}
