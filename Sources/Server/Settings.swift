import Comments
import Desk
import Hummingbird

extension Front {
    private struct SettingList: Encodable {
        struct Line: Encodable {
            var key: String
            var value: String
            var source: String
        }
        var settings: [Line]
    }

    /// `GET …/settings`: what this process runs with.
    func settingList(_ request: Request, _ context: CallContext) async throws -> Response {
        _ = try await actor(request, context, needing: .admin, everywhere: true)
        let lines = settings.listing.map { line in
            SettingList.Line(key: line.key, value: line.value, source: line.source)
        }
        return try ModerationJSON.response(SettingList(settings: lines))
    }
}
