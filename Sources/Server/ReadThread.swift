import Comments
import Crypto
import Desk
import HTTPTypes
import Hummingbird
import NIOCore
import Pages

extension Front {
    /// `GET …/comments?page=`: the public part of a conversation, as JSON.
    func threadJSON(_ request: Request, _ context: CallContext) async throws -> Response {
        let site = try site(context)
        let query = try Query(request)
        let key = try query.page()
        let question = try question(query)
        let view: ThreadJSON.View = try query.choice("view", of: ["tree", "flat"], usual: .tree)
        let shape = "json.\(view.rawValue).\(question.order.rawValue).\(question.cursor ?? "")"
        let isUsual = question.limit == Limits.usualPageOfComments
        return try await kept(.publicJSON, site, key, isUsual ? shape : nil, request) {
            var asked = question
            asked.repeatsAncestors = view == .tree
            let reading = try await desk.readThread(site.name, key, asked)
            return ThreadJSON(context: pageContext(site), view: view).bytes(reading)
        }
    }

    /// `GET /sites/{site}/thread?page=`: the same as a page of its own.
    func threadPage(_ request: Request, _ context: CallContext) async throws -> Response {
        try await page(request, context, .page, "page") { $0.page }
    }

    /// `GET /sites/{site}/fragment?page=`: the same to be included in the article.
    func threadFragment(_ request: Request, _ context: CallContext) async throws -> Response {
        try await page(request, context, .fragment, "fragment") { $0.fragment }
    }

    private func page(
        _ request: Request,
        _ context: CallContext,
        _ kind: AnswerKind,
        _ name: String,
        _ print: @Sendable (ThreadPage) -> HTML,
    ) async throws -> Response {
        let site = try site(context)
        let query = try Query(request)
        let key = try query.page()
        let question = try question(query)
        let isUsual = query.text("replyto") == nil && question.limit == Limits.usualPageOfComments
        let shape = "\(name).\(question.order.rawValue).\(question.cursor ?? "")"
        return try await kept(kind, site, key, isUsual ? shape : nil, request) {
            let page = try await threadPage(site, key, question, replyTo: query.text("replyto"))
            return Array(print(page).text.utf8)
        }
    }

    /// The page's parts, with the form ready to answer one of its comments.
    func threadPage(
        _ site: Site,
        _ key: PageKey,
        _ question: ThreadQuestion,
        replyTo: String?,
    ) async throws -> ThreadPage {
        var form = FormState(page: key)
        if let number = replyTo.flatMap({ Int64($0) }) {
            form.parent = try await replyTarget(CommentID(number), key, site)
        }
        return ThreadPage(
            try await desk.readThread(site.name, key, question),
            context: pageContext(site),
            form: form,
            order: question.order,
        )
    }

    func replyTarget(
        _ id: CommentID,
        _ key: PageKey,
        _ site: Site,
    ) async throws -> FormState.ReplyTarget? {
        try await desk.publicComment(id, on: key, of: site)
            .map { FormState.ReplyTarget(id: id, name: $0.comment.name) }
    }

    func pageContext(_ site: Site) -> PageContext {
        PageContext(site: site, publicURL: settings.publicURL)
    }

    private func question(_ query: Query) throws(Refusal) -> ThreadQuestion {
        var question = ThreadQuestion()
        question.order = try query.choice("sort", of: ["oldest", "newest"], usual: .oldest)
        question.limit = try query.number(
            "limit",
            in: 1...Limits.pageOfComments,
            usual: Limits.usualPageOfComments,
        )
        question.cursor = query.text("cursor")
        return question
    }

    /// An answer from kept bytes, made where there are none; 304 when the reader has it.
    ///
    /// - Parameter representation: Nil for what is asked too rarely to be kept.
    private func kept(
        _ kind: AnswerKind,
        _ site: Site,
        _ key: PageKey,
        _ representation: String?,
        _ request: Request,
        _ make: () async throws -> [UInt8],
    ) async throws -> Response {
        if let representation, let entry = cache.entry(site.name, key, representation) {
            return answer(kind, entry, site, request)
        }
        let ticket = cache.ticket()
        let isCurrent = sites.site(site.name.rawValue) == site
        let entry = PageCache.Entry(bytes: try await make())
        if let representation, isCurrent {
            cache.keep(entry, site.name, key, representation, since: ticket)
        }
        return answer(kind, entry, site, request)
    }

    /// An answer that is not kept but has its tag all the same.
    func tagged(
        _ kind: AnswerKind,
        _ bytes: [UInt8],
        _ request: Request,
        _ site: Site? = nil,
    ) -> Response {
        answer(kind, PageCache.Entry(bytes: bytes), site, request)
    }

    private func answer(
        _ kind: AnswerKind,
        _ entry: PageCache.Entry,
        _ site: Site?,
        _ request: Request,
    ) -> Response {
        let origins = site?.origins ?? []
        var response: Response
        if request.has(entry.etag) {
            response = Response(
                status: .notModified,
                headers: Response.headers(kind, origins: origins),
            )
            response.headers[.contentType] = nil
            response.headers[.contentLength] = nil
        } else {
            response = Response(kind, entry.buffer, origins: origins)
        }
        response.headers[.eTag] = entry.etag
        return response
    }
}

extension PageCache.Entry {
    /// The tag is a hash of the bytes themselves: true after a restore, a change of settings and a new version alike.
    init(bytes: [UInt8]) {
        let digits = SHA256.hash(data: bytes).prefix(16).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        self.init(buffer: ByteBuffer(bytes: bytes), etag: "\"\(digits.joined())\"")
    }
}

extension Request {
    /// `If-None-Match` names this tag, weakly or not, or is `*` (RFC 9110 §13.1.2).
    func has(_ etag: String) -> Bool {
        headers[values: .ifNoneMatch].contains { value in
            value.split(separator: ",").contains { part in
                let tag = part.filter { $0 != " " }
                return tag == "*" || tag == etag || tag == "W/" + etag
            }
        }
    }
}
