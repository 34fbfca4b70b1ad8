package import Comments
import Moderation
import Storage

/// One part of what waits.
package struct QueuePart: Sendable {
    package var items: [QueueItem]
    package var next: String?
    /// Items of the whole list, this part included.
    package var waiting: Int
    /// Comments, in whatever state, that readers reported and nobody looked at since.
    package var reported: ReportedCount
    /// When this was read; ages are counted from it.
    package var now: Timestamp
}

extension ModerationDesk {
    /// What waits for a person, as one asks for it; quarantined comments are shown to seniors only.
    package func queue(
        _ question: QueueQuestion,
        cursor: String?,
        by actor: Actor,
    ) async throws
        -> QueuePart
    {
        var question = question
        question.after = try cursor.map { try QueueCursor(text: $0) }
        question.showsQuarantined = actor.role >= .senior
        question.reach = actor.sites
        question.scripts = try question.language.map { try ScriptFilter(language: $0) }
        let (asked, now) = (question, now())
        return try await store.read { reading in
            var longer = asked
            longer.limit = asked.limit + 1
            let found = try reading.found(longer)
            let items = try reading.queue(longer, found: found?.numbers)
            let shown = Array(items.prefix(asked.limit))
            let last = items.count > asked.limit ? shown.last?.comment : nil
            return QueuePart(
                items: shown,
                next: last.map { QueueCursor($0).text },
                waiting: asked.after == nil && last == nil
                    ? shown.count
                    : try found?.count ?? reading.queueCount(asked, found: found?.numbers),
                reported: try reading.reportedCount(
                    sites: asked.reach,
                    showsQuarantined: asked.showsQuarantined,
                ),
                now: now,
            )
        }
    }
}

extension ScriptFilter {
    /// - Parameter language: By ISO 639-1, like `ru`.
    init(language: String) throws(Refusal) {
        guard let names = ScriptsOfLanguages.scripts(of: language.lowercased()) else {
            let known = ScriptsOfLanguages.known.joined(separator: ", ")
            throw .invalid([FieldProblem("language", .invalid, "This takes one of: \(known).")])
        }
        self.init(languageIn: Set(names.compactMap(Script.init(rawValue:))))
    }
}

extension QueueQuestion {
    /// Throws `Refusal.invalid` where the language is none we know.
    package func checkLanguage() throws(Refusal) {
        if let language { _ = try ScriptFilter(language: language) }
    }

    /// Throws `Refusal.invalid` where the cursor is none.
    package static func check(cursor: String?) throws(Refusal) {
        if let cursor { _ = try QueueCursor(text: cursor) }
    }
}

extension QueueCursor {
    init(_ comment: StoredComment) {
        self.init(priority: comment.priority.rawValue, id: comment.id.rawValue)
    }

    /// `2-1047`: priority and number of the last item given.
    var text: String { "\(priority)-\(id)" }

    init(text: String) throws(Refusal) {
        let parts = text.split(separator: "-").map { Int64($0) }
        guard parts.count == 2, let priority = parts[0], let id = parts[1],
            (0...3).contains(priority), id > 0
        else {
            throw .invalid([
                FieldProblem("cursor", .invalid, "Use the cursor exactly as `next` gave it.")
            ])
        }
        self.init(priority: Int(priority), id: id)
    }
}
