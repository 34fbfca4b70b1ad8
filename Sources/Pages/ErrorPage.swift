package import Comments

/// What a reader sees when something asked of us was not done, with their text kept.
package struct ErrorPage: Sendable {
    package var title: String
    package var detail: String
    package var answer = ReaderAnswer()
    /// What they had typed, so that nothing is lost.
    package var kept: String?
    package var base: String
    package var words: ReaderWords

    package init(title: String, detail: String, base: String, words: ReaderWords) {
        self.title = title
        self.detail = detail
        self.base = base
        self.words = words
    }

    package var html: HTML {
        PageFrame(
            title: title,
            base: base,
            canonical: nil,
            language: words.language,
            main: """
                <h1>\(title)</h1>
                \(HelpLines(answer: answer, words: words).html)<p>\(detail)</p>
                \(kept.html { KeptText(text: $0, words: words).html })
                """,
        ).html
    }
}

/// A reader's own text, to be copied from.
struct KeptText {
    let text: String
    let words: ReaderWords

    var html: HTML {
        """
        <p><label for="kept">\(words.form.keptText)</label>
        <textarea id="kept" rows="8" cols="45" readonly dir="auto">
        \(text)</textarea></p>

        """
    }
}
