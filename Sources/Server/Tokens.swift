import Comments
import Desk
import Hummingbird

extension Front {
    private struct TokenList: Encodable {
        struct Item: Encodable {
            var id: Int64
            var name: String
            var role: String
            var created: String
            var revoked: String?
        }
        var tokens: [Item]
    }
    private struct TokenOrder: Decodable {
        var name: String
        var role: String
    }
    private struct NewToken: Encodable {
        var id: Int64
        var name: String
        var role: String
        var token: String
    }

    /// `GET …/tokens`.
    func tokenList(_ request: Request, _ context: CallContext) async throws -> Response {
        let tokens = try await desk.tokens(by: try await actor(request, context, needing: .admin))
        let items = tokens.map { token in
            TokenList.Item(
                id: token.id,
                name: token.name,
                role: token.role.rawValue,
                created: token.created.rfc3339,
                revoked: token.revoked?.rfc3339,
            )
        }
        return try ModerationJSON.response(TokenList(tokens: items))
    }

    /// `POST …/tokens {name, role}`: shown this once.
    func createToken(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context, needing: .admin)
        let order = try ModerationJSON.read(
            TokenOrder.self,
            try await jsonBody(request),
            known: ["name", "role"],
        )
        guard let role = Role(rawValue: order.role) else {
            let words = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal.invalid([FieldProblem("role", .invalid, "This takes one of: \(words).")])
        }
        let name = CleanedText(line: order.name).text
        let (token, secret) = try await desk.createToken(name: name, role: role, by: actor)
        return try ModerationJSON.response(
            NewToken(id: token.id, name: name, role: role.rawValue, token: secret),
            status: .created,
        )
    }

    /// `DELETE …/tokens/{id}`.
    func revokeToken(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context, needing: .admin)
        try await desk.revokeToken(try number(context, "token"), by: actor)
        return try ModerationJSON.response(["ok": true])
    }
}
