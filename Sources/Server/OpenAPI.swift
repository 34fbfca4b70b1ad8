import Hummingbird

extension Front {
    /// `GET /openapi.json`: written by hand, tested to agree with the routes.
    func openAPI(_ request: Request, _ context: CallContext) async throws -> Response {
        tagged(.publicJSON, PackageResources.openapi_json, request)
    }
}
