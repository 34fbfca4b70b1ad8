package import Comments

/// What a reader sees when something asked of us was not done, with their text kept.
package struct ErrorPage: Sendable {
    package var title: String
    package var detail: String
    package var answer = ReaderAnswer()
    /// What they had typed, so that nothing is lost.
    package var kept: String?
    package var base: String

    package init(title: String, detail: String, base: String) {
        self.title = title
        self.detail = detail
        self.base = base
    }

    package var html: HTML {
        PageFrame(
            title: title,
            base: base,
            canonical: nil,
            main: """
                <h1>\(title)</h1>
                \(HelpLines(answer: answer).html)<p>\(detail)</p>
                \(kept.html { KeptText(text: $0).html })
                """,
        ).html
    }
}

/// A reader's own text, to be copied from.
struct KeptText {
    let text: String

    var html: HTML {
        """
        <p><label for="kept">Your text, so that you can copy it:</label>
        <textarea id="kept" rows="8" cols="45" readonly dir="auto">
        \(text)</textarea></p>

        """
    }
}
