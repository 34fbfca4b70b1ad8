import Comments
import Desk
import HTTPTypes
import Hummingbird
import Pages

extension Front {
    static let classicFields = [
        "comment", "author", "email", "url", "comment_post_ID", "comment_parent",
        "wp-comment-cookies-consent", "redirect_to",
    ]
    /// Fields that our own form, WordPress's and its most used filters bring along.
    static let knownFields = Set(
        classicFields + FormNames.all + [
            "submit", "wp-submit", "_wpnonce", "_wp_http_referer", "_wp_unfiltered_html_comment",
            "akismet_comment_nonce", "ak_js",
            "ak_hp_textarea", "g-recaptcha-response", "h-captcha-response", "subscribe_comments",
            "subscribe_blog", "comment_notify",
        ]
    )
    /// Bytes of a form: percent-encoding makes three of one, and a comment may have 10,000 characters of three bytes.
    static let mostFormBytes = 3 * Limits.requestBody
    /// Seconds for which a reader's key stays in their browser.
    static let rememberedFor = 365 * 24 * 3_600

    /// `POST /wp-comments-post.php`: the classic form, ours or a theme's.
    func submitForm(_ request: Request, _ context: CallContext) async throws -> Response {
        try checkType(request, is: "application/x-www-form-urlencoded")
        let form = try TypedForm(try await body(request, limit: Front.mostFormBytes))
        let origin = RequestOrigin(request, publicURL: settings.publicURL)
        let site: Site
        do {
            site = try siteOfForm(form, origin, request)
        } catch {
            return errorPage(Problem(error), form)
        }
        var page = PageOfForm(
            form: form,
            site: site,
            referer: request.headers[.referer],
            ownOrigin: settings.publicURL ?? request.head.authority.map { "http://" + $0 },
        )
        if case .foreign(let text) = origin { page.foreignOrigin = text }
        let typed = typed(form, page, request)
        do {
            var signals = formSignals(typed, page.site, isScripted: false)
            signals.extraFields = form.count(beside: Front.knownFields)
            try origin.check(page.site, hasToken: signals.token.value?.isOurs ?? false)
            if form.filled(FormNames.preview) != nil {
                return try await preview(typed, form, page, request, context)
            }
            let words = ReaderWords.of(page.site.language).problems
            if form.wasRepaired {
                throw Refusal.invalid([FieldProblem("comment", .invalid, words.unreadable)])
            }
            let submission = try typed.checked(for: page.site, form: signals, in: words)
            if let answer = try await secondLook(at: submission, form, page, request, context) {
                return answer
            }
            var posting = Posting(
                submission,
                connection: client(request, context).map { meter.submission(from: $0) },
                languages: request.languages,
            )
            posting.limitsRates = settings.limitsRates
            let posted = try await desk.submit(posting, to: page.site)
            tokens.spend(typed.token, at: desk.now())
            return try await redirect(posted, page)
        } catch let refused as Refused {
            return try await again(Problem(refused), form, page)
        } catch let refusal as Refusal {
            let refused = Refused(refusal, await unposted(typed, page.site, request))
            return try await again(Problem(refused), form, page)
        }
    }

    /// The site is the one whose pages have the request's origin; a form of ours says its name.
    private func siteOfForm(
        _ form: TypedForm,
        _ origin: RequestOrigin,
        _ request: Request,
    ) throws(Refusal) -> Site {
        let named = form.filled(FormNames.site)
        let site: Site?
        if case .foreign(let text) = origin {
            site = named.map { sites.site($0) } ?? sites.site(origin: text)
            guard site != nil else { throw .wrongOrigin }
        } else if let named {
            site = sites.site(named)
        } else {
            let hints = [form.filled("redirect_to"), request.headers[.referer]]
            site =
                hints.lazy.compactMap { $0.flatMap { sites.site(origin: $0) } }.first
                ?? sites.usual
        }
        guard let site else { throw .notFound("site") }
        return site
    }

    private func typed(
        _ form: TypedForm,
        _ page: PageOfForm,
        _ request: Request,
    ) -> TypedSubmission {
        var typed = TypedSubmission(.form)
        typed.page = page.key
        typed.parent = form.filled("comment_parent").map { Int64($0) ?? -1 }
        typed.name = form["author"] ?? ""
        typed.email = form["email"] ?? ""
        typed.website = form["url"] ?? ""
        typed.body = form["comment"] ?? ""
        typed.remember = form.filled("wp-comment-cookies-consent") != nil
        typed.token = form.filled(FormNames.token)
        typed.honeypot = form[FormNames.honeypot] ?? ""
        typed.authorKey = request.cookie(Front.cookieName(page.site))
        return typed
    }

    /// Published, the reader goes to the comment on its page; held or spam, to the receipt.
    private func redirect(_ posted: Posted, _ page: PageOfForm) async throws -> Response {
        let context = pageContext(page.site)
        let receipt = posted.receipt
        var response: Response
        if let comment = posted.comment {
            let known =
                comment.url
                ?? page.site.url.map { _ in
                    context.pageAddress(comment.key, url: nil)
                }
            let address = page.returnAddress ?? known ?? context.threadPath(comment.key)
            response = .see(page.place(of: receipt.id, on: comment.key, at: address, context))
        } else if page.site.showsHeldOnPage, let address = page.siteAddress {
            let secret = try await desk.grantGlimpse(receipt.token)
            let bare = String(address.prefix { $0 != "#" })
            let mark = bare.contains("?") ? "&" : "?"
            response = .see(
                "\(bare)\(mark)unapproved=\(receipt.id.rawValue)&moderation-hash=\(secret)"
                    + "#comment-\(receipt.id.rawValue)"
            )
        } else {
            response = .see(context.receiptPath(receipt.token))
        }
        if let key = receipt.authorKey {
            response.headers[.setCookie] = authorCookie(
                key,
                of: page.site,
                seconds: Front.rememberedFor,
            )
        }
        return response
    }

    /// The only thing we ever keep in a browser without JavaScript, and only where its reader asked (SETTLED 4).
    func authorCookie(_ key: String, of site: Site, seconds: Int) -> String {
        "\(Front.cookieName(site))=\(key); Path=\(pageContext(site).base)/; "
            + "Max-Age=\(seconds); HttpOnly; Secure; SameSite=None"
    }

    static func cookieName(_ site: Site) -> String {
        "afterword_author_" + site.name.rawValue
    }
}

extension Request {
    func cookie(_ name: String) -> String? {
        for header in headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let text = pair.drop { $0 == " " }
                if text.hasPrefix(name + "=") {
                    return String(text.dropFirst(name.count + 1).prefix(128))
                }
            }
        }
        return nil
    }
}
