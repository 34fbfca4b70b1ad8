package import Comments
import Markup

/// The author's private page of one comment: what became of it, what comes next, and all that they can do.
package struct ReceiptPage: Sendable {
    /// Something that was done here, said once.
    package enum Done: String, Sendable {
        case edit
        case appeal
        case replies
        case forget
    }
    package var reading: ReceiptReading
    package var context: PageContext
    /// A newer text that was not taken, as typed.
    package var typed: String?
    package var problems: [FieldProblem] = []
    /// Withdrawing was asked for without the tick that makes it sure.
    package var isUnsure = false
    package var done: Done?
    /// Why something was not done.
    package var notice: String?
    /// The browser that asks keeps a key of this site.
    package var isRemembered = false

    package init(_ reading: ReceiptReading, context: PageContext) {
        self.reading = reading
        self.context = context
    }

    private var words: ReceiptWords { context.words.receipt }

    package var html: HTML {
        PageFrame(
            title: heading,
            base: context.base,
            canonical: nil,
            language: context.site.language,
            main: """
                <h1>\(heading)</h1>
                \(notices)\
                \(state)\
                \(HelpLines(answer: reading.answer, words: context.words).html)\
                \(text)\
                \(ReceiptActions(page: self, words: words).html)\
                \(back)
                """,
        ).html
    }

    private var heading: String {
        switch reading.state {
        case .received: words.received
        case .published: words.published
        case .declined: words.declined
        case .withdrawn: words.withdrawn
        }
    }

    private var notices: HTML {
        let sentence: HTML? =
            switch done {
            case .edit: words.saved
            case .appeal: words.appealed
            case .replies: words.choiceKept
            case .forget: words.forgotten
            case nil: notice.map { "\($0)" }
            }
        return sentence.html { "<p class=\"aw-notice\" role=\"status\">\($0)</p>\n" }
    }

    private var state: HTML {
        switch reading.state {
        case .received:
            return """
                <p>\(words.receivedNote)</p>
                <p>\(words.privateNote)</p>
                \(appealed)\(next)
                """
        case .published:
            let link = context.permalink(reading.id, reading.key, url: reading.pageURL)
            let waits: HTML =
                reading.editWaits ? "<p>\(words.changeWaits)</p>\n\(next)" : .nothing
            return "<p><a href=\"\(link)\">\(words.seeIt)</a></p>\n\(waits)"
        case .declined:
            return reading.reason.html { "<p class=\"aw-message\" dir=\"auto\">\($0)</p>\n" }
                + appealed
        case .withdrawn:
            return "<p>\(words.withdrawnNote)</p>\n"
        }
    }

    private var next: HTML {
        reading.usualWait.html { "<p class=\"aw-next\">\(words.usualWait($0))</p>\n" }
    }

    private var appealed: HTML {
        reading.hasAppealed && done != .appeal ? "<p>\(words.appealed)</p>\n" : .nothing
    }

    private var text: HTML {
        guard reading.state != .withdrawn else { return .nothing }
        let name: HTML = "<bdi>\(VisibleText.cleaned(reading.name))</bdi>"
        return """
            <section aria-labelledby="your-text"><h2 id="your-text">\(words.yourText)</h2>
            <p class="aw-meta">\(words.writtenAs(name, reading.created.html(context.words)))</p>
            <div class="aw-body aw-own" dir="auto">
            \(HTML(printed: CommentMarkup(reading.source)))
            </div></section>

            """
    }

    private var back: HTML {
        let address = context.pageAddress(reading.key, url: reading.pageURL)
        let title = reading.pageTitle.map(VisibleText.cleaned) ?? words.thePage
        return """
            <p class="aw-back"><a href="\(address)">\(words.back("<bdi>\(title)</bdi>"))</a></p>
            """
    }
}
