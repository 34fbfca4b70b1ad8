import Comments
import Desk
import Hummingbird

/// A rule that nearly hit.
struct NearMissJSON: Encodable {
    var rule: String
    var title: String
    var mode: String
    var condition: String
    var detail: String

    init(_ miss: NearMiss) {
        (rule, title, mode) = (miss.rule, miss.title, miss.mode.rawValue)
        (condition, detail) = (miss.condition, miss.detail)
    }
}

/// A condition with its parts and what each came to.
private struct ConditionJSON: Encodable {
    var says: String
    /// `yes`, `no` or `failed`.
    var truth: String
    var detail: String
    var parts: [ConditionJSON]

    init(_ trace: ConditionTrace) {
        (says, truth, detail) = (trace.label, trace.truth, trace.detail)
        parts = trace.parts.map(ConditionJSON.init(_:))
    }
}

private struct WhyNotJSON: Encodable {
    var id: Int64
    var policy: String
    /// The policy in force is the one that decided then.
    var samePolicy: Bool
    var rule: String
    var title: String
    var mode: String
    var condition: ConditionJSON
}

extension Front {
    /// `GET …/comments/{id}/why-not?rule=`: a rule's conditions, each with what it came to.
    func whyNot(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let id = CommentID(try number(context, "comment"))
        guard let rule = try Query(request).text("rule") else {
            throw Refusal.invalid([FieldProblem("rule", .required, "Say which rule: ?rule=ID.")])
        }
        let (examination, trace) = try await desk.whyNot(id, rule: rule, to: actor)
        return try ModerationJSON.response(
            WhyNotJSON(
                id: id.rawValue,
                policy: examination.policy,
                samePolicy: examination.isSamePolicy,
                rule: trace.rule,
                title: trace.title,
                mode: trace.mode.rawValue,
                condition: ConditionJSON(trace.condition),
            )
        )
    }
}
