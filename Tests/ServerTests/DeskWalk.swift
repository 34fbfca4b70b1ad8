import Comments
import HTTPTypes

@testable import Server

/// Every route of the desk, and who may go it.
///
/// A route that is not named here fails the walk: whoever adds one decides who may go it.
enum DeskWalk {
    enum Need: Equatable {
        /// Says nothing but that the server runs.
        case nobody
        case role(Role)
        /// A token that names its sites is not enough, whatever its role.
        case everywhere(Role)

        var role: Role? {
            switch self {
            case .nobody: nil
            case .role(let role), .everywhere(let role): role
            }
        }
    }

    static let needs: [String: Need] = [
        "GET queue": .role(.moderator),
        "GET comments/:id": .role(.moderator),
        "GET comments/:id/why-not": .role(.moderator),
        "PATCH comments/:id": .role(.moderator),
        "POST comments/:id/replies": .role(.moderator),
        "PUT comments/:id/lease": .role(.moderator),
        "DELETE comments/:id/lease": .role(.moderator),
        "PUT comments/:id/pin": .role(.moderator),
        "DELETE comments/:id/pin": .role(.moderator),
        "POST comments/:id/ban": .role(.senior),
        "DELETE comments/:id/ban": .role(.senior),
        "GET bans": .role(.moderator),
        "DELETE bans/:id": .role(.senior),
        "POST comments/:id/reveal": .everywhere(.admin),
        "GET changes": .role(.moderator),
        "POST decisions": .role(.moderator),
        "POST undo": .role(.moderator),
        "POST explain": .role(.moderator),
        "GET threads": .role(.moderator),
        "PATCH threads/:id": .role(.moderator),
        "GET pages": .role(.moderator),
        "GET sites": .role(.moderator),
        "GET policies": .role(.moderator),
        "GET log": .role(.moderator),
        "GET log/verify": .everywhere(.moderator),
        "GET log/public": .role(.moderator),
        "GET log/figures": .role(.moderator),
        "GET stats": .role(.moderator),
        "GET /metrics": .everywhere(.moderator),
        "GET tokens": .everywhere(.admin),
        "POST tokens": .everywhere(.admin),
        "DELETE tokens/:id": .everywhere(.admin),
        "PUT sites/:site": .role(.admin),
        "POST policies/reload": .everywhere(.admin),
        "GET settings": .everywhere(.admin),
        "GET doctor": .everywhere(.admin),
        "POST backup": .everywhere(.admin),
        "GET /healthz": .nobody,
        "GET /readyz": .nobody,
    ]

    /// The route as `needs` names it.
    static func name(_ route: Route) -> String {
        let desk = "/api/v1/moderation/"
        let isDesk = route.path.hasPrefix(desk)
        let path = isDesk ? String(route.path.dropFirst(desk.count)) : route.path
        return "\(route.method.rawValue) \(path)"
    }

    /// Paths that differ in nothing but in what they lead to: something that is there, nothing, no name at all.
    static func paths(_ route: Route) -> [String] {
        let values = [
            (id: "1", site: "default"), (id: "987654321", site: "nowhere"),
            (id: "x", site: "A%20B"),
        ]
        let query = route.path.hasSuffix("/why-not") ? "?rule=links-many" : ""
        let paths = values.map { value in
            route.path.replacing(":id", with: value.id).replacing(":site", with: value.site)
                + query
        }
        return paths[0] == paths[1] ? [paths[0]] : paths
    }

    /// What would be done if it were let through; the last is no JSON, and nobody refused must learn that.
    static func bodies(_ route: Route) -> [String] {
        let order =
            switch name(route) {
            case "POST decisions": #"{"items":[{"id":1}],"outcome":"spam"}"#
            case "PATCH comments/:id": #"{"body":"Changed.","reason":"walk"}"#
            case "POST comments/:id/replies": #"{"body":"Mine.","name":"Eve"}"#
            case "POST comments/:id/ban": #"{"for":"30d","reason":"walk"}"#
            case "POST comments/:id/reveal": #"{"reason":"walk"}"#
            case "PATCH threads/:id": #"{"open":false}"#
            case "POST tokens": #"{"name":"Eve","role":"admin"}"#
            case "PUT sites/:site": #"{"title":"Eve's"}"#
            case "POST explain": #"{"text":"Buy now"}"#
            default: "{}"
            }
        return route.method == .get ? [""] : [order, "{"]
    }
}
