import CMD4C

/// What one Markdown text holds.
struct ParsedMarkdown {
    var blocks: [Block]
    var links: [String]
    var refusedTargets: [String]
}

/// Reads Markdown with md4c, whose callbacks feed the builder; nil where the builder met a cap.
func parseMarkdown(_ source: String) -> ParsedMarkdown? {
    var text = source
    let builder = TreeBuilder(mostBytes: CommentMarkup.mostOutput(for: source))
    let status = text.withUTF8 { bytes -> Int32 in
        // md4c counts in 32 bits; the body limit is far below.
        guard let size = MD_SIZE(exactly: bytes.count) else { return -1 }
        return unsafe bytes.withMemoryRebound(to: MD_CHAR.self) { characters in
            guard let first = characters.baseAddress else { return 0 }
            var parser = callbacks
            return unsafe md_parse(
                first,
                size,
                &parser,
                Unmanaged.passUnretained(builder).toOpaque(),
            )
        }
    }
    return withExtendedLifetime(builder) {
        status == 0 ? builder.finish() : nil
    }
}

/// No raw HTML, no tables, no indented code.
///
/// Soft line ends become breaks in the builder, which also finds bare addresses.
private let dialect = UInt32(
    MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS | MD_FLAG_STRIKETHROUGH
        | MD_FLAG_NOINDENTEDCODEBLOCKS
)

/// Each callback answers 0 to go on and -1 to stop at a cap; md4c forgets positive answers on its way out.
private var callbacks: MD_PARSER {
    unsafe MD_PARSER(
        abi_version: 0,
        flags: dialect,
        enter_block: { unsafe builder($2).open(blockKind($0, $1), .block($0.rawValue)) ? 0 : -1 },
        leave_block: { unsafe builder($2).close(.block($0.rawValue)) ? 0 : -1 },
        enter_span: { unsafe builder($2).open(spanKind($0, $1), .span($0.rawValue)) ? 0 : -1 },
        leave_span: { unsafe builder($2).close(.span($0.rawValue)) ? 0 : -1 },
        text: { kind, text, size, user in
            let builder = unsafe builder(user)
            switch kind {
            case MD_TEXT_BR, MD_TEXT_SOFTBR: return builder.breakLine() ? 0 : -1
            case MD_TEXT_NULLCHAR: return builder.append("\u{FFFD}") ? 0 : -1
            case MD_TEXT_ENTITY:
                return builder.append(Entities.decoded(unsafe string(text, size))) ? 0 : -1
            default: return builder.append(unsafe string(text, size)) ? 0 : -1
            }
        },
        debug_log: nil,
        syntax: nil,
    )
}

private func builder(_ user: UnsafeMutableRawPointer?) -> TreeBuilder {
    guard let user = unsafe user else { preconditionFailure("md4c lost its builder") }
    return unsafe Unmanaged<TreeBuilder>.fromOpaque(user).takeUnretainedValue()
}

private func blockKind(
    _ type: MD_BLOCKTYPE,
    _ detail: UnsafeMutableRawPointer?,
) -> TreeBuilder.Kind {
    switch type {
    case MD_BLOCK_QUOTE: return .quote
    case MD_BLOCK_UL: return .list(start: nil)
    case MD_BLOCK_OL:
        let start = unsafe detail?.load(as: MD_BLOCK_OL_DETAIL.self).start ?? 1
        return .list(start: Int(start))
    case MD_BLOCK_LI: return .item
    case MD_BLOCK_HR: return .separator
    case MD_BLOCK_H: return .heading
    case MD_BLOCK_CODE: return .codeBlock
    case MD_BLOCK_P: return .paragraph
    default: return .document
    }
}

private func spanKind(
    _ type: MD_SPANTYPE,
    _ detail: UnsafeMutableRawPointer?,
) -> TreeBuilder.Kind {
    switch type {
    case MD_SPAN_EM: return .emphasis
    case MD_SPAN_STRONG: return .strong
    case MD_SPAN_DEL: return .struck
    case MD_SPAN_CODE: return .codeSpan
    case MD_SPAN_A:
        let link = unsafe detail?.load(as: MD_SPAN_A_DETAIL.self)
        return .link(typed: unsafe link.map { unsafe string($0.href) } ?? "")
    case MD_SPAN_IMG:
        let image = unsafe detail?.load(as: MD_SPAN_IMG_DETAIL.self)
        return .image(typed: unsafe image.map { unsafe string($0.src) } ?? "")
    default: return .transparent
    }
}

/// A target with its entities decoded: md4c gives it in pieces of text and entities.
private func string(_ attribute: MD_ATTRIBUTE) -> String {
    guard let text = unsafe attribute.text, let types = unsafe attribute.substr_types,
        let offsets = unsafe attribute.substr_offsets
    else { return "" }
    var result = ""
    var piece = 0
    while unsafe offsets[piece] < attribute.size {
        let start = unsafe offsets[piece]
        let part = unsafe string(text + Int(start), offsets[piece + 1] - start)
        switch unsafe types[piece] {
        case MD_TEXT_ENTITY: result += Entities.decoded(part)
        case MD_TEXT_NULLCHAR: result += "\u{FFFD}"
        default: result += part
        }
        piece += 1
    }
    return result
}

private func string(_ text: UnsafePointer<MD_CHAR>?, _ size: MD_SIZE) -> String {
    let characters = unsafe UnsafeBufferPointer(start: text, count: Int(size))
    return unsafe characters.withMemoryRebound(to: UInt8.self) { bytes in
        unsafe String(decoding: bytes, as: UTF8.self)
    }
}
