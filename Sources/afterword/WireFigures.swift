/// One part of the log, as the moderation API sends it.
struct WireLog: Decodable, Sendable {
    /// One act.
    struct Entry: Decodable, Sendable {
        var entry: Int64
        var at: String
        var ageSeconds: Int
        var actor: String
        /// `policy`, `moderator` or `author`.
        var actorKind: String
        var act: String
        var subject: String
        var id: Int64
        var from: String?
        var to: String?
        var reason: String?
        var note: String?
        var batch: String?
        var undoes: Int64?
    }
    var entries: [Entry]
    var next: String?
}

/// A count that may be hidden: `12`, `"<3"` or `">9"`.
struct WireCount: Decodable, Sendable, Equatable {
    var text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            text = "\(number)"
        } else {
            text = try container.decode(String.self)
        }
    }
}

/// What of the log may be published.
struct WirePublicLog: Decodable, Sendable {
    /// Decisions that are alike.
    struct Row: Decodable, Sendable {
        var day: String
        var decider: String
        var act: String
        var outcome: String
        var reason: String?
        var rules: [String]
        var within: String?
        var decisions: WireCount
    }
    var since: String
    var until: String
    var rows: [Row]
}

/// What may be published of one month.
struct WireFigures: Decodable, Sendable {
    /// Parts of a whole.
    struct Whole: Decodable, Sendable {
        var total: WireCount
        var parts: [Part]
    }
    struct Part: Decodable, Sendable {
        var name: String
        var count: WireCount
    }
    struct Rule: Decodable, Sendable {
        var rule: String
        var held: WireCount
        var stopped: WireCount
        var overturned: WireCount
    }
    struct Speed: Decodable, Sendable {
        var decisions: WireCount
        var p50Minutes: Int?
        var p95Minutes: Int?
    }
    struct Reversals: Decodable, Sendable {
        var undone: WireCount
        var overruled: WireCount
        var wronglyStopped: WireCount
        var wronglyPublished: WireCount
    }
    var month: String
    var over: Bool
    var verdicts: Whole
    var decisions: Whole
    var reasons: [Part]
    var rules: [Rule]
    var timeToDecision: Speed
    var reversals: Reversals
}

/// The queue's health.
struct WireStats: Decodable, Sendable {
    struct Waiting: Decodable, Sendable {
        var held: Int
        var oldest: String?
        var oldestSeconds: Int?
        var priorities: [String: Int]
        var sites: [Site]
        var spam: Int
    }
    struct Site: Decodable, Sendable {
        var site: String
        var held: Int
        var oldestSeconds: Int
    }
    struct Day: Decodable, Sendable {
        var day: String
        var arrived: Int
        var decided: Int
    }
    struct Speed: Decodable, Sendable {
        var decisions: Int
        var p50Seconds: Int?
        var p95Seconds: Int?
    }
    struct Moderator: Decodable, Sendable {
        var name: String
        var decisions: Int
        var reversed: Int
        var reversalRate: Double
    }
    struct Rule: Decodable, Sendable {
        var rule: String
        var held: Int
        var heldThenApproved: Int
        var stopped: Int
        var overturned: Int
        var overturnedRate: Double?
    }
    struct Reports: Decodable, Sendable {
        var open: Int
        var urgent: Int
        var received: [String: Int]
    }
    /// Older servers do not say.
    var reports: Reports?
    var at: String
    var since: String
    var waiting: Waiting
    var days: [Day]
    var timeToDecision: Speed
    var verdicts: [String: Int]
    var decisions: [String: Int]
    var undone: Int
    var overruled: Int
    var wronglyStopped: Int
    var wronglyPublished: Int
    var moderators: [Moderator]
    var rules: [Rule]
}
