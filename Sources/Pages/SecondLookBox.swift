import Comments

/// What may be mended before a comment is sent, with the words it is about; sending as it is stays one press away.
struct SecondLookBox {
    let state: FormState
    let words: FormWords
    /// The level of its heading.
    let heading: Int

    var html: HTML {
        state.secondLook.html { look in
            """
            <section class="aw-look" id="second-look" tabindex="-1" autofocus \
            aria-labelledby="look-title">
            <h\(heading) id="look-title">\(words.secondLook)</h\(heading)>
            \(look.messages.map { "<p dir=\"auto\">\($0)</p>\n" as HTML })\
            \(marked(look))\
            <p>\(words.secondLookNote)</p>
            <p><button type="submit" form="commentform" name="submit" \
            value="Send anyway" class="aw-quiet">\(words.sendAnyway)</button></p>
            </section>

            """
        }
    }

    private func marked(_ look: SecondLook) -> HTML {
        guard !look.excerpts.isEmpty else { return .nothing }
        let lines = look.excerpts.map { excerpt -> HTML in
            """
            <li dir="auto">\(excerpt.before)<mark>\(excerpt.marked)</mark>\(excerpt.after)</li>

            """
        }
        return "<ul class=\"aw-marked\">\n\(lines)</ul>\n"
    }
}
