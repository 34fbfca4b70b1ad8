import Comments

@testable import Pages

private typealias Comment = Comments.Comment

/// Pages in one language that together show every word of it that a page can show.
struct SamplePages {
    let context: PageContext
    private let moment = Timestamp(rawValue: 1_795_523_400_000)
    private let key = PageKey(stored: "/a")

    init(_ language: PageLanguage) {
        var site = Site(name: .usual)
        site.language = language
        context = PageContext(site: site, publicURL: "https://talk.example")
    }

    /// What readers wrote; in no language that we speak.
    static let words: Set<String> = [
        "ada", "bo", "cy", "zyx", "wvu", "qrs", "talk", "sites", "default", "thread", "a", "b", "c",
        "first",
    ]

    var all: [HTML] {
        [
            threadWithErrors, receipt, preview, secondLook, empty, closed, published, withdrawn,
            unsure, error, report, unsentReport,
        ] + notices + reportReceipts
    }

    var threadWithErrors: HTML {
        var form = FormState(page: key)
        let words = context.words.problems
        form.typed = ["comment": "Zyx.", "author": "", "email": "zyx", "url": "wvu"]
        form.problems = [
            FieldProblem("author", .required, words.nameMissing),
            FieldProblem("email", .invalid, words.emailInvalid),
            FieldProblem("url", .invalid, words.websiteInvalid),
        ]
        form.parent = FormState.ReplyTarget(id: CommentID(1), name: "Ada")
        return page(conversation, form)
    }

    var preview: HTML {
        var form = FormState(page: key)
        form.preview = FormState.Preview(name: "Ada", source: "Zyx *wvu*.")
        return page(conversation, form)
    }

    var secondLook: HTML {
        var form = FormState(page: key)
        let author = TypedAuthor(name: "Ada")
        let sent = Submission(site: .usual, page: key, author: author, body: "Zyx wvu qrs.")
        form.secondLook = SecondLook(messages: ["Qrs."], spans: [MatchSpan(.body, 4, 7)])
            .quoting(sent)
        form.offersSecondLook = false
        return page(conversation, form)
    }

    var empty: HTML { page(ThreadReading(site: .usual, key: key), FormState(page: key)) }

    var closed: HTML {
        var reading = conversation
        reading.isOpen = false
        var form = FormState(page: key)
        form.typed = ["comment": "Zyx."]
        form.notice = context.words.refusals.closedSentence
        return page(reading, form)
    }

    var receipt: HTML {
        var reading = receipt(.received)
        (reading.editableUntil, reading.canAppeal, reading.hasAppealed) = (moment, true, true)
        (reading.wantsReplies, reading.usualWait) = (false, .hours)
        reading.answer.resources = [
            HelpLine(
                name: "Wvu",
                contact: "116 123",
                url: nil,
                country: "*",
                hours: nil,
                checked: "2026-11-01",
            )
        ]
        var page = ReceiptPage(reading, context: context)
        page.isRemembered = true
        return page.html
    }

    var unsure: HTML {
        var page = ReceiptPage(receipt(.declined), context: context)
        page.isUnsure = true
        return page.html
    }

    var published: HTML {
        var reading = receipt(.published)
        (reading.editWaits, reading.wantsReplies, reading.usualWait) = (true, true, .longer)
        return ReceiptPage(reading, context: context).html
    }

    var withdrawn: HTML { ReceiptPage(receipt(.withdrawn), context: context).html }

    private var notices: [HTML] {
        let done: [ReceiptPage.Done] = [.edit, .appeal, .replies, .forget]
        return done.map { done in
            var page = ReceiptPage(receipt(.received), context: context)
            page.done = done
            return page.html
        }
    }

    var error: HTML {
        let words = context.words.refusals
        return ErrorPage(
            title: words.tooMany,
            detail: words.tooManySentence(words.minutes(5)),
            base: "",
            words: context.words,
        ).html
    }

    var report: HTML { ReportPage(reported, context: context).html }

    var unsentReport: HTML {
        var page = ReportPage(reported, context: context)
        page.problems = [FieldProblem("reason", .required, context.words.report.choose)]
        return page.html
    }

    private var reportReceipts: [HTML] {
        var page = ReportPage(reported, context: context)
        page.reason = .worried
        return [false, true].map { page.receipt(isRepeated: $0, ReaderAnswer()) }
    }

    private var reported: PlacedComment {
        PlacedComment(comment: comment(1, "Ada"), key: key, url: nil, title: nil)
    }

    private func receipt(_ state: Receipt.State) -> ReceiptReading {
        ReceiptReading(
            token: "zyx",
            id: CommentID(1),
            site: .usual,
            key: key,
            state: state,
            name: "Ada",
            source: state == .withdrawn ? "" : "Zyx.",
            created: moment,
        )
    }

    private func page(_ reading: ThreadReading, _ form: FormState) -> HTML {
        var page = ThreadPage(reading, context: context, form: form)
        page.cursor = reading.next.map { _ in "0000000000000000" }
        return page.page
    }

    /// A branch that folds, a tombstone, a note, a badge, an edited text, and more to come.
    private var conversation: ThreadReading {
        var reading = ThreadReading(site: .usual, key: key)
        reading.comments = [
            comment(1, "Ada"), comment(2, "Bo"), comment(3, "Cy"), comment(4, "Ada"),
            comment(5, ""),
        ]
        reading.comments[1].hasContentNote = true
        reading.comments[2].badge = Comment.staffBadge
        reading.comments[3].edited = moment
        reading.pinned = [PinnedComment(reading.comments[0], cursor: "0")]
        (reading.count, reading.next, reading.revision) = (4, "0000000000000001", 7)
        return reading
    }

    /// The first has all the others as its answers; one without a name is a tombstone.
    private func comment(_ id: Int64, _ name: String) -> Comment {
        Comment(
            id: CommentID(id),
            parent: id == 1 ? nil : CommentID(1),
            depth: id == 1 ? 0 : 1,
            name: name,
            shape: name.isEmpty ? .tombstone : .published(source: "Zyx \(id)."),
            created: moment,
        )
    }
}
