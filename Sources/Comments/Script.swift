/// A script by Unicode's name, and where its letters stand.
package enum Script: String, Sendable, CaseIterable {
    case latin = "Latin"
    case greek = "Greek"
    case cyrillic = "Cyrillic"
    case armenian = "Armenian"
    case hebrew = "Hebrew"
    case arabic = "Arabic"
    case devanagari = "Devanagari"
    case bengali = "Bengali"
    case tamil = "Tamil"
    case telugu = "Telugu"
    case thai = "Thai"
    case georgian = "Georgian"
    case hangul = "Hangul"
    case hiragana = "Hiragana"
    case katakana = "Katakana"
    case han = "Han"

    /// Blocks that hold the letters of today's texts.
    package var blocks: [ClosedRange<UInt32>] {
        switch self {
        case .latin: [0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F]
        case .greek: [0x386...0x3FF, 0x1F00...0x1FFC]
        case .cyrillic: [0x400...0x52F]
        case .armenian: [0x531...0x587]
        case .hebrew: [0x5D0...0x5EA]
        case .arabic: [0x620...0x64A, 0x671...0x6D3, 0x750...0x77F]
        case .devanagari: [0x904...0x939]
        case .bengali: [0x985...0x9B9]
        case .tamil: [0xB85...0xBB9]
        case .telugu: [0xC05...0xC39]
        case .thai: [0xE01...0xE33]
        case .georgian: [0x10A0...0x10FA, 0x10FD...0x10FF]
        case .hangul: [0x1100...0x11FF, 0xAC00...0xD7A3]
        case .hiragana: [0x3041...0x3096]
        case .katakana: [0x30A1...0x30FA]
        case .han: [0x3400...0x4DBF, 0x4E00...0x9FFF]
        }
    }
}

/// Texts by the scripts whose letters they have; which language they are in is not guessed.
package struct ScriptFilter: Sendable, Equatable {
    /// One letter of these at least; empty for no such need.
    package var has: [Script]
    /// No letter of these.
    package var lacks: [Script]

    /// Texts that may be in a language which is written so.
    ///
    /// Latin letters stand in every text, in names and links, so for a language of Latin letters those texts are left
    /// that have no others. Chinese characters stand in Japanese and Korean texts too, beside letters that tell these.
    package init(languageIn scripts: Set<Script>) {
        let own = Script.allCases.filter { scripts.contains($0) && $0 != .latin }
        if scripts.contains(.latin) {
            has = []
            lacks = Script.allCases.filter { !scripts.contains($0) }
        } else {
            has = own
            let shared = own.contains(.han) && !own.contains(.hiragana)
            let telling: [Script] = [.hiragana, .katakana, .hangul]
            lacks = shared ? telling.filter { !scripts.contains($0) } : []
        }
    }
}
