import Comments
import Desk
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Pages

/// Every request's way: to its route, its problem or its answer, with the headers that all answers have.
struct Responder: Sendable {
    let front: Front
    let logger: Logger
    private let router: RouterResponder<CallContext>
    private let date = DateField()
    private let routes: [Route]
    /// Path part of the public address; the same for every request.
    private let base: String

    init(front: Front, logger: Logger, beside: [Route] = []) {
        self.front = front
        self.logger = logger
        routes = front.routes + beside
        router = Responder.router(routes).buildResponder()
        base = front.pageContext(Site(name: .usual)).base
    }

    /// Answers a request; every error has become an answer here.
    func answer(
        _ request: Request,
        from peer: CallContext.Peer,
        id requestID: String,
    ) async -> Response {
        let context = CallContext(
            source: CallContext.Source(logger: logger, peer: peer, requestID: requestID)
        )
        let start = ContinuousClock.now
        let request = withoutBase(request)
        var response: Response
        do {
            response = try await router.respond(to: request, context: context)
            if response.status == .notFound, response.headers[.contentType] == nil {
                // No route: the router's own answer is bare.
                response = answer(nowhere(request), noRoute(for: request), request, context)
            }
        } catch {
            response = problem(error, request, noRoute(for: request), context)
        }
        response.headers[.requestID] = requestID
        response.headers[.date] = date.text(at: front.desk.now())
        allow(&response, request)
        log(request, response, context, ContinuousClock.now - start)
        return response
    }

    /// No such path, or a method that nobody thought of on one that there is.
    private func nowhere(_ request: Request) -> Problem {
        let methods = routes.filter { $0.covers(request.uri.path) }.map(\.method.rawValue)
        guard !methods.isEmpty else { return Problem(.notFound("page")) }
        let heads = methods.contains("GET") ? ["HEAD"] : []
        let allow = (methods + heads + ["OPTIONS"]).joined(separator: ", ")
        return Problem(.methodNotAllowed(allow: allow))
    }

    /// Somebody with a browser gets a page, a program what programs get everywhere.
    private func noRoute(for request: Request) -> Route {
        let isBrowser = request.headers[.accept]?.contains("text/html") == true
        return Route(.get, "none", isBrowser ? .reader : .site) { _, _ in Response(status: .ok) }
    }

    private static func router(_ routes: [Route]) -> Router<CallContext> {
        let router = Router(context: CallContext.self)
        var known: [String: [HTTPRequest.Method]] = [:]
        for route in routes {
            known[route.path, default: []].append(route.method)
            let guarded: Route.Handler = { request, context in
                do {
                    return try await route.handler(request, context)
                } catch {
                    throw FailedRoute(route: route, error: error)
                }
            }
            router.on(RouterPath(route.path), method: route.method, use: guarded)
            if route.method == .get {
                router.on(RouterPath(route.path), method: .head) { request, context in
                    try await guarded(request, context).createHeadResponse()
                }
            }
        }
        for (path, methods) in known { addRest(path, methods, routes, router) }
        return router
    }

