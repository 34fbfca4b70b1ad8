import Desk

/// What is done to typed text before it is checked (SETTLED 5).
struct CleanedText: Equatable {
    var text: String
    /// Controls were taken out: a signal, not an error that a reader could not see.
    var hadControls: Bool

    /// CRLF and CR become LF, other controls but tab and newline go, the rest comes to NFC.
    init(_ typed: String) {
        guard typed.utf8.contains(where: CleanedText.mayChange) else {
            (text, hadControls) = (TypedText.nfc(typed), false)
            return
        }
        var output = String.UnicodeScalarView()
        var hadControls = false
        var wasReturn = false
        for scalar in typed.unicodeScalars {
            defer { wasReturn = scalar == "\r" }
            switch scalar.value {
            case 0x0D: output.append("\n")
            case 0x0A: if !wasReturn { output.append("\n") }
            case 0x09: output.append(scalar)
            case 0x00...0x1F, 0x7F...0x9F: hadControls = true
            default: output.append(scalar)
            }
        }
        text = TypedText.nfc(String(output))
        self.hadControls = hadControls
    }

    /// A byte of a control, or the first one of those that take two; few texts have any.
    private static func mayChange(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F, 0xC2: true
        default: false
        }
    }

    /// The same on one line, without space at its ends.
    init(line typed: String) {
        self.init(typed)
        let isOneLine = !text.utf8.contains { $0 == 0x0A || $0 == 0x09 }
        let ends = [text.unicodeScalars.first, text.unicodeScalars.last]
        if isOneLine, ends.allSatisfy({ $0?.properties.isWhitespace != true }) { return }
        let scalars = text.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }
        let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
        let end = scalars.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? start
        text = String(String.UnicodeScalarView(scalars[start..<end]))
    }

    /// Nothing that a reader would see.
    var isBlank: Bool {
        text.unicodeScalars.allSatisfy { scalar in
            let properties = scalar.properties
            return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
                || properties.isNoncharacterCodePoint
        }
    }

    var count: Int { text.unicodeScalars.count }
}
