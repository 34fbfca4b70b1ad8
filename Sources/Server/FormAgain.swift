import Comments
import Desk
import HTTPTypes
import Hummingbird
import Pages

/// The classic form once more: with its problems, with its preview, or with what may be mended first.
extension Front {
    /// Everything typed and every problem named.
    func again(
        _ problem: Problem,
        _ form: TypedForm,
        _ page: PageOfForm,
    ) async throws -> Response {
        guard let key = page.key else { return errorPage(problem, form, page.site) }
        let words = ReaderWords.of(page.site.language)
        var state = try await state(of: form, key, page)
        state.problems = problem.fields.map { $0.forReaders(words.problems) }
        state.notice = problem.fields.isEmpty ? problem.sentence(words) : nil
        state.answer = problem.answer
        if problem.code == "rejected" { state.answer.message = nil }
        var response = try await show(state, key, page, status: problem.status)
        response.add(problem)
        return response
    }

    /// The comment as it would look: nothing is stored, and nothing counts as sent.
    func preview(
        _ typed: TypedSubmission,
        _ form: TypedForm,
        _ page: PageOfForm,
        _ request: Request,
        _ context: CallContext,
    ) async throws -> Response {
        if let wait = waitForPreview(request, context) { throw Refusal.tooMany(retryAfter: wait) }
        let words = ReaderWords.of(page.site.language).problems
        guard let key = page.key else {
            throw Refusal.invalid([
                FieldProblem(typed.names.page, .required, words.pageMissing)
            ])
        }
        let body = CleanedText(typed.body)
        let problems = Front.problems(body, field: "comment", in: words)
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        let name = CleanedText(line: typed.name)
        var state = try await state(of: form, key, page)
        state.preview = FormState.Preview(
            name: name.isBlank ? words.anonymous : name.text,
            source: body.text,
        )
        state.answer = await unposted(typed, page.site, request)
        return try await show(state, key, page, status: .ok)
    }

    /// What the author may mend, before anything is sent; nil where there is nothing, and for whoever has seen it.
    ///
    /// Only a form of ours asks for it: a theme's form could not show it.
    func secondLook(
        at submission: Submission,
        _ form: TypedForm,
        _ page: PageOfForm,
        _ request: Request,
        _ context: CallContext,
    ) async throws -> Response? {
        guard form.filled(FormNames.secondLook) != nil, let key = page.key,
            waitForPreview(request, context) == nil,
            let look = try await desk.secondLook(
                at: Posting(submission, languages: request.languages),
                to: page.site,
            )
        else { return nil }
        var state = try await state(of: form, key, page)
        state.secondLook = look
        state.offersSecondLook = false
        return try await show(state, key, page, status: .unprocessableContent)
    }

    /// Seconds to wait for whoever asks more often than anybody types.
    func waitForPreview(_ request: Request, _ context: CallContext) -> Int? {
        guard settings.limitsRates, let address = client(request, context) else { return nil }
        return meter.preview(from: address)
    }

    private func state(
        of form: TypedForm,
        _ key: PageKey,
        _ page: PageOfForm,
    ) async throws -> FormState {
        var state = FormState(page: key)
        for name in Front.classicFields + [FormNames.token] { state.typed[name] = form[name] }
        state.offersSecondLook = form.filled(FormNames.secondLook) != nil
        if let number = form.filled("comment_parent").flatMap({ Int64($0) }), number > 0 {
            state.parent = try await replyTarget(CommentID(number), key, page.site)
        }
        return state
    }

    private func show(
        _ state: FormState,
        _ key: PageKey,
        _ page: PageOfForm,
        status: HTTPResponse.Status,
    ) async throws -> Response {
        let reading = try await desk.readThread(page.site.name, key, ThreadQuestion())
        var state = state
        state.page = reading.key
        var view = ThreadPage(reading, context: pageContext(page.site), form: state)
        view.returnPath = page.returnAddress
        var response = Response(.page, view.page, status: status, origins: page.site.origins)
        // One reader's, with what they typed: a preview, too, which is 200.
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// Where no page is known there is no form to show; the text is kept all the same.
    func errorPage(_ problem: Problem, _ form: TypedForm, _ site: Site? = nil) -> Response {
        let context = pageContext(site ?? sites.usual ?? Site(name: .usual))
        let details = problem.fields.map(\.message).joined(separator: " ")
        var page = ErrorPage(
            title: problem.title(context.words),
            detail: details.isEmpty ? problem.sentence(context.words) : details,
            base: context.base,
            words: context.words,
        )
        page.answer = problem.answer
        page.kept = form.filled("comment")
        var response = Response(.page, page.html, status: problem.status)
        response.add(problem)
        return response
    }
}
