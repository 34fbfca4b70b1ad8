import Crypto
import Comments
import FoundationEssentials
import GRDB

extension LogEntry {
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
