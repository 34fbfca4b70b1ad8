import Comments
import Desk
import Hummingbird

/// A ban as moderators see it; the address by which it may hold is nowhere in it.
struct BanJSON: Encodable {
    var id: Int64
    var comment: Int64
    var site: String
    var page: String
    var name: String
    /// `key` or `address`.
    var knownBy: String
    var until: String
    var since: String
    var by: String
    var reason: String?

    init(_ ban: Ban) {
        (id, comment) = (ban.id, ban.comment.rawValue)
        (site, page, name) = (ban.site.rawValue, ban.page.text, ban.name)
        knownBy = ban.isByKey ? "key" : "address"
        (until, since) = (ban.until.rfc3339, ban.since.rfc3339)
        (by, reason) = (ban.by, ban.reason)
    }
}

extension Front {
    private struct Order: Decodable {
        var `for`: String
        var reason: String?
    }

    /// `POST …/comments/{id}/ban {for, reason}`: its author's comments wait for a person.
    func banAuthor(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context, needing: .senior)
        let id = CommentID(try number(context, "comment"))
        let asked = try ModerationJSON.read(
            Order.self,
            try await jsonBody(request),
            known: ["for", "reason"],
        )
        let now = desk.now()
        guard let until = Timestamp(typedAhead: asked.for, now: now) else {
            let message = """
                This takes how long from now, like 24h, 30d or 12w, a day like 2027-01-31 or a \
                time like 2027-01-31T18:00:00Z.
                """
            throw Refusal.invalid([FieldProblem("for", .invalid, message)])
        }
        var order = BanOrder(until: until, reason: CleanedText(line: asked.reason ?? "").text)
        order.asked = now
        let ban = try await desk.ban(authorOf: id, order, by: actor)
        return try ModerationJSON.response(BanJSON(ban), status: .created)
    }

    /// `DELETE …/comments/{id}/ban`: ends the ban on its author.
    func unbanAuthor(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context, needing: .senior)
        let id = CommentID(try number(context, "comment"))
        return try ModerationJSON.response(BanJSON(try await desk.unban(authorOf: id, by: actor)))
    }

    /// `DELETE …/bans/{id}`.
    func endBan(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context, needing: .senior)
        let id = try number(context, "ban")
        return try ModerationJSON.response(BanJSON(try await desk.unban(id, by: actor)))
    }

    /// `GET …/bans`: those in force.
    func banList(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let site = try siteFilter(try Query(request), for: actor)
        let bans = try await desk.bans(on: site, by: actor)
        return try ModerationJSON.response(["bans": bans.map(BanJSON.init(_:))])
    }
}
