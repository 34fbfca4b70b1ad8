import Comments
import Desk
import HTTPTypes
import Hummingbird
import Pages

extension Front {
    /// `POST …/comments/{id}/reports` with `{reason, note?}`; with `?page=` only where it stands on that page.
    func reportJSON(_ request: Request, _ context: CallContext) async throws -> Response {
        let site = try site(context)
        let query = try Query(request)
        guard let number = context.parameters.get("id").flatMap({ Int64($0) }), number > 0 else {
            throw Refusal.notFound("comment")
        }
        var json = try JSONBody(try await jsonBody(request))
        json.only(["reason", "note", FormNames.honeypot])
        let key = try json.noting { () throws(Refusal) in try query.optionalPage() } ?? nil
        let typed = TypedReport(
            comment: CommentID(number),
            page: key,
            reason: json.text("reason") ?? "",
            note: json.text("note") ?? "",
            honeypot: json.text(FormNames.honeypot) ?? "",
        )
        let taken = try await take(typed, json.problems, site, request, context)
        return Response(
            .privateJSON,
            ReportJSON.bytes(isRepeated: taken.isRepeated, taken.help),
            status: .accepted,
        )
    }

    /// `GET /sites/{site}/report?page=KEY&comment=ID`: the same without a script.
    func reportPage(_ request: Request, _ context: CallContext) async throws -> Response {
        let site = try site(context)
        let query = try Query(request)
        let page = try await reportPage(query.text("comment"), try query.page(), site)
        return Response(.receipt, page.html)
    }

    /// `POST /sites/{site}/report`: the receipt, or the page once more with what is wrong.
    func submitReport(_ request: Request, _ context: CallContext) async throws -> Response {
        let site = try site(context)
        try checkType(request, is: "application/x-www-form-urlencoded")
        let form = try TypedForm(try await body(request))
        guard let key = PageKey.canonical(form["page"] ?? "") else {
            throw Refusal.notFound("page")
        }
        var page = try await reportPage(form["comment"], key, site)
        let typed = TypedReport(
            comment: page.comment.comment.id,
            page: key,
            reason: form["reason"] ?? "",
            note: form["note"] ?? "",
            honeypot: form[FormNames.honeypot] ?? "",
        )
        (page.reason, page.note) = (ReaderReport.Reason(rawValue: typed.reason), typed.note)
        do {
            let taken = try await take(typed, [], site, request, context)
            let receipt = page.receipt(isRepeated: taken.isRepeated, taken.help)
            return Response(.receipt, receipt, status: .accepted)
        } catch let refusal as Refusal {
            let problem = Problem(refusal)
            let words = page.context.words
            page.problems = problem.fields.map { $0.ofReport(words.report, note: typed.note) }
            page.notice = problem.fields.isEmpty ? problem.sentence(words) : nil
            var response = Response(.receipt, page.html, status: problem.status)
            response.add(problem)
            return response
        }
    }

    /// One way for both encodings; whoever is worried about somebody is asked to wait much later.
    private func take(
        _ typed: TypedReport,
        _ earlier: [FieldProblem],
        _ site: Site,
        _ request: Request,
        _ context: CallContext,
    ) async throws -> (isRepeated: Bool, help: ReaderAnswer) {
        try RequestOrigin(request, publicURL: settings.publicURL).check(site, hasToken: false)
        let (reason, note) = try typed.checked(earlier)
        let mark = client(request, context).map { address in
            meter.report(of: typed.comment, isUrgent: reason.isUrgent, from: address)
        }
        if settings.limitsRates, let wait = mark?.retryAfter {
            throw Refusal.tooMany(retryAfter: wait)
        }
        let help = try await desk.report(
            typed.comment,
            reason,
            note: note,
            isRepeated: mark?.isRepeated ?? false,
            on: typed.page,
            of: site,
            languages: request.languages,
        )
        // Only now: a report that was not stored may be sent again.
        if let mark { meter.remember(mark) }
        return (mark?.isRepeated ?? false, help)
    }

    /// Throws what an unknown comment gets for each that readers of this page cannot see.
    private func reportPage(
        _ number: String?,
        _ key: PageKey,
        _ site: Site,
    ) async throws -> ReportPage {
        guard let number = number.flatMap({ Int64($0) }), number > 0,
            let comment = try await desk.publicComment(CommentID(number), on: key, of: site)
        else { throw Refusal.notFound("comment") }
        return ReportPage(comment, context: pageContext(site))
    }
}

/// A report as it was typed, in either encoding.
private struct TypedReport {
    var comment: CommentID
    var page: PageKey?
    var reason: String
    var note: String
    var honeypot: String

    func checked(
        _ earlier: [FieldProblem]
    ) throws(Refusal) -> (ReaderReport.Reason, note: String?) {
        var problems = earlier
        let reason = ReaderReport.Reason(rawValue: reason)
        if reason == nil, !earlier.contains(where: { $0.field == "reason" }) {
            let names = ReaderReport.Reason.allCases.map(\.rawValue).joined(separator: ", ")
            problems.append(
                self.reason.isEmpty
                    ? FieldProblem("reason", .required, "Please say what is wrong: \(names).")
                    : FieldProblem("reason", .invalid, "This takes one of: \(names).")
            )
        }
        let note = CleanedText(note)
        if note.count > ReaderReport.noteLimit {
            problems.append(
                FieldProblem(
                    "note",
                    .tooLong,
                    "It has \(note.count) characters; the most is \(ReaderReport.noteLimit).",
                )
            )
        }
        if !honeypot.isEmpty {
            problems.append(
                FieldProblem(FormNames.honeypot, .invalid, "Leave this field empty, please.")
            )
        }
        guard problems.isEmpty, let reason else { throw .invalid(problems) }
        return (reason, note.isBlank ? nil : note.text)
    }
}

extension FieldProblem {
    /// In the words of the page; a choice that is none looks like none made.
    fileprivate func ofReport(_ words: ReportWords, note: String) -> FieldProblem {
        switch field {
        case "reason": FieldProblem(field, code, words.choose)
        case "note":
            FieldProblem(
                field,
                code,
                words.noteTooLong(CleanedText(note).count, ReaderReport.noteLimit),
            )
        default: self
        }
    }
}
