/// One act of the log: a verdict, a person's choice, an author's own wish, or an operator's doing.
package struct LogEntry: Sendable, Equatable {
    package enum Subject: String, Sendable, CaseIterable {
        case comment
        case thread
        case token
        case site
        case batch
        case ban
        case reveal
        case policy
    }
    package enum ActorKind: String, Sendable {
        case policy
        case moderator
        case author
    }
    package var id = LogEntryID(0)
    package var at: Timestamp
    package var subject: Subject
    package var subjectID: Int64
    /// What was done, in one word: `verdict`, `approve`, `undo`, `edit`.
    package var act: String
    package var actorKind: ActorKind
    /// A moderator's name, or the policy's.
    package var actor: String
    package var from: CommentState?
    package var to: CommentState?
    /// The revision of the text it is about.
    package var revision: Int?
    package var fromPublic: Int?
    package var toPublic: Int?
    /// A code in `messages/`, shown to the author.
    package var reason: String?
    package var batch: String?
    package var undoes: LogEntryID?
    package var policyHash: String?
    /// Never shown to the author; erasable while the entry verifies.
    package var note: String?
    /// Sentences for moderators, one a line; erasable.
    package var why: String?
    /// The stored verdict as JSON; erasable.
    package var explanation: String?
    /// What of the explanation is counted; kept beside the chain and not read back with the entry.
    package var rules = SpokenRules.none

    package init(
        at: Timestamp,
        subject: Subject,
        subjectID: Int64,
        act: String,
        actorKind: ActorKind,
        actor: String,
    ) {
        self.at = at
        self.subject = subject
        self.subjectID = subjectID
        self.act = act
        self.actorKind = actorKind
        self.actor = actor
    }
}

extension LogEntry {
    /// Acts that take along the notes and explanations of a comment's earlier entries.
    package static let erasingActs: Set<String> = ["withdraw", "redact"]
}

extension LogEntry {
    /// Acts that leave the outcome of a comment as it was: a moderator's own words and a pin.
    private static let besideOutcome: Set<String> = ["edit", "redact", "pin", "unpin"]

    fileprivate var changesText: Bool { ["edit", "redact"].contains(act) }

    fileprivate var isBesideOutcome: Bool { LogEntry.besideOutcome.contains(act) }

    /// It gave its comment its outcome, whatever came before.
    package var isSurelyOutcome: Bool { to != nil && undoes == nil && !isBesideOutcome }
}

extension [LogEntry] {
    /// Of a comment's entries, oldest first, the last that stands.
    ///
    /// A step that was taken back counts for nothing, nor does its taking back; only a text that was is a newer text.
    package var standing: LogEntry? {
        var steps: [LogEntry] = []
        for entry in self {
            if let last = steps.last, last.id == entry.undoes, !last.changesText {
                steps.removeLast()
            } else {
                steps.append(entry)
            }
        }
        return steps.last
    }

    /// Of a comment's entries, oldest first, the one that gave it its outcome: a moderator's own words did not, nor
    /// a pin, nor what took them back.
    package var outcome: LogEntry? {
        let beside = Set(filter(\.isBesideOutcome).map(\.id))
        return last { entry in
            entry.to != nil && !beside.contains(entry.id)
                && !(entry.undoes.map(beside.contains) ?? false)
        }
    }
}
