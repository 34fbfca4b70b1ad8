import Comments
import Desk
import Hummingbird

extension Front {
    private struct TextToExplain: Decodable {
        var text: String
        var name: String?
        var `as`: String?
        var policy: String?
        var site: String?
    }
    private struct Explained: Encodable {
        var outcome: String
        var why: [String]
        var nearly: [NearMissJSON]
    }

    /// `POST …/explain`: a text that was never posted.
    func explain(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        let asked = try ModerationJSON.read(
            TextToExplain.self,
            try await jsonBody(request),
            known: ["text", "name", "as", "policy", "site"],
        )
        guard asked.text.unicodeScalars.count <= Submission.bodyLimit else {
            throw Refusal.invalid([
                FieldProblem("text", .tooLong, "The most is \(Submission.bodyLimit) characters.")
            ])
        }
        var question = TextQuestion(text: CleanedText(asked.text).text)
        question.name = asked.name ?? question.name
        question.policy = asked.policy
        if let word = asked.as {
            guard let role = TextQuestion.Role(rawValue: word) else {
                let words = TextQuestion.Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw Refusal.invalid([
                    FieldProblem("as", .invalid, "This takes one of: \(words).")
                ])
            }
            question.role = role
        }
        let verdict = try await desk.explain(question, for: try site(asked.site), by: actor)
        let answer = Explained(
            outcome: verdict.outcome.name,
            why: verdict.why,
            nearly: verdict.nearly.map(NearMissJSON.init(_:)),
        )
        let bytes = ModerationJSON.adding(
            "verdict",
            verdict.explanation,
            to: try ModerationJSON.bytes(answer),
        )
        return Response(.privateJSON, bytes)
    }

    /// A word that is no site's name is no more to be found than an unknown site.
    private func site(_ name: String?) throws(Refusal) -> SiteName? {
        guard let name else { return nil }
        guard let site = SiteName(rawValue: name) else { throw .notFound("site") }
        return site
    }
}
