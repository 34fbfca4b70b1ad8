/// A line that somebody types into: a reason, a note, words to look for.
struct ReviewPrompt: Equatable, Sendable {
    /// What is to be done with the answer.
    enum Deed: Hashable, Sendable {
        case reject(id: Int64, version: Int64, isForced: Bool)
        case edit(id: Int64, version: Int64, body: String)

        var id: Int64 {
            switch self {
            case .reject(let id, _, _), .edit(let id, _, _): id
            }
        }
    }
    /// What is asked.
    enum Question: Hashable, Sendable {
        case reason(Deed)
        case note(Deed, reason: String?)
        case search
    }
    /// What a key led to.
    enum Step: Equatable {
        case typing
        case left
        case answered(String)
    }
    var question: Question
    var text = ""
    /// Codes that a reason is chosen from; empty when the server names none.
    var codes: [String] = []

    /// Characters of one answer (Limits.note).
    static let longest = 500

    /// Takes a key in; a pasted text is typed as one line.
    mutating func press(_ key: ReviewKey) -> Step {
        switch key {
        case .escape: return .left
        case .enter: return answer()
        case .backspace: if !text.isEmpty { text.removeLast() }
        case .eraseLine: text = ""
        case .paste(let pasted): text = line(text + pasted)
        case .character(let character):
            if choosesCode, text.isEmpty, let code = code(numbered: String(character)) {
                return .answered(code)
            }
            type(String(character))
        default: break
        }
        return .typing
    }

    /// One key a code while there are digits for all of them: 1 to 9, then 0.
    static let mostNumbered = 10

    /// A reason is taken from a list.
    var choosesCode: Bool {
        if case .reason = question { !codes.isEmpty } else { false }
    }

    /// The codes with what chooses them: their digits, or only their names when they are too many.
    var choices: [String] {
        codes.enumerated().map { index, code in
            codes.count > ReviewPrompt.mostNumbered ? code : "\((index + 1) % 10) \(code)"
        }
    }

    private func code(numbered typed: String) -> String? {
        guard codes.count <= ReviewPrompt.mostNumbered, let digit = Int(typed) else { return nil }
        let index = digit == 0 ? 9 : digit - 1
        return codes.indices.contains(index) ? codes[index] : nil
    }

    /// A letter that leads to no code is not taken.
    private mutating func type(_ more: String) {
        let typed = line(text + more)
        if !choosesCode || codes.contains(where: { $0.hasPrefix(typed) }) { text = typed }
    }

    private func line(_ text: String) -> String {
        let scalars = text.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
            .unicodeScalars.filter { $0.properties.generalCategory != .control }
        return String(String.UnicodeScalarView(scalars.prefix(ReviewPrompt.longest)))
    }

    /// Of a reason: the code with this number, or the only one that begins so.
    private func answer() -> Step {
        let typed = String(text.split(separator: " ").joined(separator: " "))
        guard choosesCode, !typed.isEmpty, !codes.contains(typed) else { return .answered(typed) }
        if let code = code(numbered: typed) { return .answered(code) }
        let begun = codes.filter { $0.hasPrefix(typed) }
        return begun.count == 1 ? .answered(begun[0]) : .typing
    }
}
