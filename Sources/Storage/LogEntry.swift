import Crypto
package import Comments
import FoundationEssentials
import GRDB

/// One act of the log: a verdict, a person's choice, an author's own wish, or an operator's doing.
package struct LogEntry: Sendable, Equatable {
    package enum Subject: String, Sendable {
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

    /// What the chain covers, in one order for ever.
    func digest(after previous: Data, nonce: Data, side: Data) -> Data {
        let fields: [String] = [
            "\(at.rawValue)", subject.rawValue, "\(subjectID)", act, actorKind.rawValue, actor,
            from?.rawValue ?? "", to?.rawValue ?? "", revision.map { "\($0)" } ?? "",
            fromPublic.map { "\($0)" } ?? "", toPublic.map { "\($0)" } ?? "", reason ?? "",
            batch ?? "", undoes.map { "\($0.rawValue)" } ?? "", policyHash ?? "",
        ]
        var hash = SHA256()
        hash.update(data: previous)
        hash.update(data: Array(fields.joined(separator: "\u{1F}").utf8))
        hash.update(data: nonce)
        hash.update(data: side)
        return Data(hash.finalize())
    }

    /// Salted by the entry's own nonce, so that an erased text cannot be guessed from it.
    func sideDigest(nonce: Data) -> Data {
        var hash = SHA256()
        hash.update(data: nonce)
        for text in [note, why, explanation] {
            hash.update(data: Array((text ?? "").utf8))
            hash.update(data: [0x1F])
        }
        return Data(hash.finalize())
    }
}

extension LogEntry {
    init(row: Row) throws {
        guard let subject = Subject(rawValue: row["subject"]),
            let kind = ActorKind(rawValue: row["actorKind"])
        else { throw StoreFailure.damaged("a log entry") }
        self.init(
            at: Timestamp(rawValue: row["at"]),
            subject: subject,
            subjectID: row["subjectID"],
            act: row["act"],
            actorKind: kind,
            actor: row["actor"],
        )
        let (before, after): (String?, String?) = (row["fromState"], row["toState"])
        let undone: Int64? = row["undoes"]
        id = LogEntryID(row["id"])
        from = before.flatMap(CommentState.init(rawValue:))
        to = after.flatMap(CommentState.init(rawValue:))
        revision = row["revision"]
        fromPublic = row["fromPublic"]
        toPublic = row["toPublic"]
        reason = row["reason"]
        batch = row["batch"]
        undoes = undone.map(LogEntryID.init(_:))
        policyHash = row["policyHash"]
        note = row["note"]
        why = row["why"]
        explanation = row["explanation"]
    }
}
