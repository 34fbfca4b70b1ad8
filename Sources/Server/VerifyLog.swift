import Comments
import Desk
import Hummingbird

extension Front {
    private struct LogState: Encodable {
        var ok: Bool
        var entries: Int
        var erased: Int
        var detail: String
        var brokenAt: Int64?
    }

    /// `GET …/log/verify`: walks the whole chain.
    func verifyLog(_ request: Request, _ context: CallContext) async throws -> Response {
        let check = try await desk.verifyLog(by: try await actor(request, context))
        return try ModerationJSON.response(
            LogState(
                ok: check.isWhole,
                entries: check.entries,
                erased: check.erased,
                detail: check.detail,
                brokenAt: check.brokenAt,
            )
        )
    }
}
