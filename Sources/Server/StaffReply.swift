import Comments
import Desk
import Hummingbird

extension Front {
    private struct Order: Decodable {
        var body: String
        var name: String?
    }

    /// `POST …/comments/{id}/replies {body}`: an answer for all to read, published at once with a badge.
    func staffReply(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let id = CommentID(try number(context, "comment"))
        let order = try ModerationJSON.read(
            Order.self,
            try await jsonBody(request),
            known: ["body", "name"],
        )
        let reply = StaffReply(
            CleanedText(order.body).text,
            name: order.name.map { CleanedText(line: $0).text },
        )
        let changed = try await desk.reply(to: id, reply, by: actor)
        return try ModerationJSON.response(ChangedCommentJSON(changed), status: .created)
    }
}
