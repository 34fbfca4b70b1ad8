/// A key as the review knows it.
enum ReviewKey: Equatable, Hashable, Sendable {
    case character(Character)
    case enter
    case escape
    case backspace
    case eraseLine
    case up
    case down
    case left
    case right
    case pageUp
    case pageDown
    case home
    case end
    case redraw
    /// What a terminal marked as pasted; longer ones are cut.
    case paste(String)
    /// A sequence that means nothing here.
    case unknown
}

/// Turns a terminal's bytes into keys: escape sequences, UTF-8, pasted text.
///
/// Bytes may come in any portions; what is not whole yet waits for the next one. A lone ESC is a key
/// once nothing has followed it for a moment: `flush` says that the moment is over.
struct KeyDecoder {
    /// Bytes of a paste that are kept.
    static let longestPaste = 4_096
    /// Bytes of an escape sequence; longer ones are dropped.
    static let longestSequence = 32

    private var waiting: [UInt8] = []
    /// Nil outside a paste.
    private var pasted: [UInt8]?
    private static let pasteEnd: [UInt8] = [0x1B] + Array("[201~".utf8)

    /// Something waits for its rest, as a lone ESC does.
    var isWaiting: Bool { !waiting.isEmpty && pasted == nil }

    mutating func keys(_ bytes: [UInt8]) -> [ReviewKey] {
        waiting += bytes
        var keys: [ReviewKey] = []
        while let key = next() { if key != .unknown { keys.append(key) } }
        return keys
    }

    /// Nothing followed: an ESC that waits was the key itself.
    mutating func flush() -> [ReviewKey] {
        guard isWaiting else { return [] }
        defer { waiting = [] }
        return waiting == [0x1B] ? [.escape] : []
    }

    /// The next whole key, nil when more bytes are needed.
    private mutating func next() -> ReviewKey? {
        if pasted != nil { return nextOfPaste() }
        guard let first = waiting.first else { return nil }
        switch first {
        case 0x1B: return sequence()
        case 0x0A, 0x0D: return take(1, .enter)
        case 0x08, 0x7F: return take(1, .backspace)
        case 0x0C: return take(1, .redraw)
        case 0x15: return take(1, .eraseLine)
        case ..<0x20: return take(1, .unknown)
        case ..<0x80: return take(1, .character(Character(UnicodeScalar(first))))
        default: return letter(first)
        }
    }

    private mutating func take(_ count: Int, _ key: ReviewKey) -> ReviewKey {
        waiting.removeFirst(count)
        return key
    }

    /// A character of several bytes; a wrong one is dropped byte by byte.
    private mutating func letter(_ first: UInt8) -> ReviewKey? {
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
        guard length > 1 else { return take(1, .unknown) }
        guard waiting.count >= length else { return nil }
        guard let text = String(validating: waiting[..<length], as: UTF8.self),
            let character = text.first
        else { return take(1, .unknown) }
        return take(length, .character(character))
    }

    /// `ESC [ … letter` or `ESC O letter`.
    private mutating func sequence() -> ReviewKey? {
        guard waiting.count > 1 else { return nil }
        guard waiting[1] == UInt8(ascii: "[") || waiting[1] == UInt8(ascii: "O") else {
            // Alt with a letter, or somebody in haste: the letter must not decide anything.
            return take(waiting[1] == 0x1B ? 1 : 2, .escape)
        }
        let end = waiting.dropFirst(2).firstIndex { (0x40...0x7E).contains($0) }
        guard let end else {
            return waiting.count > KeyDecoder.longestSequence ? take(waiting.count, .unknown) : nil
        }
        let body = String(decoding: waiting[2...end], as: UTF8.self)
        if body == "200~" { pasted = [] }
        return take(end + 1, KeyDecoder.named[body] ?? .unknown)
    }

    private static let named: [String: ReviewKey] = [
        "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "1~": .home,
        "4~": .end, "7~": .home, "8~": .end, "5~": .pageUp, "6~": .pageDown, "M": .enter,
    ]

    /// Everything up to the mark that ends a paste; the mark itself may come in two portions.
    private mutating func nextOfPaste() -> ReviewKey? {
        let mark = KeyDecoder.pasteEnd
        guard let start = waiting.indices.first(where: { waiting[$0...].starts(with: mark) }) else {
            let safe = max(0, waiting.count - mark.count + 1)
            pasted = Array(((pasted ?? []) + waiting[..<safe]).prefix(KeyDecoder.longestPaste))
            waiting.removeFirst(safe)
            return nil
        }
        let all = ((pasted ?? []) + waiting[..<start]).prefix(KeyDecoder.longestPaste)
        pasted = nil
        waiting.removeFirst(start + mark.count)
        return .paste(String(decoding: all, as: UTF8.self))
    }
}
