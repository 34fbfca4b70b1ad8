import Hummingbird

extension Front {
    /// `GET /openapi.json`: written by hand, tested to agree with the routes.
    func openAPI(_ request: Request, _ context: CallContext) async throws -> Response {
        Front.description.response(to: request)
    }

    private static let description = FixedAnswer(.publicJSON, PackageResources.openapi_json)
}
