import HTTPTypes
import Hummingbird
import Pages

/// One path with one method, and who is meant to ask.
struct Route: Sendable {
    enum Audience: Sendable {
        /// Programs and scripts of the site: problems as JSON, allowed origins may read.
        case site
        /// Readers with a browser: problems as pages.
        case reader
        /// Moderators and operators.
        case desk
    }
    typealias Handler = @Sendable (Request, CallContext) async throws -> Response

    let method: HTTPRequest.Method
    let path: String
    let audience: Audience
    let handler: Handler

    init(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ audience: Audience,
        _ handler: @escaping Handler,
    ) {
        self.method = method
        self.path = path
        self.audience = audience
        self.handler = handler
    }
}

extension Route {
    /// The path is this route's, whatever the method.
    func covers(_ path: String) -> Bool {
        let asked = path.split(separator: "/")
        let own = self.path.split(separator: "/")
        return asked.count == own.count
            && zip(asked, own).allSatisfy { $1.hasPrefix(":") || $0 == $1 }
    }
}

extension Front {
    /// The only place that pairs a path with a handler; `openapi.json` is tested against it.
    var routes: [Route] {
        siteRoutes + readerRoutes + deskRoutes + operatorRoutes
            + (settings.showsDemo ? demoRoutes : [])
    }

    private var siteRoutes: [Route] {
        let site = "/api/v1/sites/:site"
        return [
            Route(.get, site + "/comments", .site, threadJSON),
            Route(.post, site + "/comments", .site, submitJSON),
            Route(.get, site + "/comments/:id", .site, commentJSON),
            Route(.post, site + "/comments/:id/reports", .site, reportJSON),
            Route(.get, site + "/counts", .site, countsJSON),
            Route(.get, site + "/latest", .site, latestJSON),
            Route(.get, site + "/form", .site, formJSON),
            Route(.post, site + "/previews", .site, preview),
            Route(.get, "/api/v1/receipts/:token", .site, receiptJSON),
            Route(.patch, "/api/v1/receipts/:token", .site, editJSON),
            Route(.delete, "/api/v1/receipts/:token", .site, withdrawJSON),
        ]
    }

    private var readerRoutes: [Route] {
        [
            Route(.post, "/wp-comments-post.php", .reader, submitForm),
            Route(.get, "/sites/:site/thread", .reader, threadPage),
            Route(.get, "/sites/:site/fragment", .reader, threadFragment),
            Route(.get, "/sites/:site/feed.atom", .site, atomFeed),
            Route(.get, "/sites/:site/feed.json", .site, jsonFeed),
            Route(.get, "/sites/:site/report", .reader, reportPage),
            Route(.post, "/sites/:site/report", .reader, submitReport),
            Route(.get, "/receipts/:token", .reader, receiptPage),
            Route(.post, "/receipts/:token", .reader, changeReceipt),
            Route(.get, PageStyle.path, .reader, stylesheet),
            Route(.get, EmbedAssets.scriptPath, .reader, embedScript),
            Route(.get, EmbedAssets.stylePath, .reader, embedStyle),
        ]
    }

    private var deskRoutes: [Route] {
        let desk = "/api/v1/moderation"
        return [
            Route(.get, desk + "/queue", .desk, queue),
            Route(.get, desk + "/comments/:id", .desk, show),
            Route(.get, desk + "/comments/:id/why-not", .desk, whyNot),
            Route(.patch, desk + "/comments/:id", .desk, editComment),
            Route(.post, desk + "/comments/:id/replies", .desk, staffReply),
            Route(.put, desk + "/comments/:id/lease", .desk, takeLease),
            Route(.delete, desk + "/comments/:id/lease", .desk, endLease),
            Route(.put, desk + "/comments/:id/pin", .desk, pinComment),
            Route(.delete, desk + "/comments/:id/pin", .desk, unpinComment),
            Route(.post, desk + "/comments/:id/ban", .desk, banAuthor),
            Route(.delete, desk + "/comments/:id/ban", .desk, unbanAuthor),
            Route(.get, desk + "/bans", .desk, banList),
            Route(.delete, desk + "/bans/:id", .desk, endBan),
            Route(.post, desk + "/comments/:id/reveal", .desk, revealAddress),
            Route(.get, desk + "/changes", .desk, changes),
            Route(.post, desk + "/decisions", .desk, decide),
            Route(.post, desk + "/undo", .desk, undo),
            Route(.post, desk + "/explain", .desk, explain),
            Route(.get, desk + "/threads", .desk, threads),
            Route(.patch, desk + "/threads/:id", .desk, changeThread),
            Route(.get, desk + "/pages", .desk, pages),
            Route(.get, desk + "/tokens", .desk, tokenList),
            Route(.post, desk + "/tokens", .desk, createToken),
            Route(.delete, desk + "/tokens/:id", .desk, revokeToken),
            Route(.get, desk + "/sites", .desk, siteList),
            Route(.put, desk + "/sites/:site", .desk, putSite),
            Route(.get, desk + "/policies", .desk, policyList),
            Route(.post, desk + "/policies/reload", .desk, reloadPolicies),
            Route(.get, desk + "/settings", .desk, settingList),
            Route(.get, desk + "/doctor", .desk, doctor),
            Route(.post, desk + "/backup", .desk, backup),
            Route(.get, desk + "/log", .desk, readLog),
            Route(.get, desk + "/log/verify", .desk, verifyLog),
            Route(.get, desk + "/log/public", .desk, publicLog),
            Route(.get, desk + "/log/figures", .desk, publicFigures),
            Route(.get, desk + "/stats", .desk, stats),
        ]
    }

    private var operatorRoutes: [Route] {
        [
            Route(.get, "/healthz", .desk, healthz),
            Route(.get, "/readyz", .desk, readyz),
            Route(.get, "/metrics", .desk, metrics),
            Route(.get, "/openapi.json", .site, openAPI),
        ]
    }

    private var demoRoutes: [Route] {
        [
            Route(.get, "/", .reader, demoStart),
            Route(.get, DemoArticle.path, .reader, demoArticle),
        ]
    }
}
