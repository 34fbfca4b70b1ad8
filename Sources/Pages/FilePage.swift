package import Comments
import Markup

/// A page that stands as a file among files: nothing in it is fetched from a server.
///
/// The conversation itself was printed by our server; this is what goes around it.
package struct FilePage {
    /// Where the middle belongs: no text can say it, because text has no `<`.
    private static let middle = "<!-- conversation -->"

    private let start: Substring
    private let end: Substring

    /// - Parameters:
    ///   - name: Of the page that was written about, already cleaned.
    ///   - article: Where that page is, when somebody said so.
    ///   - stylesheet: A relative address of `PageStyle`.
    package init(
        name: String,
        article: String?,
        language: PageLanguage,
        stylesheet: String,
    ) {
        let words = ReaderWords.of(language).thread
        let heading: HTML =
            article.map { "<a href=\"\($0)\"><bdi>\(name)</bdi></a>" } ?? "<bdi>\(name)</bdi>"
        let frame = PageFrame(
            title: words.title(name),
            base: "",
            canonical: article,
            language: language,
            main: """
                <p class="aw-about">\(words.about)</p>
                <h1>\(heading)</h1>
                <!-- conversation -->
                """,
            stylesheet: stylesheet,
        )
        let page = frame.html.text
        let range = page.firstRange(of: FilePage.middle)
        start = page[..<(range?.lowerBound ?? page.endIndex)]
        end = page[(range?.upperBound ?? page.endIndex)...]
    }

    package func text(around conversation: String) -> String { start + conversation + end }
}

/// Plain links from one part of a conversation to those beside it.
package struct PartLinks {
    package var first: String?
    package var previous: String?
    package var next: String?

    package init(first: String? = nil, previous: String? = nil, next: String? = nil) {
        (self.first, self.previous, self.next) = (first, previous, next)
    }

    package func text(in language: PageLanguage) -> String {
        let words = ReaderWords.of(language).thread
        let links = [
            first.html { "<a href=\"\($0)#comments\">\(words.first)</a> " },
            previous.html { "<a rel=\"prev\" href=\"\($0)#comments\">\(words.earlier)</a> " },
            next.html { "<a rel=\"next\" href=\"\($0)#comments\">\(words.more)</a>" },
        ]
        let nav: HTML = """
            <nav class="aw-further" aria-label="\(words.pages)">\(links)</nav>

            """
        return nav.text
    }
}
