import Comments
import Desk
import Hummingbird

extension Front {
    /// `GET …/comments/{id}`.
    func show(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let id = CommentID(try number(context, "comment"))
        let story = try await desk.show(id, to: actor)
        let nearly = try await desk.examine(story)?.nearly ?? []
        let bytes = ModerationJSON.adding(
            "explanation",
            story.explanation,
            to: try ModerationJSON.bytes(StoryJSON(story, nearly: nearly)),
        )
        return Response(.privateJSON, bytes)
    }
}
