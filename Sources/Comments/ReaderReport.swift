/// A reader's complaint about a public comment: it hides nothing, it asks a person to look (SETTLED 18).
package struct ReaderReport: Sendable, Equatable {
    package enum Reason: String, Sendable, CaseIterable {
        /// Somebody may be in danger.
        case worried
        case abuse
        case privacy
        case spam

        /// Looked at before everything else.
        package var isUrgent: Bool { self == .worried }
    }
    package var at: Timestamp
    package var reason: Reason
    /// In the reader's own words; erased with the comment's text.
    package var note: String?
    /// The decision that answered it; nil while it is open.
    package var settledBy: LogEntryID?

    /// Characters of a note.
    package static let noteLimit = 1_000
    /// Open ones of one reason that are kept of one comment: those after them tell a moderator nothing new.
    package static let mostOpen = 20

    package init(
        at: Timestamp,
        reason: Reason,
        note: String? = nil,
        settledBy: LogEntryID? = nil,
    ) {
        (self.at, self.reason, self.note, self.settledBy) = (at, reason, note, settledBy)
    }
}

/// How many readers reported one comment, and for what.
package struct ReportCount: Sendable, Equatable {
    package var reason: ReaderReport.Reason
    package var count: Int

    package init(reason: ReaderReport.Reason, count: Int) {
        (self.reason, self.count) = (reason, count)
    }

    /// Of reports that are open, the gravest reason first.
    package static func of(_ reports: [ReaderReport]) -> [ReportCount] {
        ReaderReport.Reason.allCases.compactMap { reason in
            let count = reports.count { $0.reason == reason && $0.settledBy == nil }
            return count == 0 ? nil : ReportCount(reason: reason, count: count)
        }
    }

    /// `readers reported it: 2 worried about the person, 1 spam`; nil where nobody did.
    package static func sentence(_ counts: [ReportCount]) -> String? {
        guard !counts.isEmpty else { return nil }
        let parts = counts.map { "\($0.count) \($0.words)" }
        let isOne = counts.reduce(0) { $0 + $1.count } == 1
        return (isOne ? "a reader reported it: " : "readers reported it: ")
            + parts.joined(separator: ", ")
    }

    private var words: String {
        switch reason {
        case .worried: "worried about the person"
        case .abuse: "abuse"
        case .privacy: "private matters"
        case .spam: "spam"
        }
    }
}

/// Comments with open reports, beside the queue of those that wait.
package struct ReportedCount: Sendable, Equatable {
    package var comments: Int
    /// Of these, where a reader is worried about somebody.
    package var urgent: Int

    package init(comments: Int = 0, urgent: Int = 0) {
        (self.comments, self.urgent) = (comments, urgent)
    }
}
