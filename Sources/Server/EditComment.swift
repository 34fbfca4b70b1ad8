import Comments
import Desk
import Hummingbird

/// What a verb that concerns one comment answers.
struct ChangedCommentJSON: Encodable {
    var id: Int64
    var version: Int64
    var state: String
    var revision: Int
    var isPublic: Bool
    var batch: String?

    init(_ changed: ChangedComment) {
        let comment = changed.comment
        (id, version) = (comment.id.rawValue, comment.version.rawValue)
        (state, revision) = (comment.state.rawValue, comment.revision)
        isPublic = comment.publicRevision == comment.revision
        batch = changed.batch
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case version
        case state
        case revision
        case isPublic = "public"
        case batch
    }
}

extension Front {
    private struct Order: Decodable {
        var body: String
        var reason: String?
        var note: String?
        var version: Int64?
        var eraseEarlier: Bool?
        var force: Bool?
    }

    /// `PATCH …/comments/{id} {body, reason}`: a newer text, by a moderator.
    func editComment(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let id = CommentID(try number(context, "comment"))
        let order = try ModerationJSON.read(
            Order.self,
            try await jsonBody(request),
            known: ["body", "reason", "note", "version", "erase_earlier", "force"],
        )
        var change = TextChange(
            CleanedText(order.body).text,
            reason: CleanedText(line: order.reason ?? "").text,
        )
        change.note = order.note.map { CleanedText($0).text }
        change.version = order.version.map(LogEntryID.init(_:))
        change.erasesEarlier = order.eraseEarlier ?? false
        change.isForced = order.force ?? false
        let changed = try await desk.edit(id, change, by: actor)
        return try ModerationJSON.response(ChangedCommentJSON(changed))
    }
}
