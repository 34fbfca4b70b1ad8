import Comments
import Desk
import Hummingbird

extension Front {
    /// `PUT …/comments/{id}/pin`: readers see it first on its page as well.
    func pinComment(_ request: Request, _ context: CallContext) async throws -> Response {
        try await setPinned(true, request, context)
    }

    /// `DELETE …/comments/{id}/pin`.
    func unpinComment(_ request: Request, _ context: CallContext) async throws -> Response {
        try await setPinned(false, request, context)
    }

    private func setPinned(
        _ isPinned: Bool,
        _ request: Request,
        _ context: CallContext,
    ) async throws -> Response {
        let actor = try await actor(request, context)
        let id = CommentID(try number(context, "comment"))
        let changed = try await desk.setPinned(isPinned, id, by: actor)
        return try ModerationJSON.response(ChangedCommentJSON(changed))
    }
}
