import Comments
import Desk
import Hummingbird
import Pages

extension Front {
    /// `GET /` of a demo: to its article.
    func demoStart(_ request: Request, _ context: CallContext) async throws -> Response {
        .see(pageContext(Site(name: .usual)).base + DemoArticle.path)
    }

    /// The demo's article with its conversation, put together on the server.
    func demoArticle(_ request: Request, _ context: CallContext) async throws -> Response {
        guard let site = sites.usual else { throw Refusal.notFound("site") }
        let query = try Query(request)
        var question = ThreadQuestion()
        question.cursor = query.text("cursor")
        let orders = ["oldest", "newest"]
        try Query.every(
            { question.order = try query.choice("sort", of: orders, usual: .oldest) },
            { try question.check() },
        )
        let page = try await threadPage(
            site,
            PageKey(stored: DemoArticle.path),
            question,
            replyTo: query.text("replyto"),
        )
        let path = page.context.base + DemoArticle.path
        let conversation = page.element(page.conversation(at: path, returning: path))
        return Response(
            .page,
            DemoArticle.page(conversation, base: page.context.base),
            origins: site.origins,
        )
    }
}
