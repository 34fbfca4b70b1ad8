import Comments
import Desk
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// What every handler stands on.
struct Front: Sendable {
    let desk: ModerationDesk
    let settings: ServerSettings
    let sites: SiteShelf
    let cache: PageCache
    let meter: RateMeter
    let tokens: FormTokens
    let proxies: TrustedProxies
    let proxyWatch = ProxyWatch()

    init(desk: ModerationDesk, settings: ServerSettings, sites: [Site]) {
        self.desk = desk
        self.settings = settings
        self.sites = SiteShelf(sites)
        let cache = PageCache(limit: settings.cacheBytes)
        self.cache = cache
        meter = RateMeter(now: { desk.now().rawValue })
        tokens = FormTokens()
        proxies = TrustedProxies(settings.trustedProxies)
        desk.onVisibleChange { cache.drop($0) }
    }

    /// The site of a path, or 404.
    func site(_ context: CallContext) throws(Refusal) -> Site {
        guard let site = sites.site(context.parameters.get("site") ?? "") else {
            throw .notFound("site")
        }
        return site
    }

    /// The number in a path, or 404: a word is no more to be found than an unknown number.
    func number(_ context: CallContext, _ what: String) throws(Refusal) -> Int64 {
        guard let number = context.parameters.get("id").flatMap({ Int64($0) }), number > 0 else {
            throw .notFound(what)
        }
        return number
    }

    /// The site that a list is narrowed to, by its name.
    func siteFilter(_ query: Query, for actor: Actor) throws(Refusal) -> SiteName? {
        guard let name = query.text("site") else { return nil }
        guard let site = sites.site(name), actor.reaches(site.name) else {
            let names = sites.all.filter { actor.reaches($0.name) }.map(\.name.rawValue).joined(
                separator: ", "
            )
            throw .invalid([
                FieldProblem("site", .unknown, "There is no such site; there are: \(names).")
            ])
        }
        return site.name
    }

    /// Who sent it, for limits; nil for the operator's own socket.
    func client(_ request: Request, _ context: CallContext) -> ClientAddress? {
        guard case .network(let peer) = context.peer else { return nil }
        let forwarded = request.headers[values: .forwardedFor]
        if !forwarded.isEmpty, !proxies.contains(peer), proxyWatch.sawUnlisted() {
            context.logger.warning(
                "X-Forwarded-For from a peer that is no listed proxy: its readers count as one",
                metadata: ["way out": "\(ProxyWatch.wayOut)"],
            )
        }
        return proxies.client(of: peer, forwarded: forwarded)
    }

    private static let cutOff = Refusal.malformed("the body ended before all of it had come")

    /// The whole body, or 413 once it is too long.
    func body(
        _ request: Request,
        limit: Int = Limits.requestBody,
    ) async throws -> [UInt8] {
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > limit { throw Refusal.bodyTooLarge(limit: limit) }
        let bytes: [UInt8]
        do {
            bytes = Array(try await request.body.collect(upTo: limit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Refusal.bodyTooLarge(limit: limit)
        } catch {
            throw Front.cutOff
        }
        // Half a form reads like a whole one: the connection alone is not asked whether all came.
        guard bytes.count == announced ?? bytes.count else { throw Front.cutOff }
        return bytes
    }

    /// Refuses a body of another kind by name.
    func checkType(_ request: Request, is type: String) throws(Refusal) {
        if let coding = request.headers[.contentEncoding], coding.lowercased() != "identity" {
            throw .unsupportedMediaType("send the body without Content-Encoding")
        }
        let typed = request.headers[.contentType] ?? ""
        if typed == type { return }
        guard typed.prefix(while: { $0 != ";" }).lowercased().filter({ $0 != " " }) == type else {
            throw .unsupportedMediaType("send the body as \(type)")
        }
    }

    func jsonBody(_ request: Request) async throws -> [UInt8] {
        try checkType(request, is: "application/json")
        return try await body(request)
    }
}

extension Request {
    /// Languages of the reader, the best first, as `Accept-Language` weighs them.
    var languages: [String] {
        let listed = (headers[.acceptLanguage] ?? "").split(separator: ",").prefix(10)
        let weighed = listed.enumerated().map { index, entry -> (String, Double, Int) in
            let parts = entry.split(separator: ";").map { $0.filter { $0 != " " } }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }
                .flatMap { Double($0.dropFirst(2)) }
            return (parts.first ?? "", weight ?? 1, index)
        }
        return weighed.filter { !$0.0.isEmpty && $0.0 != "*" && $0.1 > 0 }
            .sorted { $0.1 == $1.1 ? $0.2 < $1.2 : $0.1 > $1.1 }
            .map(\.0)
    }
}
