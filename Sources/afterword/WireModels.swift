/// One item of the queue, as the moderation API sends it; there is never an address in it.
struct WireComment: Decodable, Sendable {
    /// Who wrote it, with counts of what became of earlier comments.
    struct Author: Decodable, Sendable {
        var name: String
        var website: String?
        /// Recognised by a key we issued, not by what was typed.
        var proven: Bool
        var approved: Int
        var held: Int
        var rejected: Int
        var spam: Int
    }
    var id: Int64
    var version: Int64
    var site: String
    var page: String
    var pageTitle: String?
    var parent: Int64?
    var state: String
    var priority: String
    /// Of class safety or privacy: shown only when asked for.
    var covered: Bool
    var quarantined: Bool
    var author: Author
    var text: String
    var revision: Int
    var created: String
    var ageSeconds: Int
    /// Sentences, the most important first.
    var why: [String]
    var rules: [String]
    var tags: [String]
    var pendingEdit: Bool
    /// Readers' reports that wait for an answer; older servers do not say.
    var reports: [Reported]?

    struct Reported: Decodable, Sendable {
        /// `worried`, `abuse`, `privacy` or `spam`.
        var reason: String
        var count: Int
    }
}

/// One part of the queue.
struct WireQueue: Decodable, Sendable {
    var items: [WireComment]
    var next: String?
    var waiting: Int
    /// Comments that readers reported, whatever list was asked for; older servers do not say.
    var reported: Reported?

    struct Reported: Decodable, Sendable {
        var comments: Int
        var urgent: Int
    }
}

/// What one reader wrote to the moderators about a comment.
struct WireReport: Decodable, Sendable {
    var at: String
    var reason: String
    var note: String?
    /// The decision that answered it.
    var settledBy: Int64?
}

/// One entry of a comment's story.
struct WireDecision: Decodable, Sendable {
    /// The policy that spoke.
    struct Policy: Decodable, Sendable {
        var name: String
        var hash: String
    }
    var entry: Int64
    var at: String
    var actor: String
    /// `policy`, `moderator` or `author`.
    var actorKind: String
    /// The verb, as `approve` or `undo`.
    var act: String?
    var from: String?
    var to: String
    var reason: String?
    var note: String?
    var policy: Policy?
    var batch: String?
}

/// A comment above or below the one that is shown.
struct WireNeighbour: Decodable, Sendable {
    var id: Int64
    var parent: Int64?
    var depth: Int
    var name: String
    var text: String
    var state: String
    /// It may be distressing; older servers do not say.
    var covered: Bool?
    /// It stands before the comment; older servers do not say.
    var above: Bool?

    /// What was not published is shown in no line beside another: where it may distress, or where that other is covered.
    func isCovered(beside isOtherCovered: Bool) -> Bool {
        state != "approved" && (isOtherCovered || covered ?? false)
    }
}

/// Everything about one comment.
struct WireCommentPage: Decodable, Sendable {
    var comment: WireComment
    var decisions: [WireDecision]
    var explanation: WireExplanation?
    var nearly: [WireNearMiss]?
    /// It stands first on its page; older servers do not say.
    var pinned: Bool?
    /// In force on its author.
    var ban: WireBan?
    var thread: [WireNeighbour]
    /// Oldest first; older servers do not say.
    var reports: [WireReport]?

    /// Reports that one of the decisions answered.
    func answers(of decision: WireDecision) -> [WireReport] {
        (reports ?? []).filter { $0.settledBy == decision.entry }
    }
}

/// The stored verdict of a policy (POLICIES §6).
struct WireExplanation: Decodable, Sendable {
    /// One rule that hit.
    struct Hit: Decodable, Sendable {
        var rule: String
        var title: String?
        var mode: String
        var score: Double?
        var floor: String?
        var ceiling: String?
        /// `body`, `name` or `website`.
        var on: String?
        /// Offsets in Unicode scalars of the raw text.
        var spans: [[Int]]?
    }
    var policy: String
    var hash: String
    var outcome: String
    var priority: String?
    var total: Double?
    var hits: [Hit]
    var trace: [String]
    var errors: [String]?
    var redactions: [Redaction]?

    /// What a rule proposes to black out, in the reader's own text.
    struct Redaction: Decodable, Sendable {
        var rule: String
        var kind: String
        var spans: [[Int]]
    }
}

/// A rule that nearly hit, and the one condition that failed.
struct WireNearMiss: Decodable, Sendable {
    var rule: String
    var title: String
    var condition: String
    var detail: String
}

/// A rule with all its conditions, for one comment.
struct WireWhyNot: Decodable, Sendable {
    struct Condition: Decodable, Sendable {
        var says: String
        var truth: String
        var detail: String
        var parts: [Condition]
    }
    var id: Int64
    var policy: String
    var samePolicy: Bool
    var rule: String
    var title: String
    var mode: String
    var condition: Condition
}

/// What a policy says of a text that was never posted.
struct WireExplained: Decodable, Sendable {
    var outcome: String
    var verdict: WireExplanation
    var why: [String]
    var nearly: [WireNearMiss]?
}

/// What a decision or an undo did and what it did not.
struct WireDecided: Decodable, Sendable {
    /// A comment in its new state.
    struct Item: Decodable, Sendable {
        var id: Int64
        var version: Int64
        var state: String
    }
    /// A comment that somebody else decided meanwhile.
    struct Conflict: Decodable, Sendable {
        var id: Int64
        var version: Int64?
        var by: String?
        var at: String?
        var state: String?
        var message: String
    }
    var batch: String?
    /// Absent from an undo, which says `undone`.
    var decided: [Item]?
    var undone: [Item]?
    var conflicts: [Conflict]
    var missing: [Int64]?
}
