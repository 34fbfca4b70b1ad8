import Comments
import Desk
import FoundationEssentials
import Hummingbird
import NIOPosix

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
        let tokens = try await desk.tokens(by: try await actor(request, context))
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
        let actor = try await actor(request, context)
        let order = try ModerationJSON.read(TokenOrder.self, try await jsonBody(request))
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
        let actor = try await actor(request, context)
        try await desk.revokeToken(try number(context, "token"), by: actor)
        return try ModerationJSON.response(["ok": true])
    }

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
        let checks = try await desk.examine(by: try await actor(request, context))
        let items = checks.map { check in
            CheckList.Item(
                name: check.name,
                ok: check.isGood,
                detail: check.detail,
                wayOut: check.wayOut,
            )
        }
        return try ModerationJSON.response(CheckList(checks: items))
    }

    private struct LogState: Encodable {
        var ok: Bool
        var entries: Int
        var erased: Int
        var detail: String
    }

    /// `GET …/log/verify`: walks the whole chain.
    func verifyLog(_ request: Request, _ context: CallContext) async throws -> Response {
        _ = try await actor(request, context)
        let check = try await desk.verifyLog()
        return try ModerationJSON.response(
            LogState(
                ok: check.isWhole,
                entries: check.entries,
                erased: check.erased,
                detail: check.detail,
            )
        )
    }

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
        let actor = try await actor(request, context)
        guard actor.role == .admin else {
            throw Refusal.forbidden("this needs the role admin")
        }
        let lines = settings.listing.map { line in
            SettingList.Line(key: line.key, value: line.value, source: line.source)
        }
        return try ModerationJSON.response(SettingList(settings: lines))
    }

    /// `POST …/backup`: a consistent copy of the database, streamed; the keys are not in it.
    func backup(_ request: Request, _ context: CallContext) async throws -> Response {
        let path = try await desk.writeBackup(by: try await actor(request, context))
        let files = FileIO(threadPool: .singleton)
        let body: ResponseBody
        do {
            body = try await files.loadFile(path: path, context: context)
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
        let whole = ResponseBody(contentLength: body.contentLength) { writer in
            defer { try? FileManager.default.removeItem(atPath: path) }
            try await body.write(BorrowedWriter(writer: writer))
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: Response.headers(.bytes, origins: []),
            body: whole,
        )
    }
}

/// Passes bytes on and leaves ending the answer to its owner.
private struct BorrowedWriter: ResponseBodyWriter {
    var writer: any ResponseBodyWriter

    mutating func write(_ buffer: ByteBuffer) async throws { try await writer.write(buffer) }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