    /// What a known path does with every other method.
    private static func addRest(
        _ path: String,
        _ methods: [HTTPRequest.Method],
        _ routes: [Route],
        _ router: Router<CallContext>,
    ) {
        let all = methods + (methods.contains(.get) ? [.head] : []) + [.options]
        let allow = all.map(\.rawValue).joined(separator: ", ")
        let isForReaders = routes.contains { $0.path == path && $0.audience == .reader }
        router.on(RouterPath(path), method: .options) { _, _ in
            var headers = Response.headers(.plain, origins: [])
            headers[.contentType] = nil
            headers[.allow] = allow
            return Response(status: .noContent, headers: headers)
        }
        let others: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete]
        for method in others where !all.contains(method) {
            router.on(RouterPath(path), method: method) { _, _ -> Response in
                let route = Route(method, path, isForReaders ? .reader : .site) { _, _ in
                    Response(status: .methodNotAllowed)
                }
                throw FailedRoute(route: route, error: Refusal.methodNotAllowed(allow: allow))
            }
        }
    }

    /// Behind a proxy that keeps the public path's prefix, it is taken off here.
    private func withoutBase(_ request: Request) -> Request {
        guard !base.isEmpty, let path = request.head.path, path.hasPrefix(base + "/") else {
            return request
        }
        var head = request.head
        head.path = String(path.dropFirst(base.count))
        return Request(head: head, body: request.body)
    }

    private func problem(
        _ error: any Error,
        _ request: Request,
        _ route: Route,
        _ context: CallContext,
    ) -> Response {
        switch error {
        case let failed as FailedRoute:
            return problem(failed.error, request, failed.route, context)
        case let refused as Refused:
            return answer(Problem(refused), route, request, context)
        case let refusal as Refusal:
            logWhatKeepersMend(refusal, context)
            return answer(Problem(refusal), route, request, context)
        default:
            // The type and no more: a message could hold a reader's words.
            logger.error(
                "a defect",
                metadata: [
                    "request": "\(context.requestID)", "route": "\(route.path)",
                    "error": "\(type(of: error))",
                ],
            )
            return answer(.defect, route, request, context)
        }
    }

    /// A refusal that readers cannot help and whoever runs the site can.
    private func logWhatKeepersMend(_ refusal: Refusal, _ context: CallContext) {
        switch refusal {
        case .damaged(let what):
            logger.error(
                "stored data is damaged: afterword doctor",
                metadata: ["request": "\(context.requestID)", "what": "\(what)"],
            )
        case .noRoom:
            logger.error(
                "the disk is full: nothing can be stored until there is room",
                metadata: ["request": "\(context.requestID)"],
            )
        default: break
        }
    }

    private func answer(
        _ problem: Problem,
        _ route: Route,
        _ request: Request,
        _ context: CallContext,
    ) -> Response {
        guard route.audience == .reader else {
            var problem = problem
            // A moderator is told the cause by the title, and has no text that must be kept.
            if route.audience == .site, problem.detail == nil {
                problem.detail = problem.toReaders(words(for: context, request))
            }
            let response = Response(problem, requestID: context.requestID)
            return request.method == .head ? response.createHeadResponse() : response
        }
        // In a form the message stands beside its field; in an address the reader is told which part it is.
        let fields = problem.fields.map { field in
            request.method == .post ? field.message : "\(field.field): \(field.message)"
        }.joined(separator: " ")
        let words = words(for: context)
        var page = ErrorPage(
            title: problem.title(words),
            detail: fields.isEmpty ? problem.sentence(words) : fields,
            base: base,
            words: words,
        )
        page.answer = problem.answer
        var response = Response(.page, page.html, status: problem.status)
        response.add(problem)
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// A script of a page shows what it is told; whoever else asks for JSON is a program and told in English.
    private func words(for context: CallContext, _ request: Request) -> ReaderWords {
        request.headers[.origin] == nil ? .english : words(for: context)
    }

    /// Those of the site that was asked for, else of the usual one.
    private func words(for context: CallContext) -> ReaderWords {
        let named = context.parameters.get("site").flatMap { front.sites.site($0) }
        return (named ?? front.sites.usual).map { .of($0.language) } ?? .english
    }

    /// Lets pages of the sites' origins read what the API answers; no cookie is ever part of it.
    private func allow(_ response: inout Response, _ request: Request) {
        let path = request.uri.path
        let isOpen =
            path.hasPrefix("/api/v1/sites/") || path.hasPrefix("/api/v1/receipts/")
            || path.hasPrefix("/sites/")
        guard isOpen else { return }
        if !response.headers.contains(.vary) { response.headers[.vary] = "Origin" }
        guard let origin = request.headers[.origin], front.sites.site(origin: origin) != nil else {
            return
        }
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlExposeHeaders] = "ETag, Retry-After, X-Request-Id"
        if request.method == .options {
            response.headers[.accessControlAllowMethods] = response.headers[.allow]
            response.headers[.accessControlAllowHeaders] = "Content-Type, Idempotency-Key"
            response.headers[.accessControlMaxAge] = "600"
        }
    }

    /// One line a request: the route's template, never a path, a text, an address or a token (DESIGN §1, invariant 7).
    private func log(
        _ request: Request,
        _ response: Response,
        _ context: CallContext,
        _ time: Duration,
    ) {
        let microseconds =
            time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000
        logger.info(
            "answered",
            metadata: [
                "request": .string(context.requestID), "method": .string(request.method.rawValue),
                "route": .string(context.endpointPath ?? "none"),
                "status": .stringConvertible(response.status.code),
                "us": .stringConvertible(microseconds),
            ],
        )
    }
}

/// An error with the route it came from, which decides how it is told.
private struct FailedRoute: Error {
    let route: Route
    let error: any Error
}
