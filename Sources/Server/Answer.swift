import HTTPTypes
import Hummingbird
import NIOCore
import Pages

/// What an answer is, so that its headers follow from it (`reference/security.md` §5).
enum AnswerKind: Sendable, CaseIterable {
    /// Public JSON that every reader gets alike: may be kept, must be asked about.
    case publicJSON
    /// JSON for one caller.
    case privateJSON
    /// A page with a form: stylesheet of ours, posts to us and to the site.
    case page
    case fragment
    /// An author's own page.
    case receipt
    case stylesheet
    case atom
    case jsonFeed
    /// The element's script and stylesheet, for every page that names them.
    case script
    case embeddedStyle
    case plain
    case bytes

    var contentType: String {
        switch self {
        case .publicJSON, .privateJSON: "application/json; charset=utf-8"
        case .page, .fragment, .receipt: "text/html; charset=utf-8"
        case .atom: "application/atom+xml; charset=utf-8"
        case .jsonFeed: "application/feed+json; charset=utf-8"
        case .stylesheet, .embeddedStyle: "text/css; charset=utf-8"
        case .script: "text/javascript; charset=utf-8"
        case .plain: "text/plain; charset=utf-8"
        case .bytes: "application/octet-stream"
        }
    }

    var cacheControl: String {
        switch self {
        case .publicJSON, .page, .fragment, .atom, .jsonFeed: "public, max-age=0, must-revalidate"
        case .stylesheet: "public, max-age=3600"
        // Their names never change: an hour without asking, then the old one while the new one is fetched.
        case .script, .embeddedStyle: "public, max-age=3600, stale-while-revalidate=604800"
        case .privateJSON, .receipt, .plain, .bytes: "no-store"
        }
    }

    /// SETTLED 3: a form's page must let its posts say where they come from.
    var referrerPolicy: String {
        switch self {
        case .page, .fragment: "strict-origin-when-cross-origin"
        case .receipt: "same-origin"
        default: "no-referrer"
        }
    }

    var isPublicRead: Bool {
        switch self {
        case .publicJSON, .page, .fragment, .stylesheet, .script, .embeddedStyle: true
        case .atom, .jsonFeed: true
        case .privateJSON, .receipt, .plain, .bytes: false
        }
    }

    /// - Parameter origins: Where forms may post besides us, because an answer may redirect there.
    func contentSecurityPolicy(origins: [String]) -> String {
        let start = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
        switch self {
        case .page, .fragment, .receipt:
            let allowed = (["'self'"] + origins).joined(separator: " ")
            // A page with a conversation runs the element; an author's own page runs nothing.
            let element = self == .receipt ? "" : "script-src 'self'; connect-src 'self'; "
            return "\(start); \(element)style-src 'self'; form-action \(allowed)"
        default: return "\(start); form-action 'none'; sandbox"
        }
    }
}

extension Response {
    /// An answer with the headers of its kind.
    init(
        _ kind: AnswerKind,
        _ bytes: [UInt8],
        status: HTTPResponse.Status = .ok,
        origins: [String] = [],
    ) {
        self.init(kind, ByteBuffer(bytes: bytes), status: status, origins: origins)
    }

    init(
        _ kind: AnswerKind,
        _ buffer: ByteBuffer,
        status: HTTPResponse.Status = .ok,
        origins: [String] = [],
    ) {
        self.init(
            status: status,
            headers: Response.headers(kind, origins: origins),
            body: ResponseBody(byteBuffer: buffer),
        )
    }

    init(
        _ kind: AnswerKind,
        _ html: HTML,
        status: HTTPResponse.Status = .ok,
        origins: [String] = [],
    ) {
        self.init(kind, ByteBuffer(string: html.text), status: status, origins: origins)
        // Only the whole, unhurried page may be kept; a re-rendered form is one reader's.
        if status != .ok { headers[.cacheControl] = "no-store" }
    }

    /// 303: look there with GET.
    static func see(_ location: String) -> Response {
        var headers = headers(.receipt, origins: [])
        headers[.location] = location
        headers[.contentType] = nil
        return Response(status: .seeOther, headers: headers)
    }

    static func headers(_ kind: AnswerKind, origins: [String]) -> HTTPFields {
        if origins.isEmpty, let made = usual[kind] { return made }
        return make(kind, origins: origins)
    }

    /// Where no origin of a site is named, they are the same every time.
    private static let usual = Dictionary(
        uniqueKeysWithValues: AnswerKind.allCases.map { ($0, make($0, origins: [])) }
    )

    private static func make(_ kind: AnswerKind, origins: [String]) -> HTTPFields {
        var headers = HTTPFields()
        headers[.contentType] = kind.contentType
        headers[.cacheControl] = kind.cacheControl
        headers[.xContentTypeOptions] = "nosniff"
        headers[.referrerPolicy] = kind.referrerPolicy
        headers[.contentSecurityPolicy] = kind.contentSecurityPolicy(origins: origins)
        headers[.crossOriginOpenerPolicy] = "same-origin"
        headers[.crossOriginResourcePolicy] = kind.isPublicRead ? "cross-origin" : "same-origin"
        headers[.permissionsPolicy] = permissions
        // Pages may fetch them with `crossorigin`, to check their hash.
        if kind == .script || kind == .embeddedStyle { headers[.accessControlAllowOrigin] = "*" }
        return headers
    }

    private static let permissions =
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"

    /// A problem as JSON (RFC 9457).
    init(_ problem: Problem, requestID: String) {
        var json = ProblemJSON(
            code: problem.code,
            title: problem.title,
            status: problem.status.code,
        )
        json.detail = problem.detail
        json.fields = problem.fields
        json.answer = problem.answer
        json.spans = problem.spans
        json.excerpts = problem.excerpts
        json.requestID = requestID
        self.init(.privateJSON, json.bytes, status: problem.status)
        headers[.contentType] = "application/problem+json; charset=utf-8"
        add(problem)
    }

    /// Headers that a status brings with it.
    mutating func add(_ problem: Problem) {
        if let seconds = problem.retryAfter { headers[.retryAfter] = "\(seconds)" }
        if let allow = problem.allow { headers[.allow] = allow }
        if problem.status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
    }
}

extension HTTPField.Name {
    static let referrerPolicy = name("Referrer-Policy")
    static let crossOriginOpenerPolicy = name("Cross-Origin-Opener-Policy")
    static let permissionsPolicy = name("Permissions-Policy")
    static let requestID = name("X-Request-Id")
    static let idempotencyKey = name("Idempotency-Key")
    static let forwardedFor = name("X-Forwarded-For")
    static let fetchSite = name("Sec-Fetch-Site")
    static let actor = name("X-Afterword-Actor")

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else {
            preconditionFailure("\(text) is a valid name of a field")
        }
        return name
    }
}
