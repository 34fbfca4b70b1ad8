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
            var expires: String?
            var revoked: String?
            /// Nil for every site.
            var sites: [String]?
        }
        var tokens: [Item]
    }
    private struct TokenOrder: Decodable {
        var name: String
        var role: String
        var expires: String?
        var sites: [String]?
    }
    private struct NewToken: Encodable {
        var id: Int64
        var name: String
        var role: String
        var expires: String?
        var sites: [String]?
        var token: String
    }

    /// `GET …/tokens`.
    func tokenList(_ request: Request, _ context: CallContext) async throws -> Response {
        let tokens = try await desk.tokens(
            by: try await actor(request, context, needing: .admin, everywhere: true)
        )
        let items = tokens.map { token in
            TokenList.Item(
                id: token.id,
                name: token.name,
                role: token.role.rawValue,
                created: token.created.rfc3339,
                expires: token.reach.expires?.rfc3339,
                revoked: token.revoked?.rfc3339,
                sites: token.reach.sites?.map(\.rawValue).sorted(),
            )
        }
        return try ModerationJSON.response(TokenList(tokens: items))
    }

    /// `POST …/tokens {name, role, expires, sites}`: shown this once.
    func createToken(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context, needing: .admin, everywhere: true)
        let order = try ModerationJSON.read(
            TokenOrder.self,
            try await jsonBody(request),
            known: ["name", "role", "expires", "sites"],
        )
        guard let role = Role(rawValue: order.role) else {
            let words = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal.invalid([FieldProblem("role", .invalid, "This takes one of: \(words).")])
        }
        let name = CleanedText(line: order.name).text
        let (token, secret) = try await desk.createToken(
            name: name,
            role: role,
            reach: try reach(order),
            by: actor,
        )
        let answer = NewToken(
            id: token.id,
            name: name,
            role: role.rawValue,
            expires: token.reach.expires?.rfc3339,
            sites: token.reach.sites?.map(\.rawValue).sorted(),
            token: secret,
        )
        return try ModerationJSON.response(answer, status: .created)
    }

    private func reach(_ order: TokenOrder) throws(Refusal) -> TokenReach {
        var reach = TokenReach()
        var problems: [FieldProblem] = []
        if let text = order.expires {
            reach.expires = Timestamp(typedAhead: text, now: desk.now())
            if reach.expires == nil {
                let message = """
                    This takes how long from now, like 24h, 90d or 12w, a day like 2027-01-31 or a \
                    time like 2027-01-31T18:00:00Z.
                    """
                problems.append(FieldProblem("expires", .invalid, message))
            }
        }
        if let names = order.sites {
            reach.sites = Set(names.compactMap(SiteName.init(rawValue:)))
            if !names.allSatisfy({ SiteName(rawValue: $0) != nil }) {
                let message = "A site's name has 1 to 40 of a–z, 0–9 and -."
                problems.append(FieldProblem("sites", .invalid, message))
            }
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        return reach
    }

    /// `DELETE …/tokens/{id}`.
    func revokeToken(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context, needing: .admin, everywhere: true)
        try await desk.revokeToken(try number(context, "token"), by: actor)
        return try ModerationJSON.response(["ok": true])
    }
}
