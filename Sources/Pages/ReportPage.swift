package import Comments
import Markup

/// What is said to readers who report a comment.
enum ReportWords {
    static let title = "Report this comment"
    static let intro = """
        A moderator will read your report. The comment stays where it is until a person has \
        decided.
        """
    static let question = "What is wrong with it?"
    static let choose = "Please choose what is wrong with it."
    static let note = "Would you like to say more? (not required)"
    static let nameless = """
        You are not asked who you are, and nothing about you is kept with the report. So nobody \
        can answer you.
        """
    static let send = "Send the report"
    static let trap = "Leave this empty"
    static let problem = "Your report was not sent yet."
    static let thanks = "Thank you, your report has arrived"
    static let received = "A moderator will read it. The comment stays until a person has decided."
    static let known = "This comment is reported already"
    static let repeated = """
        It was reported from your connection before, and a report counts once: this one was not \
        kept. A moderator reads the first.
        """
    static let danger = """
        If somebody may be in danger right now, do not wait for us: call the emergency number \
        where you are.
        """
    static let back = "Back to the comments"

    static func reason(_ reason: ReaderReport.Reason) -> String {
        switch reason {
        case .worried: "I am worried about the person who wrote it, or about somebody in it"
        case .abuse: "It attacks, threatens or insults somebody"
        case .privacy: "It tells private matters of somebody, like a name or an address"
        case .spam: "It is advertising"
        }
    }
}

/// The page on which a reader reports a comment, and its receipt; both without a script.
package struct ReportPage: Sendable {
    package var comment: PlacedComment
    package var context: PageContext
    package var reason: ReaderReport.Reason?
    package var note = ""
    package var problems: [FieldProblem] = []
    /// Why it was not taken, where no field is at fault.
    package var notice: String?

    package init(_ comment: PlacedComment, context: PageContext) {
        self.comment = comment
        self.context = context
    }

    package var html: HTML {
        frame(
            ReportWords.title,
            """
            <h1>\(ReportWords.title)</h1>
            \(quote)<p>\(ReportWords.intro)</p>
            \(errors)<form method="post" action="\(context.reportPath)" novalidate>
            <fieldset id="reason"><legend>\(ReportWords.question) <span class="required">*</span>\
            </legend>
            \(ReaderReport.Reason.allCases.map(choice))</fieldset>
            <p><label for="note">\(ReportWords.note)</label>
            <textarea id="note" name="note" cols="45" rows="4" dir="auto" \
            aria-describedby="note-about">
            \(note)</textarea></p>
            <p id="note-about"><small>\(ReportWords.nameless)</small></p>
            <p class="aw-trap" aria-hidden="true" hidden><label for="\(FormNames.honeypot)">\
            \(ReportWords.trap)</label>
            <input id="\(FormNames.honeypot)" name="\(FormNames.honeypot)" type="text" value="" \
            tabindex="-1" autocomplete="off"></p>
            <input type="hidden" name="page" value="\(comment.key.text)">
            <input type="hidden" name="comment" value="\(comment.comment.id.rawValue)">
            <p class="form-submit"><button type="submit">\(ReportWords.send)</button></p>
            </form>
            \(back)
            """,
        )
    }

    /// What the reader sees after it was stored, or known already.
    package func receipt(isRepeated: Bool, _ help: ReaderAnswer) -> HTML {
        let title = isRepeated ? ReportWords.known : ReportWords.thanks
        let told = isRepeated ? ReportWords.repeated : ReportWords.received
        let danger: HTML =
            reason?.isUrgent == true
            ? "<p class=\"aw-message\">\(ReportWords.danger)</p>\n\(HelpLines(answer: help).html)"
            : .nothing
        return frame(
            title,
            """
            <h1>\(title)</h1>
            \(danger)<p role="status">\(told)</p>
            <p>\(ReportWords.nameless)</p>
            \(back)
            """,
        )
    }

    private func frame(_ title: String, _ main: HTML) -> HTML {
        PageFrame(title: title, base: context.base, canonical: nil, main: main).html
    }

    private var quote: HTML {
        guard case .published(let source) = comment.comment.shape else { return .nothing }
        return """
            <p class="aw-meta"><bdi>\(VisibleText.cleaned(comment.comment.name))</bdi>, \
            \(comment.comment.created.html)</p>
            <div class="aw-body aw-own" dir="auto">
            \(HTML(printed: CommentMarkup(source)))
            </div>

            """
    }

    private func choice(_ choice: ReaderReport.Reason) -> HTML {
        let checked: HTML = choice == reason ? " checked" : .nothing
        let id = "reason-\(choice.rawValue)"
        return """
            <p class="aw-choice"><input type="radio" id="\(id)" name="reason" \
            value="\(choice.rawValue)"\(checked)>
            <label for="\(id)">\(ReportWords.reason(choice))</label></p>

            """
    }

    private var errors: HTML {
        guard !problems.isEmpty || notice != nil else { return .nothing }
        let items = problems.map { problem -> HTML in
            let isChoice = problem.field == "reason"
            let message = isChoice ? ReportWords.choose : problem.message
            return "<li><a href=\"#\(problem.field)\">\(message)</a></li>\n"
        }
        return """
            <div class="aw-errors" id="form-errors" role="alert" tabindex="-1" autofocus>
            <p><strong>\(ReportWords.problem)</strong> \(notice ?? "")</p>
            <ul>
            \(items)</ul></div>

            """
    }

    private var back: HTML {
        let address = context.permalink(comment.comment.id, comment.key, url: comment.url)
        return "<p class=\"aw-back\"><a href=\"\(address)\">\(ReportWords.back)</a></p>"
    }
}

extension PageContext {
    /// Where reports are written and sent.
    package var reportPath: String { "\(base)/sites/\(site.name.rawValue)/report" }

    /// Where reports of comments on a page are written; the number of one is added at the end.
    func reportStart(_ key: PageKey) -> String {
        PageContext.adding("page", key.text, to: reportPath) + "&comment="
    }
}
