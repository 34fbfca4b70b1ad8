package import Comments
import Markup

/// The author's private page of one comment: what became of it, edit, withdraw.
package struct ReceiptPage: Sendable {
    package var reading: ReceiptReading
    package var context: PageContext
    /// A newer text that was not taken, as typed.
    package var typed: String?
    package var problems: [FieldProblem] = []
    /// Withdrawing was asked for without the tick that makes it sure.
    package var isUnsure = false
    /// Said once after something was done here.
    package var notice: String?

    package init(_ reading: ReceiptReading, context: PageContext) {
        self.reading = reading
        self.context = context
    }

    package var html: HTML {
        PageFrame(
            title: heading,
            base: context.base,
            canonical: nil,
            main: """
                <h1>\(heading)</h1>
                \(notice.html { "<p class=\"aw-notice\" role=\"status\">\($0)</p>\n" })\
                \(state)\
                \(HelpLines(answer: reading.answer).html)\
                \(text)\
                \(edit)\
                \(withdraw)\
                \(back)
                """,
        ).html
    }

    private var heading: String {
        switch reading.state {
        case .received: "Your comment is awaiting moderation"
        case .published: "Your comment is published"
        case .declined: "Your comment was not published"
        case .withdrawn: "You withdrew this comment"
        }
    }

    private var state: HTML {
        switch reading.state {
        case .received:
            return """
                <p>It has arrived and is not public yet. Nothing more is needed from you. This \
                page is private: \
                keep its address if you want to see what became of it, change it or take it \
                back.</p>

                """
        case .published:
            let link = context.permalink(reading.id, reading.key, url: reading.pageURL)
            let waits: HTML =
                reading.editWaits
                ? """
                <p>Your change is awaiting moderation. The earlier text stays public until \
                then.</p>

                """
                : .nothing
            return "<p><a href=\"\(link)\">See it on the page</a>.</p>\n\(waits)"
        case .declined:
            return reading.reason.html { "<p class=\"aw-message\">\($0)</p>\n" }
        case .withdrawn:
            return """
                <p>Its text, your name, your website and your email address are deleted here, for \
                good. If \
                somebody had answered, the answers stay and your place is empty.</p>

                """
        }
    }

    private var text: HTML {
        guard reading.state != .withdrawn else { return .nothing }
        return """
            <section aria-labelledby="your-text"><h2 id="your-text">What you wrote</h2>
            <p class="aw-meta">as <bdi>\(VisibleText.cleaned(reading.name))</bdi>, \
            \(reading.created.html)</p>
            <div class="aw-body aw-own" dir="auto">
            \(HTML(printed: CommentMarkup(reading.source)))
            </div></section>

            """
    }

    private var action: String { context.receiptPath(reading.token) }

    private var edit: HTML {
        guard let until = reading.editableUntil else { return .nothing }
        let items = problems.map { problem -> HTML in
            "<li><a href=\"#comment\">\(problem.message)</a></li>\n"
        }
        let errors: HTML =
            items.isEmpty
            ? .nothing
            : """
            <div class="aw-errors" id="edit-errors" role="alert" tabindex="-1" autofocus><ul>
            \(items)</ul></div>

            """
        return """
            <section class="aw-edit" aria-labelledby="edit-title"><h2 id="edit-title">Change it</h2>
            \(errors)<p>Possible until \(until.html). A changed text is looked at again.</p>
            <form method="post" action="\(action)" novalidate>
            <input type="hidden" name="action" value="edit">
            <p><label for="comment">Comment <span class="required">*</span></label>
            <textarea id="comment" name="comment" cols="45" rows="8" required dir="auto"\(marks)>
            \(typed ?? reading.source)</textarea></p>
            <p class="form-submit"><button type="submit">Save the change</button></p>
            </form></section>

            """
    }

    private var marks: HTML {
        problems.isEmpty ? .nothing : " aria-invalid=\"true\" aria-describedby=\"edit-errors\""
    }

    /// Stands beside the box that was not ticked.
    private var unsure: HTML {
        guard isUnsure else { return .nothing }
        return """
            <p class="aw-errors" id="confirm-error" role="alert">Nothing was deleted: \
            please tick the box first.</p>

            """
    }

    private var withdraw: HTML {
        guard reading.state != .withdrawn else { return .nothing }
        return """
            <section class="aw-withdraw" aria-labelledby="withdraw-title"><h2 \
            id="withdraw-title">Take it back</h2>
            <p>Always possible. Text, name, website and address are deleted at once and cannot \
            come back.</p>
            <form method="post" action="\(action)" novalidate>
            <input type="hidden" name="action" value="withdraw">
            \(unsure)<p><input type="checkbox" id="confirm" name="confirm" value="yes" required\
            \(isUnsure ? " aria-describedby=\"confirm-error\"" : HTML.nothing)>
            <label for="confirm">Yes, delete my comment.</label></p>
            <p class="form-submit"><button type="submit" class="aw-quiet">Withdraw the \
            comment</button></p>
            </form></section>

            """
    }

    private var back: HTML {
        let address = context.pageAddress(reading.key, url: reading.pageURL)
        let title = reading.pageTitle.map(VisibleText.cleaned) ?? "the page"
        return "<p class=\"aw-back\"><a href=\"\(address)\">Back to <bdi>\(title)</bdi></a></p>"
    }
}
