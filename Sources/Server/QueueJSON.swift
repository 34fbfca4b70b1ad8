import Comments
import Desk

/// One comment as its moderator sees it.
struct QueueItemJSON: Encodable {
    struct Author: Encodable {
        var name: String
        var website: String?
        var proven: Bool
        var approved: Int
        var held: Int
        var rejected: Int
        var spam: Int
    }
    var id: Int64
    var version: Int64
    var site: String
    var page: String
    var pageTitle: String?
    var parent: Int64?
    var state: String
    var priority: String
    var covered: Bool
    var quarantined: Bool
    var author: Author
    var text: String
    var revision: Int
    var created: String
    var ageSeconds: Int
    var why: [String]
    var rules: [String]
    var tags: [String]
    var pendingEdit: Bool
    var reports: [Reported]

    struct Reported: Encodable {
        var reason: String
        var count: Int
    }

    init(_ item: QueueItem, at now: Timestamp) {
        let comment = item.comment
        id = comment.id.rawValue
        version = comment.version.rawValue
        (site, page, pageTitle) = (item.site.rawValue, item.key.text, item.pageTitle)
        parent = comment.parent?.rawValue
        state = comment.state.rawValue
        priority = comment.priority.name
        (covered, quarantined) = (comment.isCovered, comment.isQuarantined)
        author = Author(
            name: comment.name,
            website: comment.website,
            proven: comment.provenAuthor != nil,
            approved: item.history.approved,
            held: item.history.held,
            rejected: item.history.rejected,
            spam: item.history.spam,
        )
        (text, revision) = (item.source, comment.revision)
        created = comment.created.rfc3339
        ageSeconds = max(0, now.seconds(since: comment.created))
        (why, rules, tags) = (item.why, item.rules, comment.tags)
        reports = item.reports.map { Reported(reason: $0.reason.rawValue, count: $0.count) }
        pendingEdit = comment.publicRevision.map { $0 != comment.revision } ?? false
    }
}

/// One part of the queue.
struct QueueJSON: Encodable {
    var items: [QueueItemJSON]
    var next: String?
    var waiting: Int
    var reported: Reported

    /// Comments that readers reported, whatever list was asked for.
    struct Reported: Encodable {
        var comments: Int
        var urgent: Int
    }

    init(_ part: QueuePart) {
        reported = Reported(comments: part.reported.comments, urgent: part.reported.urgent)
        items = part.items.map { QueueItemJSON($0, at: part.now) }
        (next, waiting) = (part.next, part.waiting)
    }
}

/// One comment with its story; the explanation is added as it was stored.
struct StoryJSON: Encodable {
    struct Decision: Encodable {
        struct Policy: Encodable {
            var name: String
            var hash: String
        }
        var entry: Int64
        var at: String
        var actor: String
        var actorKind: String
        var act: String
        var from: String?
        var to: String
        var reason: String?
        var note: String?
        var policy: Policy?
        var batch: String?
    }
    struct Neighbour: Encodable {
        var id: Int64
        var parent: Int64?
        var depth: Int
        var name: String
        var text: String
        var state: String
        /// It may be distressing.
        var covered: Bool
        /// It stands before the comment.
        var above: Bool
    }
    struct Report: Encodable {
        var at: String
        var reason: String
        var note: String?
        /// The decision that answered it; absent while it is open.
        var settledBy: Int64?
    }
    var reports: [Report]
    var comment: QueueItemJSON
    var decisions: [Decision]
    var thread: [Neighbour]
    /// It stands first on its page as well.
    var pinned: Bool
    /// In force on its author.
    var ban: BanJSON?
    /// Rules that nearly hit, by the policy in force.
    var nearly: [NearMissJSON]

    init(_ story: CommentStory, nearly: [NearMiss]) {
        self.nearly = nearly.map(NearMissJSON.init(_:))
        pinned = story.isPinned
        ban = story.ban.map(BanJSON.init(_:))
        reports = story.reports.map { report in
            Report(
                at: report.at.rfc3339,
                reason: report.reason.rawValue,
                note: report.note,
                settledBy: report.settledBy?.rawValue,
            )
        }
        comment = QueueItemJSON(story.item, at: story.now)
        decisions = story.decisions.map { entry in
            Decision(
                entry: entry.id.rawValue,
                at: entry.at.rfc3339,
                actor: entry.actor,
                actorKind: entry.actorKind.rawValue,
                act: entry.act,
                from: entry.from?.rawValue,
                to: entry.to?.rawValue ?? "",
                reason: entry.reason,
                note: entry.note,
                policy: entry.policyHash.map { .init(name: entry.actor, hash: $0) },
                batch: entry.batch,
            )
        }
        thread = story.around.map { neighbour in
            Neighbour(
                id: neighbour.comment.id.rawValue,
                parent: neighbour.comment.parent?.rawValue,
                depth: neighbour.comment.depth,
                name: neighbour.comment.name,
                text: neighbour.source,
                state: neighbour.comment.state.rawValue,
                covered: neighbour.comment.isCovered,
                above: neighbour.isAbove,
            )
        }
    }
}
