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
    fileprivate var isPin: Bool { ["pin", "unpin"].contains(act) }
    /// A moderator's own words.
    fileprivate var changesText: Bool { ["edit", "redact"].contains(act) }

    /// It gave its comment an outcome, and took nothing back.
    package var isOutcome: Bool { to != nil && undoes == nil && !isPin && !changesText }

    /// Somebody's decision or words, whatever came before; a pin is neither.
    package var isSurelyWeighty: Bool { undoes == nil && !isPin }
}

/// Of the entries of one comment, oldest first.
extension [LogEntry] {
    /// The steps that stand: one that was taken back counts for nothing, nor does its taking back.
    ///
    /// Only a text that was taken back is a newer text.
    private var steps: [LogEntry] {
        reduce(into: []) { steps, entry in
            if let last = steps.last, last.id == entry.undoes, !last.changesText {
                steps.removeLast()
            } else {
                steps.append(entry)
            }
        }
    }

    package var standing: LogEntry? { steps.last }

    /// The one by which the comment is where it is: a moderator's own words did not bring it there, nor a pin.
    package var outcome: LogEntry? { steps.last(where: \.isOutcome) }

    /// The last but for pins and what took them back.
    package var weighty: LogEntry? {
        let pins = Set(filter(\.isPin).map(\.id))
        return last { !pins.contains($0.id) && !($0.undoes.map(pins.contains) ?? false) }
    }
}
