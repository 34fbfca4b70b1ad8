/// A comment as the public may see it: the approved revision, or the place kept for a removed one.
package struct Comment: Sendable, Equatable {
    package enum Shape: Sendable, Equatable {
        /// Published, with the Markdown source of the approved revision.
        case published(source: String)
        /// Removed, with public replies below it.
        case tombstone
        /// Repeated so that the tree is whole in this part of a walk (SETTLED 24).
        case stub
    }
    package var id: CommentID
    package var parent: CommentID?
    /// 0 at the top, at most `Limits.depth`.
    package var depth: Int
    package var name: String
    package var website: String?
    /// A mark that only a token gives: `moderator`.
    package var badge: String?
    /// A moderator lets it stand first on its page as well.
    package var isPinned: Bool
    package var shape: Shape
    package var created: Timestamp
    package var edited: Timestamp?
    /// It speaks of something that is hard to read: shown when a reader asks for it.
    package var hasContentNote: Bool

    package var isPublished: Bool {
        if case .published = shape { true } else { false }
    }

    package init(
        id: CommentID,
        parent: CommentID?,
        depth: Int,
        name: String,
        shape: Shape,
        created: Timestamp,
    ) {
        self.id = id
        self.parent = parent
        self.depth = depth
        self.name = name
        self.shape = shape
        self.created = created
        website = nil
        badge = nil
        isPinned = false
        edited = nil
        hasContentNote = false
    }

    /// The badge of whoever answers as staff.
    package static let staffBadge = "Moderator"
    /// The tag by which a policy asks for a note above a comment.
    package static let contentNoteTag = "content-note"
}

/// A pinned comment, and how to come to its place in the conversation.
package struct PinnedComment: Sendable, Equatable {
    package var comment: Comment
    /// The part of the walk that begins with it.
    package var cursor: String

    package init(_ comment: Comment, cursor: String) {
        self.comment = comment
        self.cursor = cursor
    }
}

/// One part of a thread in document order, and where the next part begins.
package struct ThreadReading: Sendable, Equatable {
    package var site: SiteName
    package var key: PageKey
    package var url: String?
    package var title: String?
    package var isOpen: Bool
    /// Public comments in the whole thread.
    package var count: Int
    package var revision: Int64
    /// Each comment followed by its replies.
    package var comments: [Comment]
    /// Copies of the pinned ones, in the first part only; each stands in its place too.
    package var pinned: [PinnedComment]
    package var next: String?

    package init(site: SiteName, key: PageKey) {
        self.site = site
        self.key = key
        url = nil
        title = nil
        isOpen = true
        count = 0
        revision = 0
        comments = []
        pinned = []
        next = nil
    }
}

/// A public comment beside the page it stands on: for `latest`, feeds and one comment alone.
package struct PlacedComment: Sendable, Equatable {
    package var comment: Comment
    package var key: PageKey
    package var url: String?
    package var title: String?

    package init(comment: Comment, key: PageKey, url: String?, title: String?) {
        self.comment = comment
        self.key = key
        self.url = url
        self.title = title
    }
}

/// In which order the top level is read; replies are always oldest first.
package enum ThreadOrder: String, Sendable {
    case oldest
    case newest
}
