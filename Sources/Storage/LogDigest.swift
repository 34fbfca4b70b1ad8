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

    /// Nothing stands beside it: nothing ever did, or its author withdrew.
    var isErased: Bool { note == nil && why == nil && explanation == nil }

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
        guard let subject = Subject(rawValue: try row.value("subject")),
            let kind = ActorKind(rawValue: try row.value("actorKind"))
        else { throw StoreFailure.damaged("a log entry") }
        self.init(
            at: Timestamp(rawValue: try row.value("at")),
            subject: subject,
            subjectID: try row.value("subjectID"),
            act: try row.value("act"),
            actorKind: kind,
            actor: try row.value("actor"),
        )
        let before: String? = try row.value("fromState")
        let after: String? = try row.value("toState")
        let undone: Int64? = try row.value("undoes")
        id = LogEntryID(try row.value("id"))
        from = before.flatMap(CommentState.init(rawValue:))
        to = after.flatMap(CommentState.init(rawValue:))
        revision = try row.value("revision")
        fromPublic = try row.value("fromPublic")
        toPublic = try row.value("toPublic")
        reason = try row.value("reason")
        batch = try row.value("batch")
        undoes = undone.map(LogEntryID.init(_:))
        policyHash = try row.value("policyHash")
        note = try row.value("note")
        why = try row.value("why")
        explanation = try row.value("explanation")
    }
}
