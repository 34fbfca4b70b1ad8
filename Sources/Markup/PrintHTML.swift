/// Prints the tree as HTML: the one place where tags are written, and every tag is a literal here.
func printHTML(_ blocks: [Block]) -> String {
    var output = ""
    for block in blocks { append(block, to: &output) }
    if output.hasSuffix("\n") { output.removeLast() }
    return output
}

private func append(_ block: Block, to output: inout String) {
    switch block {
    case .paragraph(let inlines):
        output += "<p>"
        append(inlines, to: &output)
        output += "</p>\n"
    case .line(let inlines):
        append(inlines, to: &output)
    case .quote(let blocks):
        output += "<blockquote>\n"
        for block in blocks { append(block, to: &output) }
        output += "</blockquote>\n"
    case .list(let start, let items):
        output += start.map(orderedTag) ?? "<ul>\n"
        for item in items { append(item: item, to: &output) }
        output += start == nil ? "</ul>\n" : "</ol>\n"
    case .fence(let text):
        output += "<pre><code>"
        output += HTMLEscaping.text(text)
        output += "</code></pre>\n"
    }
}

/// The first number is kept, or a line that begins with a year would show another one.
private func orderedTag(start: Int) -> String {
    start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n"
}

private func append(item blocks: [Block], to output: inout String) {
    output += "<li>"
    var followsLine = true
    for block in blocks {
        if case .line = block {
            append(block, to: &output)
            followsLine = true
        } else {
            if followsLine { output += "\n" }
            append(block, to: &output)
            followsLine = false
        }
    }
    output += "</li>\n"
}

private func append(_ inlines: [Inline], to output: inout String) {
    for inline in inlines {
        switch inline {
        case .text(let text): output += HTMLEscaping.text(text)
        case .lineBreak: output += "<br>\n"
        case .emphasis(let inner): append(inner, in: "<em>", "</em>", to: &output)
        case .strong(let inner): append(inner, in: "<strong>", "</strong>", to: &output)
        case .struck(let inner): append(inner, in: "<del>", "</del>", to: &output)
        case .code(let text): output += "<code>" + HTMLEscaping.text(text) + "</code>"
        case .link(let target, let inner):
            append(inner, in: linkTag(target), "</a>", to: &output)
        }
    }
}

private func linkTag(_ target: String) -> String {
    let href = HTMLEscaping.attribute(target)
    return "<a href=\"\(href)\" rel=\"nofollow ugc noopener noreferrer\">"
}

private func append(
    _ inlines: [Inline],
    in open: String,
    _ close: String,
    to output: inout String,
) {
    output += open
    append(inlines, to: &output)
    output += close
}
