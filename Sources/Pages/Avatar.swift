import Markup

/// Initials on a colour, drawn from the display name alone: nothing of an address can be in it.
struct Avatar: Equatable {
    /// One or two letters, `?` where the name has none.
    let initials: String
    /// 0–11, the place in the palette.
    let hue: Int

    init(name: String) {
        initials = Avatar.plainInitials(name) ?? Avatar.initials(name)
        hue = Int(Avatar.hash(name) % UInt64(Avatar.palette.count))
    }

    private static func initials(_ name: String) -> String {
        let words = VisibleText.cleaned(name).split(whereSeparator: \.isWhitespace)
            .compactMap { word in word.first { $0.isLetter || $0.isNumber } }
        let letters = words.count > 1 ? [words[0], words[words.count - 1]] : words
        return letters.isEmpty ? "?" : letters.map { $0.uppercased() }.joined()
    }

    /// The same over bytes, for names of ASCII letters, digits and signs, as most are; nil for any other.
    ///
    /// Walking a name by characters took longer than printing the comment's text.
    private static func plainInitials(_ name: String) -> String? {
        var (first, last): (UInt8?, UInt8?) = (nil, nil)
        var isWordOpen = true
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: " "): isWordOpen = true
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard isWordOpen else { continue }
                isWordOpen = false
                let isSmall = byte >= UInt8(ascii: "a")
                let letter = isSmall ? byte - 0x20 : byte
                (first, last) = first == nil ? (letter, nil) : (first, letter)
            case 0x21..<0x7F: continue
            default: return nil
            }
        }
        guard let first else { return "?" }
        return String(decoding: [first] + (last.map { [$0] } ?? []), as: UTF8.self)
    }

    var colour: String { Avatar.palette[hue] }

    /// Dark enough for white letters: each has a contrast of 4.5 or more (WCAG 2.2, 1.4.3).
    static let palette = [
        "#8a3b3b", "#8a5a2b", "#6b6a1f", "#4a7035", "#2f6f4f", "#2c6e6e",
        "#2f6690", "#3f5aa0", "#5a4fa3", "#7a4791", "#8c3f74", "#5f5f66",
    ]

    /// FNV-1a: equal names look equal everywhere and after every restart.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
