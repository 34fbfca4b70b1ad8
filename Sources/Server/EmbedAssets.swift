import Hummingbird
import Pages

extension Front {
    /// `GET /embed.js`: the custom element.
    func embedScript(_ request: Request, _ context: CallContext) async throws -> Response {
        Front.script.response(to: request)
    }

    /// `GET /embed.css`: how it looks where the page says nothing else.
    func embedStyle(_ request: Request, _ context: CallContext) async throws -> Response {
        Front.style.response(to: request)
    }

    private static let script = FixedAnswer(.script, Array(EmbedAssets.script.utf8))
    private static let style = FixedAnswer(.embeddedStyle, Array(EmbedAssets.style.utf8))
}
