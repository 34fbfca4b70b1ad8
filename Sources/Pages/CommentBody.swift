import Markup

/// The text of a comment; one that may be hard to read is opened by whoever wants to.
struct CommentBody {
    private let source: String
    private let hasNote: Bool
    private let words: ReaderWords

    init(_ source: String, hasNote: Bool, _ words: ReaderWords) {
        (self.source, self.hasNote, self.words) = (source, hasNote, words)
    }

    var html: HTML {
        let body: HTML = """
            <div class="aw-body" dir="auto">
            \(HTML(printed: CommentMarkup(source)))
            </div>
            """
        guard hasNote else { return body }
        return """
            <details class="aw-note"><summary>\(words.thread.contentNote)</summary>
            \(body)
            </details>
            """
    }
}
