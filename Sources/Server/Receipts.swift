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

    /// `PATCH /api/v1/receipts/{token} {body?, notify?, appeal?}`: a newer text, mail about replies, a second look.
    func editJSON(_ request: Request, _ context: CallContext) async throws -> Response {
        var json = try JSONBody(try await jsonBody(request))
        json.only(["body", "notify", "appeal"])
        let (text, notify, appeals) = (json.text("body"), json.flag("notify"), json.flag("appeal"))
        let token = token(context)
        if text != nil || notify == nil && appeals != true {
            let body = CleanedText(text ?? "")
            let words = ReaderWords.english.problems
            let problems = json.problems + Front.problems(body, field: "body", in: words)
            _ = try await edited(token, body, problems, request, context)
        }
        guard json.problems.isEmpty else { throw Refusal.invalid(json.problems) }
        if let notify { _ = try await desk.setWantsReplies(notify, token, languages: []) }
        if appeals == true {
            try meterEdit(request, context)
            _ = try await desk.appeal(token, languages: [])
        }
        return try self.json(try await desk.receipt(token, languages: request.languages))
    }

    /// `DELETE /api/v1/receipts/{token}`: the author takes it back.
    func withdrawJSON(_ request: Request, _ context: CallContext) async throws -> Response {
        try json(try await desk.withdraw(token(context), languages: request.languages))
    }

    /// `GET /receipts/{token}`: the author's own page.
    func receiptPage(_ request: Request, _ context: CallContext) async throws -> Response {
        let reading = try await desk.receipt(token(context), languages: request.languages)
        var page = try receiptPage(reading, request)
        page.done = try Query(request).text("done").flatMap(ReceiptPage.Done.init(rawValue:))
        return Response(.receipt, page.html)
    }

    /// `POST /receipts/{token}` with what to do as `action`, from that page only.
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
        case "appeal":
            try meterEdit(request, context)
            _ = try await desk.appeal(token, languages: request.languages)
            return .see(try await path(of: token) + "?done=appeal")
        case "replies":
            _ = try await desk.setWantsReplies(form["replies"] == "yes", token, languages: [])
            return .see(try await path(of: token) + "?done=replies")
        case "forget":
            return try await forget(token)
        case "withdraw" where form["confirm"] == "yes":
            _ = try await desk.withdraw(token, languages: request.languages)
            return .see(try await path(of: token))
        case "withdraw":
            let reading = try await desk.receipt(token, languages: request.languages)
            var page = try receiptPage(reading, request)
            page.isUnsure = true
            return Response(.receipt, page.html, status: .unprocessableContent)
        default:
            throw Refusal.invalid([
                FieldProblem("action", .invalid, ReaderWords.english.problems.foreignForm)
            ])
        }
    }

    /// Takes the key out of the browser that asks; nobody else has it, so what it earned is gone with it.
    private func forget(_ token: String) async throws -> Response {
        let reading = try await desk.receipt(token, languages: [])
        guard let site = sites.site(reading.site.rawValue) else { throw Refusal.notFound("site") }
        var response = Response.see(pageContext(site).receiptPath(token) + "?done=forget")
        response.headers[.setCookie] = authorCookie("", of: site, seconds: 0)
        return response
    }

    private func edit(
        _ token: String,
        _ typed: String,
        _ request: Request,
        _ context: CallContext,
    ) async throws -> Response {
        let body = CleanedText(typed)
        do {
            let words = try await words(of: token)
            let problems = Front.problems(body, field: "comment", in: words.problems)
            _ = try await edited(token, body, problems, request, context)
            return .see(try await path(of: token) + "?done=edit")
        } catch let refused as Refused {
            let problem = Problem(refused)
            let reading = try await desk.receipt(token, languages: request.languages)
            var page = try receiptPage(reading, request)
            page.typed = typed
            page.problems = problem.fields.map { $0.forReaders(page.context.words.problems) }
            page.notice = problem.fields.isEmpty ? sentence(of: problem, page.context.words) : nil
            var response = Response(.receipt, page.html, status: problem.status)
            response.add(problem)
            return response
        }
    }

    private func sentence(of problem: Problem, _ words: ReaderWords) -> String {
        problem.code == "conflict" ? words.refusals.editTimeOver : problem.sentence(words)
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
            let isUrgent = await desk.speaksOfDanger(body.text, on: site)
            if !isUrgent { try meterEdit(request, context) }
            return try await desk.edit(token, body: body.text, languages: request.languages)
        } catch let refusal as Refusal {
            let answer = await desk.answer(
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

    static func problems(
        _ body: CleanedText,
        field: String,
        in words: ProblemWords,
    ) -> [FieldProblem] {
        if body.isBlank { return [FieldProblem(field, .required, words.commentMissing)] }
        guard body.count > Submission.bodyLimit else { return [] }
        let message = words.commentTooLong(body.count, Submission.bodyLimit)
        return [FieldProblem(field, .tooLong, message)]
    }

    private func words(of token: String) async throws -> ReaderWords {
        let reading = try await desk.receipt(token, languages: [])
        return sites.site(reading.site.rawValue).map { .of($0.language) } ?? .english
    }

    private func token(_ context: CallContext) -> String { context.parameters.get("token") ?? "" }

    private func path(of token: String) async throws -> String {
        let reading = try await desk.receipt(token, languages: [])
        guard let site = sites.site(reading.site.rawValue) else { throw Refusal.notFound("site") }
        return pageContext(site).receiptPath(token)
    }

    private func receiptPage(_ reading: ReceiptReading, _ request: Request) throws -> ReceiptPage {
        guard let site = sites.site(reading.site.rawValue) else { throw Refusal.notFound("site") }
        var page = ReceiptPage(reading, context: pageContext(site))
        page.isRemembered = request.cookie(Front.cookieName(site)) != nil
        return page
    }

    private func json(_ reading: ReceiptReading) throws -> Response {
        guard let site = sites.site(reading.site.rawValue) else { throw Refusal.notFound("site") }
        return Response(
            .privateJSON,
            ReceiptJSON(context: pageContext(site)).reading(reading),
        )
    }
}
