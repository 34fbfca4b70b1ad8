import Comments
import Desk
import Hummingbird

extension Front {
    private struct CheckList: Encodable {
        struct Item: Encodable {
            var name: String
            var ok: Bool
            var detail: String
            var wayOut: String?
        }
        var checks: [Item]
    }

    /// `GET …/doctor`: everything that can be checked while running.
    func doctor(_ request: Request, _ context: CallContext) async throws -> Response {
        let checks = try await desk.examine(
            by: try await actor(request, context, needing: .admin, everywhere: true)
        )
        var items = checks.map { check in
            CheckList.Item(
                name: check.name,
                ok: check.isGood,
                detail: check.detail,
                wayOut: check.wayOut,
            )
        }
        let hasUnlisted = proxyWatch.hasSeenOne
        items.append(
            CheckList.Item(
                name: "proxies",
                ok: !hasUnlisted,
                detail: hasUnlisted
                    ? "a peer that is no listed proxy sends X-Forwarded-For"
                    : "no forwarded header from a peer that is not listed",
                wayOut: hasUnlisted ? ProxyWatch.wayOut : nil,
            )
        )
        return try ModerationJSON.response(CheckList(checks: items))
    }
}
