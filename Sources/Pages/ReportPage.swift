package import Comments
import Markup

/// The page on which a reader reports a comment, and its receipt; both without a script.
package struct ReportPage: Sendable {
    package var comment: PlacedComment
    package var context: PageContext
    package var reason: ReaderReport.Reason?
    package var note = ""
    package var problems: [FieldProblem] = []
    /// Why it was not taken, where no field is at fault.
    package var notice: String?

    private var words: ReportWords { context.words.report }

    package init(_ comment: PlacedComment, context: PageContext) {
        self.comment = comment
        self.context = context
    }

    package var html: HTML {
        frame(
            hasProblems ? context.words.form.notSentTitle(words.title) : words.title,
            """
            <h1>\(words.title)</h1>
            \(quote)<p>\(words.intro)</p>
            \(errors)<form method="post" action="\(context.reportPath)" novalidate>
            <fieldset id="reason"\(described("reason"))><legend>\(words.question) \
            <span class="required">*</span></legend>
            \(fault("reason"))\(ReaderReport.Reason.allCases.map(choice))</fieldset>
            <p><label for="note">\(words.note)</label>
            \(fault("note"))\
            <textarea id="note" name="note" cols="45" rows="4" dir="auto"\(described("note"))>
            \(note)</textarea></p>
            <p id="note-about"><small>\(words.nameless)</small></p>
            <p class="aw-trap" hidden><label for="\(FormNames.honeypot)">\
            \(context.words.form.trap)</label>
            <input id="\(FormNames.honeypot)" name="\(FormNames.honeypot)" type="text" value="" \
            tabindex="-1" autocomplete="off"></p>
            <input type="hidden" name="page" value="\(comment.key.text)">
            <input type="hidden" name="comment" value="\(comment.comment.id.rawValue)">
            <p class="form-submit"><button type="submit">\(words.send)</button></p>
            </form>
            \(back)
            """,
        )
    }

    /// What the reader sees after it was stored, or known already.
    package func receipt(isRepeated: Bool, _ help: ReaderAnswer) -> HTML {
        let title = isRepeated ? words.known : words.thanks
        let told = isRepeated ? words.repeated : words.received
        let danger: HTML =
            reason?.isUrgent == true
            ? "<p class=\"aw-message\">\(words.danger)</p>\n" : .nothing
        let lines =
            reason?.isUrgent == true
            ? HelpLines(answer: help, words: context.words, isIntroduced: true).html : .nothing
        return frame(
            title,
            """
            <h1>\(title)</h1>
            \(danger)\(lines)<p role="status">\(told)</p>
            <p>\(words.nameless)</p>
            \(back)
            """,
        )
    }

    private func frame(_ title: String, _ main: HTML) -> HTML {
        PageFrame(
            title: title,
            base: context.base,
            canonical: nil,
            language: context.site.language,
            main: main,
        ).html
    }

    private var quote: HTML {
        guard case .published(let source) = comment.comment.shape else { return .nothing }
        return """
            <p class="aw-meta"><bdi>\(VisibleText.cleaned(comment.comment.name))</bdi>, \
            \(comment.comment.created.html(context.words))</p>
            <div class="aw-body aw-own" dir="auto">
            \(HTML(printed: CommentMarkup(source)))
            </div>

            """
    }

    private func choice(_ choice: ReaderReport.Reason) -> HTML {
        let checked: HTML = choice == reason ? " checked" : .nothing
        let id = id(of: choice)
        return """
            <p class="aw-choice"><input type="radio" id="\(id)" name="reason" \
            value="\(choice.rawValue)"\(checked)>
            <label for="\(id)">\(words.reason(choice))</label></p>

            """
    }

    private var hasProblems: Bool { !problems.isEmpty || notice != nil }

    private var errors: HTML {
        guard hasProblems else { return .nothing }
        let items = problems.map { problem -> HTML in
            "<li><a href=\"#\(place(of: problem))\">\(problem.message)</a></li>\n"
        }
        let list: HTML = items.isEmpty ? .nothing : "<ul>\n\(items)</ul>\n"
        return """
            <div class="aw-errors" id="form-errors" role="alert" tabindex="-1" autofocus>
            <p><strong>\(words.notSent)</strong> \(notice ?? "")</p>
            \(list)</div>

            """
    }

    /// What can have the focus: of the choices, the first.
    private func place(of problem: FieldProblem) -> String {
        guard problem.field == "reason", let first = ReaderReport.Reason.allCases.first else {
            return problem.field
        }
        return id(of: first)
    }

    private func id(of choice: ReaderReport.Reason) -> String { "reason-\(choice.rawValue)" }

    private func problem(_ name: String) -> FieldProblem? {
        problems.first { $0.field == name }
    }

    private func fault(_ name: String) -> HTML {
        problem(name).html {
            "<span class=\"aw-field-error\" id=\"\(name)-error\">\($0.message)</span>\n"
        }
    }

    /// Ties a field to its fault and to what is said about it; a group of choices cannot be invalid itself.
    private func described(_ name: String) -> HTML {
        let isWrong = problem(name) != nil
        let parts = [isWrong ? name + "-error" : nil, name == "note" ? "note-about" : nil]
            .compactMap(\.self)
        let invalid: HTML = isWrong && name == "note" ? " aria-invalid=\"true\"" : .nothing
        guard !parts.isEmpty else { return .nothing }
        return "\(invalid) aria-describedby=\"\(parts.joined(separator: " "))\""
    }

    private var back: HTML {
        let address = context.permalink(comment.comment.id, comment.key, url: comment.url)
        return "<p class=\"aw-back\"><a href=\"\(address)\">\(words.back)</a></p>"
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
