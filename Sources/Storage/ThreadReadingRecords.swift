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
    /// Some comments of the thread stand first on its page; most threads have none, and nothing more is asked then.
    package var hasPins = false
}

extension Reading {
    /// Listed comments in document order after a place: one walk of their own index.
    ///
    /// What waits or was put aside is not even passed by, however much of it a page has.
    /// A whole thread is counted: fewer comments than there are, from a damaged index, are an error.
    package func listedComments(
        _ thread: CommentThread,
        order: ThreadOrder,
        after cursor: ThreadCursor?,
        limit: Int,
    ) throws -> ThreadPart {
        let (comparison, direction) = order == .oldest ? (">", "ASC") : ("<", "DESC")
        let start = cursor ?? ThreadCursor(root: order == .oldest ? 0 : .max, path: [])
        let statement = try database.cachedStatement(
            sql: """
                SELECT \(CommentColumn.list), EXISTS (SELECT 1 FROM pin WHERE thread = :thread)
                FROM comment INDEXED BY listedComment
                \(CommentColumn.publicText)
                WHERE thread = :thread AND (publicRevision IS NOT NULL OR publicBelow > 0)
                    AND (root \(comparison) :root OR (root = :root AND path > :path))
                ORDER BY root \(direction), path ASC LIMIT :limit
                """
        )
        let arguments: StatementArguments = [
            "thread": thread.id.rawValue, "root": start.root,
            "path": Data(start.path), "limit": limit + 1,
        ]
        var part = ThreadPart(comments: [])
        var last = start
        try walk(statement, arguments) { row in
            guard part.comments.count < limit else {
                part.next = last
                return false
            }
            if part.comments.isEmpty {
                part.hasPins = try row.integer(CommentColumn.afterList) != 0
            }
            part.comments.append(try comment(&row))
            last.root = try row.integer(CommentColumn.root)
            last.path = try row.blob(CommentColumn.path)
            return true
        }
        let isWhole = cursor == nil && part.next == nil
        guard !isWhole || part.comments.count(where: \.isPublished) == thread.count else {
            throw StoreFailure.damaged("the number of comments of a thread")
        }
        if !isWhole { try checkRows(of: thread.id) }
        return part
    }

    /// The pinned comments of a thread, that of the oldest pin first; at most `Limits.pinned`.
    package func pinnedComments(in thread: ThreadID) throws -> [Comment] {
        let statement = try database.cachedStatement(
            // A pin whose comment is lost is an error, not one pin fewer.
            sql: """
                SELECT \(CommentColumn.list), \(SummedTable.pin.selection) FROM pin
                LEFT JOIN comment ON comment.id = pin.comment
                \(CommentColumn.publicText)
                WHERE pin.thread = ? ORDER BY pin.at, pin.comment
                """
        )
        var pinned: [Comment] = []
        try walk(statement, [thread.rawValue]) { row in
            try SummedTable.pin.check(&row, from: CommentColumn.afterList)
            guard try row.optionalInteger(CommentColumn.publicRevision) != nil else {
                throw StoreFailure.damaged(SummedTable.pin.noun)
            }
            var comment = try comment(&row)
            comment.isPinned = true
            pinned.append(comment)
            return true
        }
        return pinned
    }

