import Comments

/// Finds the `http://` and `https://` addresses that stand bare in a text.
///
/// Our own, over finished text: md4c 0.4.8 looks for them before it reads emphasis and then closes the one
/// inside the other (`"*[a](http://b.test/)*"`). The rules are those of GFM's autolinks, less `www.` and mail.
enum BareAddresses {
    enum Piece: Equatable {
        case text(String)
        /// - Parameter target: nil where we do not link it.
        case address(typed: String, target: String?)
    }

    /// The whole text, cut at its addresses; one pass.
    static func pieces(of text: String) -> [Piece] {
        guard text.hasByte(where: { $0 == UInt8(ascii: ":") }) else {
            return text.isEmpty ? [] : [.text(text)]
        }
        let bytes = Array(text.utf8)
        var pieces: [Piece] = []
        var taken = 0
        var index = 0
        while let start = nextAddress(in: bytes, from: index) {
            let end = start + length(bytes[start...])
            index = max(end, start + 1)
            guard end - start > "https://".utf8.count else { continue }
            if taken < start { pieces.append(.text(string(bytes[taken..<start]))) }
            let typed = string(bytes[start..<end])
            pieces.append(.address(typed: typed, target: LinkTarget.rebuilt(typed)))
            taken = end
        }
        if taken < bytes.count { pieces.append(.text(string(bytes[taken...]))) }
        return pieces
    }

    private static func nextAddress(in bytes: [UInt8], from: Int) -> Int? {
        var index = from
        while index < bytes.count {
            if bytes[index] | 0x20 == UInt8(ascii: "h"), index == 0 || !isWord(bytes[index - 1]),
                startsWithScheme(bytes[index...])
            {
                return index
            }
            index += 1
        }
        return nil
    }

    private static func startsWithScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = bytes.prefix(8).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return start.starts(with: "http://".utf8) || start.elementsEqual("https://".utf8)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        PercentEncoding.isUnreserved(byte) && !"-._~".utf8.contains(byte)
    }

    /// Up to what cannot belong to it, less punctuation that closes the sentence around it.
    private static func length(_ bytes: ArraySlice<UInt8>) -> Int {
        var found = bytes.prefix { !ends($0) }
        var unclosed = found.reduce(0) { $0 + parenthesis($1) }
        while let last = found.last {
            if last == UInt8(ascii: ")"), unclosed < 0 {
                unclosed += 1
            } else if !".,;:!?*_~'".utf8.contains(last) {
                break
            }
            found.removeLast()
        }
        return found.count
    }

    private static func ends(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x7F || "<>\"`[]{}|\\^".utf8.contains(byte)
    }

    private static func parenthesis(_ byte: UInt8) -> Int {
        byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
    }

    private static func string(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
