import Comments
import Desk
import Hummingbird
import Pages

extension Front {
    /// `GET …/comments/{id}?page=`: one comment, only on its own page.
    ///
    /// With `moderation-hash` its author's page may show it while it is held, for ten minutes.
    func commentJSON(_ request: Request, _ context: CallContext) async throws -> Response {
        let site = try site(context)
        let query = try Query(request)
        let key = try query.page()
        guard let number = context.parameters.get("id").flatMap({ Int64($0) }), number > 0 else {
            throw Refusal.notFound("comment")
        }
        if let secret = query.text("moderation-hash") {
            let held = try await desk.glimpse(secret, CommentID(number), on: key, of: site)
            guard let held else { throw Refusal.notFound("comment") }
            return Response(
                .privateJSON,
                PlacedCommentJSON(context: pageContext(site)).bytes(held),
            )
        }
        guard let comment = try await desk.publicComment(CommentID(number), on: key, of: site)
        else { throw Refusal.notFound("comment") }
        let bytes = PlacedCommentJSON(context: pageContext(site)).bytes(comment)
        return KeptAnswer(.publicJSON, bytes).response(to: request)
    }

    /// `GET …/counts?page=A&page=B`: public comments by page as they were named.
    func countsJSON(_ request: Request, _ context: CallContext) async throws -> Response {
        if let known = keptForWords(of: request) { return known }
        let site = try site(context)
        let names = try Query(request).all("page")
        guard (1...Limits.countedPages).contains(names.count) else {
            throw Refusal.invalid([
                FieldProblem("page", .invalid, "Name 1 to \(Limits.countedPages) pages.")
            ])
        }
        var keys: [String: PageKey] = [:]
        for name in names {
            guard let key = PageKey.canonical(name) else {
                throw Refusal.invalid([
                    FieldProblem(
                        "page",
                        .invalid,
                        "One of these is not a page's path of 1 to \(PageKey.limit) characters.",
                    )
                ])
            }
            keys[name] = key
        }
        let asked = keys
        // The number of one page, which the element asks for every minute, is that page's: a comment elsewhere leaves
        // it. No name has a line break, so lists that differ have different shapes.
        let alone = names.count == 1 ? keys.values.first : nil
        let place = PageCache.Place(site: site.name, key: alone)
        let shape = "counts." + names.joined(separator: "\n")
        return try await kept(.publicJSON, place, shape, request) { site in
            let counts = try await desk.counts(site.name, Array(Set(asked.values)))
            var seen: Set<String> = []
            let listed = names.filter { seen.insert($0).inserted }.map { name in
                (page: name, count: asked[name].flatMap { counts[$0] } ?? 0)
            }
            return CountsJSON.bytes(listed)
        }
    }

    /// `GET …/latest?limit=`: the newest public comments, across pages.
    func latestJSON(_ request: Request, _ context: CallContext) async throws -> Response {
        if let known = keptForWords(of: request) { return known }
        let site = try site(context)
        let limit = try Query(request).number("limit", in: 1...100, usual: 20)
        let place = PageCache.Place(site: site.name, key: nil)
        return try await kept(.publicJSON, place, "latest.\(limit)", request) { site in
            let comments = try await desk.latest(site.name, limit: limit)
            return PlacedCommentJSON(context: pageContext(site)).latest(comments)
        }
    }

    /// `POST …/previews {body}`: the same printer as publication.
    func preview(_ request: Request, _ context: CallContext) async throws -> Response {
        _ = try site(context)
        if let wait = waitForPreview(request, context) { throw Refusal.tooMany(retryAfter: wait) }
        var json = try JSONBody(try await jsonBody(request))
        json.only(["body"])
        let body = CleanedText(json.text("body") ?? "")
        var problems = json.problems
        if body.count > Submission.bodyLimit {
            problems.append(
                FieldProblem("body", .tooLong, "The most is \(Submission.bodyLimit) characters.")
            )
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        return Response(.privateJSON, PreviewJSON.bytes(body.text))
    }

    /// `GET …/form`: a timed token, required fields, lengths.
    func formJSON(_ request: Request, _ context: CallContext) async throws -> Response {
        let site = try site(context)
        let token = tokens.issue(site.name, at: desk.now())
        return Response(.privateJSON, FormJSON.bytes(token: token, site: site))
    }

    /// `GET /assets/page.css`.
    func stylesheet(_ request: Request, _ context: CallContext) async throws -> Response {
        Front.pageStyle.response(to: request)
    }

    private static let pageStyle = FixedAnswer(.stylesheet, Array(PageStyle.css.utf8))
}
