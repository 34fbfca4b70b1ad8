import Markup

/// Bytes of a page: what is written in our source is markup, what is interpolated is text.
///
/// There is no way from a `String` to markup but through a literal of ours, and none for a reader's words at all.
package struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    package private(set) var text: String

    package init(stringLiteral literal: String) { text = literal }

    package init(stringInterpolation interpolation: StringInterpolation) {
        text = interpolation.output
    }

    /// A comment's own HTML, which was printed from the closed tree.
    init(printed markup: CommentMarkup) { text = markup.html }

    init(joining parts: [HTML]) {
        text = parts.map(\.text).joined()
    }

    static let nothing: HTML = ""

    static func + (left: HTML, right: HTML) -> HTML { HTML(joining: [left, right]) }

    static func += (left: inout HTML, right: HTML) { left.text += right.text }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var output: String

        package init(literalCapacity: Int, interpolationCount: Int) {
            output = ""
            output.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        package mutating func appendLiteral(_ literal: String) { output += literal }

        /// Safe between tags and in a quoted attribute.
        package mutating func appendInterpolation(_ text: String) {
            output += HTMLEscaping.attribute(text)
        }

        package mutating func appendInterpolation(_ html: HTML) { output += html.text }

        package mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { output += part.text }
        }

        package mutating func appendInterpolation(_ number: some BinaryInteger) {
            output += number.description
        }
    }
}

extension Optional {
    /// Markup for a value that may be missing; nothing when it is.
    func html(_ body: (Wrapped) -> HTML) -> HTML { map(body) ?? .nothing }
}
