import Comments

/// The forms of a receipt, one for each thing its author can do.
struct ReceiptActions {
    let page: ReceiptPage
    let words: ReceiptWords

    private var reading: ReceiptReading { page.reading }
    private var action: String { page.context.receiptPath(reading.token) }

    var html: HTML { edit + appeal + replies + forget + withdraw }

    /// One section with one form, which posts what it does as `action`.
    private func section(_ name: String, _ title: HTML, _ before: HTML, _ form: HTML) -> HTML {
        """
        <section class="aw-\(name)" aria-labelledby="\(name)-title">\
        <h2 id="\(name)-title">\(title)</h2>
        \(before)<form method="post" action="\(action)" novalidate>
        <input type="hidden" name="action" value="\(name)">
        \(form)</form></section>

        """
    }

    private func button(_ word: HTML) -> HTML {
        "<p class=\"form-submit\"><button type=\"submit\" class=\"aw-quiet\">\(word)</button></p>\n"
    }

    private var edit: HTML {
        guard let until = reading.editableUntil else { return .nothing }
        let note = words.editUntil(until.html(page.context.words))
        return section(
            "edit",
            words.edit,
            "\(editErrors)<p>\(note)</p>\n",
            """
            <p><label for="comment">\(page.context.words.form.comment) \
            <span class="required">*</span></label>
            <textarea id="comment" name="comment" cols="45" rows="8" required dir="auto"\(marks)>
            \(page.typed ?? reading.source)</textarea></p>
            <p class="form-submit"><button type="submit">\(words.save)</button></p>

            """,
        )
    }

    private var editErrors: HTML {
        guard !page.problems.isEmpty else { return .nothing }
        let items = page.problems.map { problem -> HTML in
            "<li><a href=\"#comment\">\(problem.message)</a></li>\n"
        }
        return """
            <div class="aw-errors" id="edit-errors" role="alert" tabindex="-1" autofocus><ul>
            \(items)</ul></div>

            """
    }

    private var marks: HTML {
        page.problems.isEmpty
            ? .nothing : " aria-invalid=\"true\" aria-describedby=\"edit-errors\""
    }

    private var appeal: HTML {
        guard reading.canAppeal else { return .nothing }
        return section(
            "appeal",
            words.appeal,
            "<p>\(words.appealNote)</p>\n",
            button(words.appealButton),
        )
    }

    /// Only where an address was given: without one there is nothing to write to.
    private var replies: HTML {
        guard let wants = reading.wantsReplies else { return .nothing }
        return section(
            "replies",
            words.replies,
            "<p>\(wants ? words.repliesOn : words.repliesOff) \(words.repliesNote)</p>\n",
            """
            <input type="hidden" name="replies" value="\(wants ? "no" : "yes")">
            \(button(wants ? words.stopReplies : words.askReplies))
            """,
        )
    }

    private var forget: HTML {
        guard page.isRemembered else { return .nothing }
        return section(
            "forget",
            words.forget,
            "<p>\(words.forgetNote)</p>\n",
            button(words.forgetButton),
        )
    }

    private var withdraw: HTML {
        guard reading.state != .withdrawn else { return .nothing }
        return section(
            "withdraw",
            words.withdraw,
            "<p>\(words.withdrawNote)</p>\n",
            """
            \(unsure)<p><input type="checkbox" id="confirm" name="confirm" value="yes" required\
            \(page.isUnsure ? " aria-describedby=\"confirm-error\"" : HTML.nothing)>
            <label for="confirm">\(words.withdrawTick)</label></p>
            \(button(words.withdrawButton))
            """,
        )
    }

    /// Stands beside the box that was not ticked.
    private var unsure: HTML {
        guard page.isUnsure else { return .nothing }
        return """
            <p class="aw-errors" id="confirm-error" role="alert" tabindex="-1" autofocus>\
            \(words.tickFirst)</p>

            """
    }
}
