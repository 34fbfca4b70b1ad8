import Comments
import Desk
import Hummingbird

extension Front {
    private struct Answer: Encodable {
        struct Change: Encodable {
            var entry: Int64
            var at: String
            var id: Int64
            var act: String
            var actor: String
            var actorKind: String
            var from: String?
            var to: String?

            init(_ entry: LogEntry) {
                self.entry = entry.id.rawValue
                at = entry.at.rfc3339
                id = entry.subjectID
                (act, actor, actorKind) = (entry.act, entry.actor, entry.actorKind.rawValue)
                (from, to) = (entry.from?.rawValue, entry.to?.rawValue)
            }
        }
        var changes: [Change]
        var last: Int64
    }

    /// `GET …/changes?after=ENTRY&wait=SECONDS`: decisions on comments as they are made.
    func changes(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let query = try Query(request)
        let (after, wait) = try Query.every(
            { try query.number("after", in: 0...Int.max) },
            { try query.number("wait", in: 0...ModerationDesk.longestWait, usual: 0) },
        )
        let changes = try await desk.changes(
            after: after.map { LogEntryID(Int64($0)) },
            waiting: wait,
            by: actor,
        )
        return try ModerationJSON.response(
            Answer(
                changes: changes.entries.map(Answer.Change.init(_:)),
                last: changes.last.rawValue,
            )
        )
    }
}
