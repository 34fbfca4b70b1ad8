import Comments
import HTTPTypes
import Hummingbird

/// Where a post says it comes from (SETTLED 3).
enum RequestOrigin: Equatable {
    /// No `Origin`: curl, or a server.
    case none
    /// A page of ours.
    case ours
    /// An opaque one; passes only from the same site or with a valid form token.
    case null(isSameOrigin: Bool)
    case foreign(String)

    init(_ request: Request, publicURL: String?) {
        guard let origin = request.headers[.origin] else {
            self = .none
            return
        }
        if origin == "null" {
            self = .null(isSameOrigin: request.headers[.fetchSite] == "same-origin")
            return
        }
        self = RequestOrigin.isOurs(origin, request, publicURL) ? .ours : .foreign(origin)
    }

    /// The public address says who we are; until somebody set it, the host that was asked does.
    private static func isOurs(_ origin: String, _ request: Request, _ publicURL: String?) -> Bool {
        if let publicURL { return OriginText(publicURL) == OriginText(origin) }
        guard let host = request.head.authority else { return false }
        return origin == "http://" + host || origin == "https://" + host
    }

    /// Refuses a page that may not post to this site.
    func check(_ site: Site, hasToken: Bool) throws(Refusal) {
        switch self {
        case .none, .ours: return
        case .null(let isSameOrigin):
            guard isSameOrigin || hasToken else { throw .wrongOrigin }
        case .foreign(let origin):
            guard site.origins.contains(where: { OriginText($0) == OriginText(origin) }) else {
                throw .wrongOrigin
            }
        }
    }
}

extension FormSignals.Token {
    /// We gave it, be it used up by a first click or not.
    var isOurs: Bool { self == .valid || self == .reused }
}

/// `scheme://host[:port]` of an address, for comparing; nil parts never equal anything.
struct OriginText: Equatable {
    let text: String

    init?(_ address: String) {
        guard let mark = address.firstRange(of: "://") else { return nil }
        let rest = address[mark.upperBound...].prefix { !"/?#\\@".contains($0) }
        // User information before an @ would name another host than it seems to.
        let next = address[rest.endIndex...].first
        guard !rest.isEmpty, next != "@", next != "\\" else { return nil }
        text = (address[..<mark.upperBound] + rest).lowercased()
    }
}
