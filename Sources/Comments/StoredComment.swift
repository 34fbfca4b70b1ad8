/// A comment as moderators and verbs know it: everything but the address.
package struct StoredComment: Sendable, Equatable {
    package var id: CommentID
    package var thread: ThreadID
    package var root: CommentID
    package var path: [UInt8]
    package var parent: CommentID?
    package var name: String
    package var website: String?
    package var badge: String?
    package var state: CommentState
    package var priority: Priority
    /// A safety or privacy rule hit: covered in lists until asked for.
    package var isCovered: Bool
    package var isQuarantined: Bool
    package var tags: [String]
    package var created: Timestamp
    package var edited: Timestamp?
    package var revision: Int
    package var publicRevision: Int?
    package var publicBelow: Int
    package var version: LogEntryID
    package var provenAuthor: Int64?
    package var typedAuthor: Int64?

    package init(
        id: CommentID,
        thread: ThreadID,
        root: CommentID,
        path: [UInt8],
        parent: CommentID?,
        name: String,
        website: String?,
        badge: String?,
        state: CommentState,
        priority: Priority,
        isCovered: Bool,
        isQuarantined: Bool,
        tags: [String],
        created: Timestamp,
        edited: Timestamp?,
        revision: Int,
        publicRevision: Int?,
        publicBelow: Int,
        version: LogEntryID,
        provenAuthor: Int64?,
        typedAuthor: Int64?,
    ) {
        self.id = id
        self.thread = thread
        self.root = root
        self.path = path
        self.parent = parent
        self.name = name
        self.website = website
        self.badge = badge
        self.state = state
        self.priority = priority
        self.isCovered = isCovered
        self.isQuarantined = isQuarantined
        self.tags = tags
        self.created = created
        self.edited = edited
        self.revision = revision
        self.publicRevision = publicRevision
        self.publicBelow = publicBelow
        self.version = version
        self.provenAuthor = provenAuthor
        self.typedAuthor = typedAuthor
    }

    package var depth: Int { root == id ? 0 : path.count / 8 }

    /// Readers come by it: it is public, or its place is kept for what answers it.
    package var isListed: Bool { publicRevision != nil || publicBelow > 0 }
}
