import Comments
import Desk
import Hummingbird

extension Front {
    private struct LogJSON: Encodable {
        var entries: [LogEntryJSON]
        var next: String?
    }
    private struct LogEntryJSON: Encodable {
        var entry: Int64
        var at: String
        var ageSeconds: Int
        var actor: String
        var actorKind: String
        var act: String
        var subject: String
        /// 0 where the act was about nothing that has a number.
        var id: Int64
        var from: String?
        var to: String?
        var reason: String?
        var note: String?
        var batch: String?
        var undoes: Int64?
    }

    /// `GET …/log`.
    func readLog(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let query = try Query(request)
        var question = LogQuestion()
        question.actor = query.text("actor")
        question.act = query.text("act")
        let (cursor, now) = (query.text("cursor"), desk.now())
        let most = LogQuestion.mostEntries
        try Query.every(
            { question.subject = try query.word("subject", as: LogEntry.Subject.self) },
            { question.id = try query.positive("id") },
            { question.since = try query.moment("since", now: now) },
            { question.until = try query.moment("until", now: now) },
            { question.limit = try query.number("limit", in: 1...most, usual: 50) },
            { try LogQuestion.check(cursor: cursor) },
        )
        let part = try await desk.log(question, cursor: cursor, by: actor)
        return try ModerationJSON.response(
            LogJSON(entries: part.entries.map { json($0, at: part.now) }, next: part.next)
        )
    }

    private func json(_ entry: LogEntry, at now: Timestamp) -> LogEntryJSON {
        LogEntryJSON(
            entry: entry.id.rawValue,
            at: entry.at.rfc3339,
            ageSeconds: max(0, now.seconds(since: entry.at)),
            actor: entry.actor,
            actorKind: entry.actorKind.rawValue,
            act: entry.act,
            subject: entry.subject.rawValue,
            id: entry.subjectID,
            from: entry.from?.rawValue,
            to: entry.to?.rawValue,
            reason: entry.reason,
            note: entry.note,
            batch: entry.batch,
            undoes: entry.undoes?.rawValue,
        )
    }
}

extension Query {
    /// A moment, in one of the ways that people type it.
    func moment(_ name: String, now: Timestamp) throws(Refusal) -> Timestamp? {
        guard let text = text(name) else { return nil }
        guard let moment = Timestamp(typed: text, now: now) else {
            throw .invalid([
                FieldProblem(
                    name,
                    .invalid,
                    "This takes a time like 2026-11-23T17:55:02Z, a day like 2026-11-23, or how "
                        + "long ago: 90m, 24h, 7d, 2w.",
                )
            ])
        }
        return moment
    }

    /// A number from 1; nil where none is given.
    func positive(_ name: String) throws(Refusal) -> Int64? {
        guard let text = text(name) else { return nil }
        guard let number = Int64(text), number > 0 else {
            throw .invalid([FieldProblem(name, .invalid, "This takes a number from 1.")])
        }
        return number
    }

    /// One of the words of a list; nil where none is given.
    func word<Word: RawRepresentable & CaseIterable>(
        _ name: String,
        as type: Word.Type,
    ) throws(Refusal) -> Word? where Word.RawValue == String {
        guard let text = text(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw .invalid([FieldProblem(name, .invalid, "This takes one of: \(words).")])
        }
        return word
    }
}
