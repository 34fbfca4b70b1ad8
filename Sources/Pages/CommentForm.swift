import Comments
import Markup

/// “Leave a Reply”, in the words and field names that WordPress made known.
///
/// The form carries `novalidate`: a browser's own bubbles name one field at a time and vanish, our answer names every
/// field at once, keeps the text and can be read again. Nothing in it is made for one reader, so it can be kept and shared.
struct CommentForm {
    let state: FormState
    let context: PageContext
    /// Where the reader goes after posting: the article, or our own page.
    let returnPath: String
    /// Where "Cancel reply" leads.
    let cancelPath: String
    /// Where the form goes: absolute in a fragment, which stands on another host.
    let action: String
    /// The level of its heading, 2–5.
    var heading = 2

    private var site: Site { context.site }
    private var words: FormWords { context.words.form }
    private static let star: HTML = "<span class=\"required\">*</span>"

    var html: HTML {
        """
        <section id="respond" class="comment-respond aw-respond" \
        lang="\(site.language.rawValue)" dir="\(site.language.direction)" \
        aria-labelledby="reply-title">
        <h\(heading) id="reply-title" class="comment-reply-title">\(title)</h\(heading)>
        \(summary)\
        \(FormPreview(state: state, words: context.words, heading: heading + 1).html)\
        \(SecondLookBox(state: state, words: words, heading: heading + 1).html)\
        <form action="\(action)" method="post" id="commentform" \
        class="comment-form" novalidate\(context.words.elementMarks)>
        <p class="comment-notes"><span id="email-notes">\(words.addressPromise)</span> \
        \(words.required(CommentForm.star))</p>
        \(comment)\
        \(input("author", words.name, type: "text", fill: "name", site.requiresName))\
        \(input("email", words.email, type: "email", fill: "email", site.requiresEmail))\
        \(input("url", words.website, type: "url", fill: "url", false))\
        \(consent)\
        <p class="form-submit"><button type="submit" id="submit" class="submit" name="submit" \
        value="Post Comment">\(words.submit)</button> \
        <button type="submit" class="aw-quiet" name="\(FormNames.preview)" \
        value="yes">\(words.preview)</button></p>
        \(hidden)</form>
        </section>

        """
    }

    private var title: HTML {
        guard let parent = state.parent else { return words.title }
        let name = VisibleText.cleaned(parent.name)
        return """
            \(words.titleTo("<bdi>\(name)</bdi>")) \
            <small><a rel="nofollow" id="cancel-comment-reply-link" href="\(cancelPath)#respond">\
            \(words.cancel)</a></small>
            """
    }

    /// First thing a screen reader comes to: what is wrong, each with a link to its field.
    ///
    /// Only where the text speaks of danger, and a policy has words for that, do places that help come before it.
    private var summary: HTML {
        let help = HelpLines(answer: state.answer, words: context.words).html
        guard state.hasProblems else { return help }
        let isUrgent = state.answer.message != nil
        let items = state.problems.map { problem -> HTML in
            "<li><a href=\"#\(problem.field)\">\(problem.message)</a></li>\n"
        }
        let list: HTML = items.isEmpty ? .nothing : "<ul>\n\(items)</ul>\n"
        return """
            \(isUrgent ? help : HTML.nothing)\
            <div class="aw-errors" id="form-errors" role="alert" tabindex="-1" autofocus>
            <p><strong>\(words.notSent)</strong> \
            \(state.notice.map { "\($0)" } ?? words.textIsKept)</p>
            \(list)</div>
            \(isUrgent ? HTML.nothing : help)
            """
    }

    private var comment: HTML {
        """
        <p class="comment-form-comment"><label for="comment">\(words.comment) \
        \(CommentForm.star)</label>
        \(error("comment"))\
        <textarea id="comment" name="comment" cols="45" rows="8" required \
        dir="auto"\(marks("comment"))>
        \(state.typed["comment"] ?? "")</textarea></p>

        """
    }

    private func input(
        _ name: String,
        _ label: HTML,
        type: String,
        fill: String,
        _ isRequired: Bool,
    ) -> HTML {
        let star: HTML = isRequired ? " \(CommentForm.star)" : .nothing
        let required: HTML = isRequired ? " required" : .nothing
        return """
            <p class="comment-form-\(name)"><label for="\(name)">\(label)\(star)</label>
            \(error(name))\
            <input id="\(name)" name="\(name)" type="\(type)" value="\(state.typed[name] ?? "")" \
            size="30" \
            autocomplete="\(fill)"\(required)\(marks(name))></p>

            """
    }

    private func problem(_ name: String) -> FieldProblem? {
        state.problems.first { $0.field == name }
    }

    private func error(_ name: String) -> HTML {
        problem(name).html {
            "<span class=\"aw-field-error\" id=\"\(name)-error\">\($0.message)</span>\n"
        }
    }

    /// Ties the field to its error and to the promise about the address.
    private func marks(_ name: String) -> HTML {
        let isWrong = problem(name) != nil
        var described: [String] = []
        if isWrong { described.append("\(name)-error") }
        if name == "email" { described.append("email-notes") }
        let invalid: HTML = isWrong ? " aria-invalid=\"true\"" : .nothing
        guard !described.isEmpty else { return invalid }
        return "\(invalid) aria-describedby=\"\(described.joined(separator: " "))\""
    }

    private var consent: HTML {
        let checked: HTML = state.typed["wp-comment-cookies-consent"] == nil ? .nothing : " checked"
        return """
            <p class="comment-form-cookies-consent"><input id="wp-comment-cookies-consent" \
            name="wp-comment-cookies-consent" type="checkbox" value="yes"\(checked)> \
            <label for="wp-comment-cookies-consent">\(words.remember)</label></p>

            """
    }

    private var hidden: HTML {
        """
        <p class="aw-trap" hidden><label for="\(FormNames.honeypot)">\
        \(words.trap)</label>
        <input id="\(FormNames.honeypot)" name="\(FormNames.honeypot)" type="text" value="" \
        tabindex="-1" \
        autocomplete="off"></p>
        <input type="hidden" name="comment_post_ID" value="\(state.page.text)" id="comment_post_ID">
        <input type="hidden" name="comment_parent" value="\(state.parent?.id.rawValue ?? 0)" \
        id="comment_parent">
        <input type="hidden" name="\(FormNames.site)" value="\(site.name.rawValue)">
        <input type="hidden" name="redirect_to" value="\(returnPath)">
        \(secondLook)\
        \(state.typed[FormNames.token].html { token in
            "<input type=\"hidden\" name=\"\(FormNames.token)\" value=\"\(token)\">"
        })

        """
    }

    private var secondLook: HTML {
        guard state.offersSecondLook else { return .nothing }
        return "<input type=\"hidden\" name=\"\(FormNames.secondLook)\" value=\"offer\">\n"
    }
}
