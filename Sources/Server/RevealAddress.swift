import Comments
import Desk
import Hummingbird

extension Front {
    private struct Order: Decodable { var reason: String? }
    private struct Answer: Encodable {
        var id: Int64
        var address: String
    }

    /// `POST …/comments/{id}/reveal {reason}`: the one answer that an address is ever in; kept by nobody on the way.
    func revealAddress(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context, needing: .admin, everywhere: true)
        let id = CommentID(try number(context, "comment"))
        let order = try ModerationJSON.read(
            Order.self,
            try await jsonBody(request),
            known: ["reason"],
        )
        let reason = CleanedText(line: order.reason ?? "").text
        let address = try await desk.reveal(authorOf: id, reason: reason, by: actor)
        return try ModerationJSON.response(
            Answer(id: id.rawValue, address: address.disclosedByReveal())
        )
    }
}
