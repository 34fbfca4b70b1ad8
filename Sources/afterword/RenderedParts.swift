import Comments
import Foundation
import Markup
import Pages

/// A conversation in parts, each a page of its own in a file: its links lead from file to file.
///
/// What is changed in the server's HTML is found by markup that only our printer writes: no text has a `<`.
struct RenderedParts {
    /// What the API says of the page.
    struct About: Decodable {
        struct Page: Decodable {
            var key: String
            var url: String?
            var title: String?
        }
        struct Comment: Decodable {
            var id: Int64
            var link: String?
        }
        var page: Page
        var comments: [Comment]

        /// Where the page is; nil where nobody said, and links to comments lead to the server's own page of it.
        var article: String? {
            if let url = page.url { return url }
            guard let comment = comments.first(where: { $0.link != nil }) else { return nil }
            let start = comment.link.map { $0.prefix { $0 != "#" } } ?? ""
            return start.hasSuffix("&comment=\(comment.id)") ? nil : String(start)
        }
    }

    /// The fragments, first to last, as the server gave them.
    private var parts: [String] = []
    private let language: PageLanguage

    /// - Parameter fragment: Gives a fragment, of the part that begins after a mark.
    init(fragment: (_ cursor: String?) async throws -> [UInt8]) async throws {
        var cursor: String?
        repeat {
            let part = String(decoding: try await fragment(cursor), as: UTF8.self)
            cursor = RenderedParts.cursor(in: part)
            parts.append(part)
        } while cursor != nil
        let name = RenderedParts.between("\" lang=\"", and: "\"", in: parts[0])
        language = name.flatMap { PageLanguage(rawValue: String($0)) } ?? .english
    }

    static func name(_ number: Int) -> String {
        number == 1 ? "thread.html" : "thread-\(number).html"
    }

    /// The number that a file's name says, nil where it is no part's.
    static func number(of name: String) -> Int? {
        guard name.hasPrefix("thread"), name.hasSuffix(".html") else { return nil }
        let middle = name.dropFirst("thread".count).dropLast(".html".count)
        if middle.isEmpty { return 1 }
        guard middle.hasPrefix("-"), let number = Int(middle.dropFirst()), number > 1,
            self.name(number) == name
        else { return nil }
        return number
    }

    /// The first part as it is included in an article: it goes on in the files, when their place is known.
    func included(at place: String?) -> String {
        guard let place, let next = RenderedParts.next(in: parts[0]) else { return parts[0] }
        // The mark says nothing to whoever serves files: the element, where a server is, goes on from it.
        let cursor = RenderedParts.cursor(in: parts[0])
        let mark = cursor.map { "?cursor=" + WirePath.encoded($0) } ?? ""
        let file = HTMLEscaping.attribute("\(place)/\(RenderedParts.name(2))\(mark)#comments")
        return linkingPinned(parts[0], at: HTMLEscaping.attribute(place + "/"))
            .replacing(
                "<a rel=\"next\" href=\"\(next)\"",
                with: "<a rel=\"next\" href=\"\(file)\"",
            )
    }

    /// The files of the parts, first to last, which need nothing but one another and the stylesheet.
    func pages(about: About, stylesheet: String) -> [String] {
        let frame = FilePage(
            name: about.page.title ?? about.page.key,
            article: about.article,
            language: language,
            stylesheet: stylesheet,
        )
        return parts.indices.map { frame.text(around: standing($0)) }
    }

    private func standing(_ index: Int) -> String {
        let number = index + 1
        var part = linkingPinned(parts[index], at: "")
        // There is one order in the files, and what a script would compare with a server's is not for them.
        part = RenderedParts.without("<nav class=\"aw-order\"", to: "</nav>\n", in: part)
        part = RenderedParts.without("<p class=\"aw-earlier\"", to: "</p>\n", in: part)
        part = RenderedParts.without(" data-revision=\"", to: "\"", in: part)
        let links = PartLinks(
            first: number > 2 ? RenderedParts.name(1) : nil,
            previous: number > 1 ? RenderedParts.name(number - 1) : nil,
            next: number < parts.count ? RenderedParts.name(number + 1) : nil,
        )
        guard
            let old = RenderedParts.range(
                from: "<nav class=\"aw-further\"",
                to: "</nav>\n",
                in: part,
            )
        else { return part }
        return part.replacingCharacters(in: old, with: links.text(in: language))
    }

    /// A pinned copy leads to the comment in its place, in whichever file that is.
    private func linkingPinned(_ part: String, at place: String) -> String {
        let link =
            /(<p class="aw-actions"><a|<a class="aw-time") href="[^"#]*[?][^"#]*#comment-([0-9]+)">/
        return part.replacing(link) { match in
            let (start, id) = (match.1, match.2)
            let index = parts.firstIndex { $0.contains("<li id=\"comment-\(id)\"") } ?? 0
            return "\(start) href=\"\(place)\(RenderedParts.name(index + 1))#comment-\(id)\">"
        }
    }

    private static func next(in part: String) -> Substring? {
        between("<a rel=\"next\" href=\"", and: "\"", in: part)
    }

    private static func cursor(in part: String) -> String? {
        guard let link = next(in: part),
            let value = link.split(separator: "cursor=").last?.prefix(while: {
                $0 != "#" && $0 != "&"
            })
        else { return nil }
        return value.removingPercentEncoding
    }

    private static func between(_ start: String, and end: String, in text: String) -> Substring? {
        guard let first = text.firstRange(of: start) else { return nil }
        let rest = text[first.upperBound...]
        return rest.firstRange(of: end).map { rest[..<$0.lowerBound] }
    }

    private static func range(
        from start: String,
        to end: String,
        in text: String,
    ) -> Range<String.Index>? {
        guard let first = text.firstRange(of: start),
            let last = text[first.upperBound...].firstRange(of: end)
        else { return nil }
        return first.lowerBound..<last.upperBound
    }

    private static func without(_ start: String, to end: String, in text: String) -> String {
        guard let range = range(from: start, to: end, in: text) else { return text }
        return text.replacingCharacters(in: range, with: "")
    }
}
