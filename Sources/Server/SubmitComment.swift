import Comments
import Desk
import HTTPTypes
import Hummingbird
import Pages

extension Front {
    static let submissionKeys = [
        "page", "url", "title", "parent", "name", "email", "website", "body", "notify", "token",
        "remember", "author_key", "second_look", FormNames.honeypot,
    ]

    /// `POST …/comments`: a submission as JSON.
    func submitJSON(_ request: Request, _ context: CallContext) async throws -> Response {
        let site = try site(context)
        let bytes = try await jsonBody(request)
        var json = try JSONBody(bytes)
        let typed = Front.typed(&json)
        let form = formSignals(typed, site, isScripted: true)
        let origin = RequestOrigin(request, publicURL: settings.publicURL)
        do {
            try origin.check(site, hasToken: form.token.value?.isOurs ?? false)
            let words: ReaderWords = origin == .none ? .english : .of(site.language)
            let submission = try checked(typed, json.problems, site, form, in: words.problems)
            if typed.wantsSecondLook, waitForPreview(request, context) == nil {
                let asked = Posting(submission, languages: request.languages)
                if let look = try await desk.secondLook(at: asked, to: site) {
                    throw Refused(.secondLook(look))
                }
            }
            var posting = Posting(
                submission,
                connection: client(request, context).map { meter.submission(from: $0) },
                languages: request.languages,
            )
            posting.idempotencyKey = try idempotencyKey(request)
            posting.sentBytes = bytes
            posting.limitsRates = settings.limitsRates
            let posted = try await desk.submit(posting, to: site)
            tokens.spend(typed.token, at: desk.now())
            let view = ReceiptJSON(context: pageContext(site))
            return Response(
                .privateJSON,
                view.posted(posted.receipt, posted.comment),
                status: posted.receipt.state == .published ? .created : .accepted,
            )
        } catch let refusal as Refusal {
            throw Refused(refusal, await unposted(typed, site, request))
        }
    }

    /// Help for somebody in danger goes with every refusal of what could be read.
    func unposted(
        _ typed: TypedSubmission,
        _ site: Site,
        _ request: Request,
    ) async -> ReaderAnswer {
        await desk.answer(
            unposted: typed.body,
            name: typed.name,
            to: site,
            languages: request.languages,
        )
    }

    /// What a token and the trap say; without a token nothing is known (SETTLED 4).
    func formSignals(_ typed: TypedSubmission, _ site: Site, isScripted: Bool) -> FormSignals {
        var signals = FormSignals()
        if let token = typed.token, !token.isEmpty {
            signals = tokens.read(token, site.name, at: desk.now())
        } else if isScripted {
            signals.token = .known(.missing)
        }
        if !site.formsAreOurs, signals.token.value?.isOurs != true { signals.token = .unknown }
        return signals
    }

    private static func typed(_ json: inout JSONBody) -> TypedSubmission {
        json.only(submissionKeys)
        var typed = TypedSubmission(.json)
        typed.typedPage = json.text("page")
        typed.url = json.text("url")
        typed.title = json.text("title")
        typed.parent = json.number("parent")
        typed.name = json.text("name") ?? ""
        typed.email = json.text("email") ?? ""
        typed.website = json.text("website") ?? ""
        typed.body = json.text("body") ?? ""
        typed.notify = json.flag("notify") ?? false
        typed.remember = json.flag("remember") ?? false
        typed.wantsSecondLook = json.flag("second_look") ?? false
        typed.token = json.text("token")
        typed.authorKey = json.text("author_key")
        typed.honeypot = json.text(FormNames.honeypot) ?? ""
        return typed
    }

    /// Wrong types and wrong values are told together; a field is named once.
    private func checked(
        _ typed: TypedSubmission,
        _ earlier: [FieldProblem],
        _ site: Site,
        _ form: FormSignals,
        in words: ProblemWords,
    ) throws(Refusal) -> Submission {
        do throws(Refusal) {
            let submission = try typed.checked(for: site, form: form, in: words)
            guard earlier.isEmpty else { throw .invalid(earlier) }
            return submission
        } catch {
            guard case .invalid(let problems) = error else { throw error }
            let named = Set(earlier.map(\.field))
            throw .invalid(earlier + problems.filter { !named.contains($0.field) })
        }
    }

    /// A quoted string as the draft has it, or bare.
    private func idempotencyKey(_ request: Request) throws(Refusal) -> String? {
        guard let header = request.headers[.idempotencyKey] else { return nil }
        let isQuoted = header.count > 1 && header.hasPrefix("\"") && header.hasSuffix("\"")
        let key = isQuoted ? String(header.dropFirst().dropLast()) : header
        guard (1...Posting.keyLimit).contains(key.utf8.count) else {
            throw .malformed("Idempotency-Key has 1 to \(Posting.keyLimit) bytes")
        }
        return key
    }
}
