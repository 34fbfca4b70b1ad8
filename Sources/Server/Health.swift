import Comments
import Desk
import Hummingbird

extension Front {
    private struct Readiness: Encodable {
        var status: String
        var policy: String
    }

    /// `GET /healthz`: the process answers.
    func healthz(_ request: Request, _ context: CallContext) async throws -> Response {
        Response(.plain, Array("ok\n".utf8))
    }

    /// `GET /readyz`: the store answers too; a policy that does not load is named and is no reason to stop.
    func readyz(_ request: Request, _ context: CallContext) async throws -> Response {
        do { _ = try await desk.sites() } catch { throw Refusal.busy(retryAfter: 5) }
        let policies = try await desk.policies.inForce
        return try ModerationJSON.response(
            Readiness(status: "ready", policy: policies.isStale ? "stale" : "current")
        )
    }

    /// `GET /metrics` in Prometheus's text form, on the socket or with a token.
    func metrics(_ request: Request, _ context: CallContext) async throws -> Response {
        _ = try await actor(request, context, everywhere: true)
        let commits = desk.commitStatistics
        let pages = cache.size
        let lines = [
            ("afterword_commits_total", "counter", commits.commits),
            ("afterword_written_items_total", "counter", commits.items),
            ("afterword_cached_pages", "gauge", pages.pages),
            ("afterword_cached_bytes", "gauge", pages.bytes),
        ]
        let text = lines.map { "# TYPE \($0.0) \($0.1)\n\($0.0) \($0.2)\n" }.joined()
        return Response(.plain, Array(text.utf8))
    }
}