    /// One public comment, only on the page it stands on (SETTLED: unknown, held and elsewhere look alike).
    package func publicComment(_ id: CommentID) throws -> (comment: Comment, thread: ThreadID)? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT \(CommentColumn.list) FROM comment \(CommentColumn.publicText)
                WHERE comment.id = ?
                """
        )
        var (isThere, found): (Bool, (comment: Comment, thread: ThreadID)?) = (false, nil)
        try walk(statement, [id.rawValue]) { row in
            isThere = true
            try SummedTable.comment.check(&row)
            guard try row.optionalInteger(CommentColumn.publicRevision) != nil else { return false }
            let thread = ThreadID(try row.integer(CommentColumn.thread))
            found = (try marked(comment(&row), in: thread), thread)
            return false
        }
        if !isThere { _ = try missing(id) }
        return found
    }

    /// Nothing, where there is no such comment; an error where only the index still knows it.
    func missing(_ id: CommentID) throws -> Row? {
        let isKnown = try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT EXISTS (SELECT id FROM comment WHERE id = ?)"),
            arguments: [id.rawValue],
        )
        guard isKnown != true, health != .damaged else {
            throw StoreFailure.damaged("comment \(id.rawValue)")
        }
        return nil
    }

    /// The newest public comments of a site, across pages.
    package func latest(_ site: SiteName, limit: Int) throws -> [PlacedComment] {
        let statement = try database.cachedStatement(
            // From the newest on, until there are enough; one whose thread is lost is named, not left out.
            sql: """
                SELECT \(CommentColumn.list) FROM comment INDEXED BY publicComment
                LEFT JOIN thread ON thread.id = comment.thread
                \(CommentColumn.publicText)
                WHERE publicRevision IS NOT NULL AND coalesce(thread.site, ?1) = ?1
                ORDER BY comment.id DESC LIMIT ?2
                """
        )
        var newest: [PlacedComment] = []
        try walk(statement, [site.rawValue, limit]) { row in
            let id = ThreadID(try row.integer(CommentColumn.thread))
            guard let thread = try thread(id) else { throw StoreFailure.damaged("a thread") }
            newest.append(PlacedComment(try marked(comment(&row), in: id), on: thread))
            return true
        }
        try checkNewest(newest.map(\.comment.id), on: site, limit: limit)
        return newest
    }

    /// Throws where the index of all numbers knows other comments as the newest, or one whose row is lost: no thread's
    /// count tells what a list across pages lacks.
    ///
    /// Not asked of a file that was checked: this walk passes by what waits, too, and by other sites', a second for a
    /// million.
    private func checkNewest(_ found: [CommentID], on site: SiteName, limit: Int) throws {
        guard health != .whole else { return }
        let known = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT given.id FROM comment AS given
                    LEFT JOIN comment AS kept ON kept.id = given.id
                    LEFT JOIN thread ON thread.id = kept.thread
                    WHERE kept.id IS NULL OR (kept.publicRevision IS NOT NULL
                        AND coalesce(thread.site, ?1) = ?1)
                    ORDER BY given.id DESC LIMIT ?2
                    """
            ),
            arguments: [site.rawValue, limit],
        )
        guard known == found.map(\.rawValue) else {
            throw StoreFailure.damaged("an index, so that the newest comments are not known")
        }
    }

    /// The newest public comments of a thread, from the newest on until there are enough.
    package func latest(in thread: CommentThread, limit: Int) throws -> [PlacedComment] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT \(CommentColumn.list) FROM comment INDEXED BY commentByThread
                \(CommentColumn.publicText)
                WHERE thread = ? AND publicRevision IS NOT NULL
                ORDER BY comment.created DESC LIMIT ?
                """
        )
        var newest: [PlacedComment] = []
        try walk(statement, [thread.id.rawValue, limit]) { row in
            newest.append(PlacedComment(try comment(&row), on: thread))
            return true
        }
        guard newest.count == min(limit, thread.count) else {
            throw StoreFailure.damaged("the number of comments of a thread")
        }
        return newest
    }

    /// Alone or among others of other pages, a comment says itself that it is pinned.
    private func marked(_ comment: Comment, in thread: ThreadID) throws -> Comment {
        guard comment.depth == 0 else { return comment }
        var comment = comment
        comment.isPinned = try isPinned(comment.id, in: thread)
        return comment
    }

    private func comment(_ row: inout StandingRow) throws -> Comment {
        try SummedTable.comment.check(&row)
        let id = CommentID(try row.integer(CommentColumn.id))
        let revision = try row.optionalInteger(CommentColumn.publicRevision)
        var comment = Comment(
            id: id,
            parent: try row.optionalInteger(CommentColumn.parent).map(CommentID.init(_:)),
            depth: try row.blob(CommentColumn.path).count / 8,
            name: revision == nil ? "" : try row.text(CommentColumn.name),
            shape: .tombstone,
            created: Timestamp(rawValue: try row.integer(CommentColumn.created)),
        )
        guard let revision else {
            // The index lists what is public and what stands above it; anything else is a row of another moment.
            guard try row.integer(CommentColumn.publicBelow) > 0 else {
                throw StoreFailure.damaged("comment \(id.rawValue)")
            }
            return comment
        }
        let source = try Reading.checkedSource(
            of: id,
            number: Int(revision),
            row.text(CommentColumn.source),
            row.integer(CommentColumn.sumOfText),
        )
        comment.shape = .published(source: source)
        comment.website = try row.optionalText(CommentColumn.website)
        comment.badge = try row.optionalText(CommentColumn.badge)
        let tags = try row.text(CommentColumn.tags)
        comment.hasContentNote =
            !tags.isEmpty && tags.split(separator: " ").contains { $0 == Comment.contentNoteTag }
        let edited = try row.optionalInteger(CommentColumn.edited)
        comment.edited = revision > 1 ? edited.map(Timestamp.init(rawValue:)) : nil
        return comment
    }
}

extension PlacedComment {
    fileprivate init(_ comment: Comment, on thread: CommentThread) {
        self.init(comment: comment, key: thread.key, url: thread.url, title: thread.title)
    }
}

/// Columns of a public comment by their place: asked for by name, they cost more than the reading itself.
private enum CommentColumn {
    static let list =
        SummedTable.comment.selection + ", commentRevision.source, commentRevision.checksum"
    static let publicText = """
        LEFT JOIN commentRevision ON commentRevision.comment = comment.id
            AND number = publicRevision
        """
    static let thread = place("thread")
    static let root = place("root")
    static let path = place("path")
    static let id = place("id")
    static let parent = place("parent")
    static let name = place("name")
    static let website = place("website")
    static let badge = place("badge")
    static let tags = place("tags")
    static let created = place("created")
    static let edited = place("edited")
    static let publicRevision = place("publicRevision")
    static let publicBelow = SummedTable.comment.width - 1
    static let source = SummedTable.comment.width
    static let sumOfText = source + 1
    static let afterList = sumOfText + 1

    private static func place(_ column: String) -> Int {
        SummedTable.comment.columns.firstIndex(of: column) ?? source
    }
}
