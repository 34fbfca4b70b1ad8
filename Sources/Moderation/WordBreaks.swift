import CUnistring

/// A word of a folded view.
struct Word: Sendable, Equatable {
    /// UTF-8 bytes in the folded view.
    let range: Range<Int>
    let text: String
    /// Number of the sentence it stands in, from 0.
    let sentence: Int
}

/// Cuts a folded view into words by UAX #29 (libunistring), ideographs and hiragana one by one.
///
/// Beyond UAX #29 a `.` or `:` between letters and every `_` end a word, because readers forget the
/// space after a full stop. Pieces without a letter or digit are no words.
enum WordBreaks {
    static func words(in view: TextView) -> [Word] {
        let bytes = view.utf8
        let breaks = breaks(in: bytes)
        var words: [Word] = []
        var sentences = SentenceCount()
        var start = 0
        for index in 0...bytes.count {
            let isSign = index < bytes.count && endsWord(bytes, index)
            guard index == bytes.count || isSign || breaks[index] != 0 || isAfterSign(bytes, index)
            else { continue }
            if start < index {
                let piece = start..<index
                if isWord(bytes[piece]) {
                    words.append(
                        Word(range: piece, text: view.text(piece), sentence: sentences.current)
                    )
                } else {
                    sentences.pass(bytes, piece)
                }
            }
            start = index
        }
        return words
    }

    private static func breaks(in bytes: [UInt8]) -> [CChar] {
        var breaks = [CChar](repeating: 0, count: bytes.count)
        unsafe bytes.withUnsafeBufferPointer { text in
            unsafe breaks.withUnsafeMutableBufferPointer { marks in
                guard let start = text.baseAddress, let place = marks.baseAddress else { return }
                unsafe u8_wordbreaks(start, text.count, place)
            }
        }
        return breaks
    }

    private static func isAfterSign(_ bytes: [UInt8], _ index: Int) -> Bool {
        index > 0 && endsWord(bytes, index - 1)
    }

    private static func endsWord(_ bytes: [UInt8], _ index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "_"): return true
        case UInt8(ascii: "."), UInt8(ascii: ":"):
            guard index > 0, index + 1 < bytes.count else { return true }
            return !(isDigit(bytes[index - 1]) && isDigit(bytes[index + 1]))
        default: return false
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isWord(_ piece: ArraySlice<UInt8>) -> Bool {
        guard let first = piece.first else { return false }
        if first < 0x80 {
            return Unicode.Scalar(first).isASCIILetterOrDigit
                || piece.contains { Unicode.Scalar($0).isASCIILetterOrDigit }
        }
        return String(decoding: piece, as: UTF8.self).unicodeScalars.contains { $0.isLetterOrDigit }
    }
}

/// Counts sentences between words: a full stop before a space, other ends anywhere, an empty line.
private struct SentenceCount {
    private(set) var current = 0
    private var lineEnds = 0

    mutating func pass(_ bytes: [UInt8], _ piece: Range<Int>) {
        let first = bytes[piece.lowerBound]
        if first == UInt8(ascii: "\n") {
            lineEnds += piece.count
            if lineEnds == 2 { current += 1 }
            return
        }
        lineEnds = first == UInt8(ascii: " ") ? lineEnds : 0
        if endsSentence(bytes, piece) { current += 1 }
    }

    private func endsSentence(_ bytes: [UInt8], _ piece: Range<Int>) -> Bool {
        switch bytes[piece.lowerBound] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        case UInt8(ascii: "."):
            return piece.upperBound == bytes.count
                || [0x20, 0x0A, 0x09].contains(bytes[piece.upperBound])
        case ..<0x80: return false
        default:
            // Ideographic, Arabic, Urdu and Devanagari full stops and question marks.
            let ends: [[UInt8]] = [
                [0xE3, 0x80, 0x82], [0xD8, 0x9F], [0xDB, 0x94], [0xE0, 0xA5, 0xA4],
            ]
            return ends.contains { bytes[piece].elementsEqual($0) }
        }
    }
}
