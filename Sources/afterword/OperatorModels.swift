/// What the operators' calls of the moderation API answer.
struct WireThreads: Decodable, Sendable {
    /// One row.
    struct Item: Decodable, Sendable {
        var id: Int64
        var site: String
        var page: String
        var url: String?
        var title: String?
        var open: Bool
        var count: Int
        var waiting: Int
        var newest: String?
    }
    var threads: [Item]
}

/// What closing or opening a thread answers.
struct WireThreadState: Decodable, Sendable {
    var id: Int64
    var site: String
    var page: String
    var open: Bool
}

/// Moderators' tokens, never their secrets.
struct WireTokens: Decodable, Sendable {
    /// One row.
    struct Item: Decodable, Sendable {
        var id: Int64
        var name: String
        var role: String
        var created: String
        var expires: String?
        var revoked: String?
        /// Nil for every site.
        var sites: [String]?
    }
    var tokens: [Item]
}

/// A token that was just made.
struct WireNewToken: Decodable, Sendable {
    var id: Int64
    var name: String
    var role: String
    var expires: String?
    /// Nil for every site.
    var sites: [String]?
    /// Shown once, never stored in clear.
    var token: String
}

/// One website's settings (SETTLED 27).
struct WireSite: Decodable, Sendable {
    var name: String
    var title: String
    var url: String?
    var origins: [String]
    var policy: String
    var requiresName: Bool
    var requiresEmail: Bool
    var formsAreOurs: Bool
    var showsHeldOnPage: Bool
    var editMinutes: Int
    /// 0 for never; older servers do not say.
    var closeAfterDays: Int?
    var countries: [String]
    /// Nil from a server that knows one language only.
    var language: String?
    var pageNumbers: [String: String]
}

/// All websites.
struct WireSites: Decodable, Sendable {
    var sites: [WireSite]
}

/// One setting with where its value came from; secrets are masked.
struct SettingLine: Codable, Sendable, Equatable {
    var key: String
    var value: String
    var source: String
}

/// The effective settings.
struct WireSettings: Codable, Sendable {
    var settings: [SettingLine]
}

/// What the doctor found.
struct WireChecks: Decodable, Sendable {
    /// One thing looked at.
    struct Check: Decodable, Sendable {
        var name: String
        var ok: Bool
        var detail: String
        var wayOut: String?
    }
    var checks: [Check]
}

/// Whether the log's chain holds.
struct WireLogCheck: Decodable, Sendable {
    var ok: Bool
    var entries: Int
    var erased: Int
    var detail: String
}
