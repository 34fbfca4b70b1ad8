import Comments
import Desk
import HTTPTypes
import Hummingbird
import Pages

extension Front {
    /// `GET …/comments?page=`: the public part of a conversation, as JSON.
    func threadJSON(_ request: Request, _ context: CallContext) async throws -> Response {
        if let known = keptForWords(of: request) { return known }
        let site = try site(context)
        let query = try Query(request)
        let (key, question, view) = try Query.every(
            { try query.page() },
            { try threadQuestion(query) },
            { try query.choice("view", of: ["tree", "flat"], usual: ThreadJSON.View.tree) },
        )
        let shape = "json.\(view.rawValue).\(question.order.rawValue).\(question.cursor ?? "")"
        let isUsual = question.limit == Limits.usualPageOfComments
        let place = PageCache.Place(site: site.name, key: key)
        return try await kept(.publicJSON, place, isUsual ? shape : nil, request) { site in
            var asked = question
            asked.repeatsAncestors = view == .tree
            let reading = try await desk.readThread(site.name, key, asked)
            return ThreadJSON(context: pageContext(site), view: view).bytes(reading)
        }
    }

    /// `GET /sites/{site}/thread?page=`: the same as a page of its own; with `comment=ID`, the part it stands in.
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
        _ print: @escaping @Sendable (ThreadPage) -> HTML,
    ) async throws -> Response {
        if let known = keptForWords(of: request) { return known }
        let site = try site(context)
        let query = try Query(request)
        let (key, asked, heading) = try Query.every(
            { try query.page() },
            { try threadQuestion(query) },
            { try query.number("heading", in: ThreadPage.headings, usual: 2) },
        )
        var question = asked
        let replyTo = query.text("replyto")
        let number = query.text("comment")
        let one = kind == .fragment ? number : nil
        var ticket: PageCache.Ticket?
        // Whoever answers a comment sees it, in whichever part it stands.
        let target = number ?? (question.cursor == nil ? replyTo : nil)
        if kind == .page, let id = target.flatMap({ Int64($0) }) {
            // By the time that the part is made, the comment may stand in another one.
            ticket = cache.ticket()
            let name = site.name
            question.cursor = try await desk.part(with: CommentID(id), on: key, of: name, question)
        }
        let found = question
        let isUsual =
            replyTo == nil && one == nil && question.limit == Limits.usualPageOfComments
        let shape = "\(name).\(question.order.rawValue).\(heading).\(question.cursor ?? "")"
        let place = PageCache.Place(site: site.name, key: key)
        return try await kept(kind, place, isUsual ? shape : nil, request, since: ticket) { site in
            var page = try await threadPage(site, key, found, replyTo: replyTo)
            page.heading = heading
            if let one { try await show(only: one, on: &page, of: site) }
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
        let reading = try await desk.readThread(site.name, key, question)
        var form = FormState(page: reading.key)
        if let number = replyTo.flatMap({ Int64($0) }) {
            form.parent = try await replyTarget(CommentID(number), key, site)
        }
        var page = ThreadPage(
            reading,
            context: pageContext(site),
            form: form,
            order: question.order,
        )
        page.cursor = question.cursor
        return page
    }

    /// One comment alone, which a script puts at its place: just published, or asked for by its link.
    private func show(only id: String, on page: inout ThreadPage, of site: Site) async throws {
        let key = page.reading.key
        guard let number = Int64(id), number > 0,
            var alone = try await desk.publicComment(CommentID(number), on: key, of: site)?.comment
        else { throw Refusal.notFound("comment") }
        alone.depth = 0
        page.reading.comments = [alone]
        page.reading.pinned = []
        page.reading.next = nil
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

    func threadQuestion(_ query: Query) throws -> ThreadQuestion {
        var question = ThreadQuestion()
        question.cursor = query.text("cursor")
        let usual = Limits.usualPageOfComments
        (question.order, question.limit, _) = try Query.every(
            { try query.choice("sort", of: ["oldest", "newest"], usual: ThreadOrder.oldest) },
            { try query.number("limit", in: 1...Limits.pageOfComments, usual: usual) },
            { try question.check() },
        )
        return question
    }
}
