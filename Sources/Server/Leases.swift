import Comments
import Desk
import Hummingbird

extension Front {
    private struct Answer: Encodable {
        var id: Int64
        var by: String
        var until: String
    }

    /// `PUT …/comments/{id}/lease`: takes it, or renews it; 409 `leased` where another reads the comment.
    func takeLease(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let id = CommentID(try number(context, "comment"))
        let lease = try await desk.lease(id, to: actor)
        return try ModerationJSON.response(
            Answer(id: id.rawValue, by: lease.holder, until: lease.until.rfc3339)
        )
    }

    /// `DELETE …/comments/{id}/lease`.
    func endLease(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        desk.endLease(CommentID(try number(context, "comment")), of: actor)
        return Response(.privateJSON, [], status: .noContent)
    }
}
