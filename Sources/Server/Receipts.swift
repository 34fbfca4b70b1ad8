import Comments
import Desk
import HTTPTypes
import Hummingbird
import Pages

extension Front {
    /// `GET /api/v1/receipts/{token}`.
    func receiptJSON(_ request: Request, _ context: CallContext) async throws -> Response {
        try json(try await desk.receipt(token(context), languages: request.languages))
    }

    /// `PATCH /api/v1/receipts/{token} {body}`.
    func editJSON(_ request: Request, _ context: CallContext) async throws -> Response {
        var json = try JSONBody(try await jsonBody(request))
        json.only(["body"])
        let body = CleanedText(json.text("body") ?? "")
        let problems = json.problems + Front.problems(body, field: "body")
        let reading = try await edited(token(context), body, problems, request, context)
        return try self.json(reading)
    }

    /// `DELETE /api/v1/receipts/{token}`: the author takes it back.
    func withdrawJSON(_ request: Request, _ context: CallContext) async throws -> Response {
        try json(try await desk.withdraw(token(context), languages: request.languages))
    }

    /// `GET /receipts/{token}`: the author's own page.
    func receiptPage(_ request: Request, _ context: CallContext) async throws -> Response {
        let reading = try await desk.receipt(token(context), languages: request.languages)
        var page = try receiptPage(reading)
        switch try Query(request).text("done") {
        case "edit": page.notice = "Your change has arrived."
        default: break
        }
        return Response(.receipt, page.html)
    }

    /// `POST /receipts/{token}` with `action` edit or withdraw, from that page only.
    func changeReceipt(_ request: Request, _ context: CallContext) async throws -> Response {
        try checkType(request, is: "application/x-www-form-urlencoded")
        switch RequestOrigin(request, publicURL: settings.publicURL) {
        case .none, .ours, .null(isSameOrigin: true): break
        case .null, .foreign: throw Refusal.wrongOrigin
        }
        let form = try TypedForm(try await body(request))
        let token = token(context)
        switch form["action"] {
        case "edit":
            return try await edit(token, form["comment"] ?? "", request, context)
        case "withdraw" where form["confirm"] == "yes":
            _ = try await desk.withdraw(token, languages: request.languages)
            return .see(try await path(of: token))
        case "withdraw":
            var page = try receiptPage(
                try await desk.receipt(token, languages: request.languages)
            )
            page.isUnsure = true
            return Response(.receipt, page.html, status: .unprocessableContent)
        default:
            throw Refusal.invalid([
                FieldProblem("action", .invalid, "The form is not one of ours.")
            ])
        }
    }

    private func edit(
        _ token: String,
        _ typed: String,
        _ request: Request,
        _ context: CallContext,
    ) async throws -> Response {
        let body = CleanedText(typed)
        do {
            let problems = Front.problems(body, field: "comment")
            _ = try await edited(token, body, problems, request, context)
            return .see(try await path(of: token) + "?done=edit")
        } catch let refused as Refused {
            let problem = Problem(refused)
            let reading = try await desk.receipt(token, languages: request.languages)
            var page = try receiptPage(reading)
            page.typed = typed
            page.problems = problem.fields
            page.notice = problem.fields.isEmpty ? problem.sentence : nil
            var response = Response(.receipt, page.html, status: problem.status)
            response.add(problem)
            return response
        }
    }

    /// One edit; every refusal carries the help that the text or the policy asks for.
    private func edited(
        _ token: String,
        _ body: CleanedText,
        _ problems: [FieldProblem],
        _ request: Request,
        _ context: CallContext,
    ) async throws -> ReceiptReading {
        let current = try await desk.receipt(token, languages: request.languages)
        guard let site = sites.site(current.site.rawValue) else { throw Refusal.notFound("site") }
        do {
            guard problems.isEmpty else { throw Refusal.invalid(problems) }
            // Whoever is in danger is not told to wait.
            if !desk.speaksOfDanger(body.text, on: site) { try meterEdit(request, context) }
            return try await desk.edit(token, body: body.text, languages: request.languages)
        } catch let refusal as Refusal {
            let answer = desk.answer(
                unposted: body.text,
                name: current.name,
                to: site,
                languages: request.languages,
            )
            throw Refused(refusal, answer)
        }
    }

    /// Edits run the pipeline and are stored, so they count like comments.
    private func meterEdit(_ request: Request, _ context: CallContext) throws(Refusal) {
        guard settings.limitsRates, let address = client(request, context),
            let wait = meter.submission(from: address).retryAfter
        else { return }
        throw .tooMany(retryAfter: wait)
    }

    private static func problems(_ body: CleanedText, field: String) -> [FieldProblem] {
        if body.isBlank { return [FieldProblem(field, .required, "Please write a comment.")] }
        guard body.count > Submission.bodyLimit else { return [] }
        return [
            FieldProblem(
                field,
                .tooLong,
                "Your comment has \(body.count) characters; the most is \(Submission.bodyLimit).",
            )
        ]
    }

    private func token(_ context: CallContext) -> String { context.parameters.get("token") ?? "" }

    private func path(of token: String) async throws -> String {
        let reading = try await desk.receipt(token, languages: [])
        guard let site = sites.site(reading.site.rawValue) else { throw Refusal.notFound("site") }
        return pageContext(site).receiptPath(token)
    }

    private func receiptPage(_ reading: ReceiptReading) throws -> ReceiptPage {
        guard let site = sites.site(reading.site.rawValue) else { throw Refusal.notFound("site") }
        return ReceiptPage(reading, context: pageContext(site))
    }

    private func json(_ reading: ReceiptReading) throws -> Response {
        guard let site = sites.site(reading.site.rawValue) else { throw Refusal.notFound("site") }
        return Response(
            .privateJSON,
            ReceiptJSON(context: pageContext(site)).reading(reading),
        )
    }
}
