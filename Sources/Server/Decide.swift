import Comments
import Desk
import Hummingbird

extension Front {
    private struct Order: Decodable {
        struct Item: Decodable {
            var id: Int64
            var version: Int64?

            /// A mistyped `version` must not decide without looking.
            init(from decoder: any Decoder) throws {
                try ModerationJSON.check(Members(from: decoder), ["id", "version"])
                let fields = try decoder.container(keyedBy: CodingKeys.self)
                id = try fields.decode(Int64.self, forKey: .id)
                version = try fields.decodeIfPresent(Int64.self, forKey: .version)
            }

            private enum CodingKeys: CodingKey {
                case id
                case version
            }
        }
        var items: [Item]
        var outcome: String
        var reason: String?
        var note: String?
        var force: Bool?
        var dryRun: Bool?
    }
    private struct Result: Encodable {
        struct Item: Encodable {
            var id: Int64
            var version: Int64
            var state: String
        }
        struct Conflict: Encodable {
            var id: Int64
            var version: Int64
            var by: String
            var at: String
            var state: String
            var message: String
        }
        var batch: String?
        var decided: [Item]?
        var undone: [Item]?
        var conflicts: [Conflict]
        var missing: [Int64]?

        init(_ result: DecisionResult) {
            batch = result.batch
            conflicts = result.conflicts.map { conflict in
                Conflict(
                    id: conflict.id.rawValue,
                    version: conflict.version.rawValue,
                    by: conflict.by,
                    at: conflict.at.rfc3339,
                    state: conflict.state.rawValue,
                    message: conflict.message,
                )
            }
        }

        static func items(_ result: DecisionResult) -> [Item] {
            result.decided.map { item in
                Item(
                    id: item.id.rawValue,
                    version: item.version.rawValue,
                    state: item.state.rawValue,
                )
            }
        }
    }

    /// `POST …/decisions`: one choice for up to 1,000 comments, in one transaction.
    func decide(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let asked = try ModerationJSON.read(
            Order.self,
            try await jsonBody(request),
            known: ["items", "outcome", "reason", "note", "force", "dry_run"],
        )
        guard let choice = Choice(word: asked.outcome) else {
            throw Refusal.invalid([
                FieldProblem(
                    "outcome",
                    .invalid,
                    "This takes one of: " + Choice.allCases.map(\.rawValue).joined(separator: ", "),
                )
            ])
        }
        let items = asked.items.map { item in
            DecisionItem(id: CommentID(item.id), version: item.version.map(LogEntryID.init(_:)))
        }
        var order = DecisionOrder(items, choice)
        order.reason = asked.reason.map { CleanedText(line: $0).text }
        order.note = asked.note.map { CleanedText($0).text }
        order.isForced = asked.force ?? false
        order.isTrial = asked.dryRun ?? false
        let result = try await desk.decide(order, by: actor)
        var answer = Result(result)
        answer.decided = Result.items(result)
        answer.missing = result.missing.map(\.rawValue)
        return try ModerationJSON.response(answer)
    }

    /// `POST …/undo`: takes back the caller's newest batch.
    func undo(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let result: DecisionResult
        do {
            result = try await desk.undo(by: actor)
        } catch Refusal.notFound {
            var problem = Problem(.notFound("decision of yours that could be undone"))
            problem.code = "nothing_to_undo"
            return Response(problem, requestID: context.requestID)
        }
        var answer = Result(result)
        answer.undone = Result.items(result)
        return try ModerationJSON.response(answer)
    }
}
