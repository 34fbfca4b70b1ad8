import Comments
import Desk
import Pages

/// What was typed, by field, before anything is checked; the two encodings meet here.
struct TypedSubmission {
    /// What a field is called in the encoding it came in.
    struct Names {
        var page = "page"
        var parent = "parent"
        var name = "name"
        var email = "email"
        var website = "website"
        var body = "body"

        static let json = Names()
        static let form = Names(
            page: "comment_post_ID",
            parent: "comment_parent",
            name: "author",
            email: "email",
            website: "url",
            body: "comment",
        )
    }
    var names: Names
    /// Already canonical, where the way in knows how to find it.
    var page: PageKey?
    var typedPage: String?
    var url: String?
    var title: String?
    /// A number, or nil for the top of the thread.
    var parent: Int64?
    var name = ""
    var email = ""
    var website = ""
    var body = ""
    var notify = false
    var remember = false
    /// To be told first what may be mended, instead of sending it.
    var wantsSecondLook = false
    var token: String?
    var authorKey: String?
    var honeypot = ""

    init(_ names: Names) { self.names = names }

    /// The submission, or every field that is wrong, said in the given words.
    func checked(
        for site: Site,
        form: FormSignals,
        in words: ProblemWords,
    ) throws(Refusal) -> Submission {
        var check = SubmissionCheck(typed: self, site: site, words: words)
        let submission = check.submission(form)
        guard let submission, check.problems.isEmpty else { throw .invalid(check.problems) }
        return submission
    }
}

/// One pass over the fields, in the order in which a reader meets them.
private struct SubmissionCheck {
    let typed: TypedSubmission
    let site: Site
    let words: ProblemWords
    var problems: [FieldProblem] = []

    init(typed: TypedSubmission, site: Site, words: ProblemWords) {
        self.typed = typed
        self.site = site
        self.words = words
    }

    mutating func submission(_ form: FormSignals) -> Submission? {
        let body = body()
        let name = name()
        let email = email()
        let website = website()
        let page = page()
        guard let page else { return nil }
        var submission = Submission(
            site: site.name,
            page: page,
            author: TypedAuthor(name: name.text, email: email, website: website),
            body: body.text,
        )
        submission.url = url(page)
        submission.title = title()
        submission.parent = parent()
        submission.notify = typed.notify
        submission.remember = typed.remember
        submission.authorKey = typed.authorKey
        submission.form = form
        submission.form.honeypotFilled = !typed.honeypot.isEmpty
        submission.form.controlsRemoved = body.hadControls || name.hadControls
        return submission
    }

    private mutating func wrong(_ field: String, _ code: FieldProblem.Code, _ message: String) {
        problems.append(FieldProblem(field, code, message))
    }

    private mutating func body() -> CleanedText {
        let body = CleanedText(typed.body)
        if body.isBlank {
            wrong(typed.names.body, .required, words.commentMissing)
        } else if body.count > Submission.bodyLimit {
            wrong(
                typed.names.body,
                .tooLong,
                words.commentTooLong(body.count, Submission.bodyLimit),
            )
        }
        return body
    }

    private mutating func name() -> CleanedText {
        let name = CleanedText(line: typed.name)
        if name.isBlank {
            if site.requiresName {
                wrong(
                    typed.names.name,
                    .required,
                    words.nameMissing,
                )
            }
            return CleanedText(
                line: site.requiresName
                    ? typed.name : ReaderWords.of(site.language).problems.anonymous
            )
        }
        if name.count > TypedAuthor.nameLimit {
            wrong(
                typed.names.name,
                .tooLong,
                words.nameTooLong(name.count, TypedAuthor.nameLimit),
            )
        }
        return name
    }

    /// The message never repeats what was typed: it is shown and could be logged.
    private mutating func email() -> EmailAddress? {
        let text = CleanedText(line: typed.email).text
        guard !text.isEmpty else {
            if site.requiresEmail {
                wrong(
                    typed.names.email,
                    .required,
                    words.emailMissing,
                )
            }
            return nil
        }
        guard text.utf8.count <= EmailAddress.limit else {
            wrong(
                typed.names.email,
                .tooLong,
                words.emailTooLong(EmailAddress.limit),
            )
            return nil
        }
        guard let email = EmailAddress(text, toASCII: TypedText.toASCII) else {
            wrong(
                typed.names.email,
                .invalid,
                words.emailInvalid,
            )
            return nil
        }
        return email
    }

    private mutating func website() -> Website? {
        let text = CleanedText(line: typed.website).text
        // WordPress's own themes used to fill in a bare scheme.
        guard !text.isEmpty, text != "http://", text != "https://" else { return nil }
        guard text.unicodeScalars.count <= Website.limit else {
            wrong(
                typed.names.website,
                .tooLong,
                words.websiteTooLong(Website.limit),
            )
            return nil
        }
        guard let website = Website(text, toASCII: TypedText.toASCII) else {
            wrong(
                typed.names.website,
                .invalid,
                words.websiteInvalid,
            )
            return nil
        }
        return website
    }

    private mutating func page() -> PageKey? {
        if let page = typed.page { return page }
        guard let text = typed.typedPage, !text.isEmpty else {
            wrong(typed.names.page, .required, words.pageMissing)
            return nil
        }
        guard let page = PageKey.canonical(text) else {
            wrong(
                typed.names.page,
                .invalid,
                words.pageInvalid(PageKey.limit),
            )
            return nil
        }
        return page
    }

    /// Only an allowed origin may say where a page is, and only of that page (SETTLED 11).
    private mutating func url(_ page: PageKey) -> String? {
        guard let text = typed.url, !text.isEmpty else { return nil }
        let address = Website(text, longest: PageKey.limit * 2, toASCII: TypedText.toASCII)
        guard let address, site.origins.contains(address.origin),
            PageKey.canonical(address.text) == page
        else {
            wrong(
                "url",
                .invalid,
                "This must be the page's own address on one of the site's origins.",
            )
            return nil
        }
        // The key again, so that no tracking and no fragment of one reader stays with the page; but with the slash at
        // the end, if there is one: without it many hosts send readers on, or nowhere.
        let path = address.rest.prefix { !"?#".contains($0) }
        return address.origin + page.text(endingIn: path.hasSuffix("/") ? "/" : "")
    }

    private mutating func title() -> String? {
        guard let typed = typed.title else { return nil }
        let title = CleanedText(line: typed)
        guard title.count <= Submission.titleLimit else {
            wrong("title", .tooLong, "At most \(Submission.titleLimit) characters, please.")
            return nil
        }
        return title.isBlank ? nil : title.text
    }

    private mutating func parent() -> CommentID? {
        guard let number = typed.parent, number != 0 else { return nil }
        guard number > 0 else {
            wrong(typed.names.parent, .invalid, words.parentInvalid)
            return nil
        }
        return CommentID(number)
    }
}
