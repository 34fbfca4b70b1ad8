/// Text as it may be shown: without what hides, reorders or has no meaning in a page.
package enum VisibleText {
    /// Combining marks kept on one base; more only serve to cover other lines.
    package static let mostMarks = 8

    /// Leaves out controls (but tab and newline), bidi embeddings, overrides and isolates, and noncharacters.
    ///
    /// Bidi controls as CVE-2021-42574 uses them; noncharacters as RFC 9839 lists them. The implicit marks
    /// (U+200E, U+200F, U+061C) reorder nothing but themselves and stay, for Arabic and Hebrew readers.
    package static func cleaned(_ text: String) -> String {
        guard text.hasByte(where: { !isPlainByte($0) }) else { return text }
        var output = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars {
            if isLeftOut(scalar) { continue }
            marks = isMark(scalar) ? marks + 1 : 0
            if marks > mostMarks { continue }
            output.append(isLineSeparator(scalar) ? " " : scalar)
        }
        return String(output)
    }

    private static func isPlainByte(_ byte: UInt8) -> Bool {
        (0x20..<0x7F).contains(byte) || byte == 0x0A || byte == 0x09
    }

    private static func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        case 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    private static func isLineSeparator(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x2028 || scalar.value == 0x2029
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }
}

extension String {
    /// Whether a byte of its UTF-8 is one of some; over the bytes as they lie, where they lie together.
    func hasByte(where isOne: (UInt8) -> Bool) -> Bool {
        let found = unsafe utf8.withContiguousStorageIfAvailable { bytes in
            unsafe bytes.contains(where: isOne)
        }
        return found ?? utf8.contains(where: isOne)
    }
}
