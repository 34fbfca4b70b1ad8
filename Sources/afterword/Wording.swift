import FoundationEssentials

/// Small phrases that several outputs share.
enum Wording {
    /// Why readers report, the gravest first.
    static let reportReasons = ["worried", "abuse", "privacy", "spam"]

    /// `3 h`, `2 d`; short, because it stands in every line of the queue.
    static func age(seconds: Int) -> String {
        switch seconds {
        case ..<60: "just now"
        case ..<3_600: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) d"
        }
    }

    /// `3 h ago` for a week, then the day in UTC.
    static func ago(seconds: Int, at rfc3339: String) -> String {
        guard seconds < 604_800 else { return String(time(rfc3339).prefix(10)) }
        return age(seconds: seconds) + (seconds < 60 ? "" : " ago")
    }

    /// `less than a minute`, `3 h`: how long something took.
    static func duration(seconds: Int) -> String {
        seconds < 60 ? "less than a minute" : age(seconds: seconds)
    }

    /// `4 %` of a share; nothing where there is none.
    static func percent(_ share: Double?) -> String {
        share.map { "\(Int(($0 * 100).rounded())) %" } ?? ""
    }

    /// `1 comment`, `3 comments`.
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) " + (number == 1 ? one : many ?? one + "s")
    }

    /// `2026-11-23 14:02` of an RFC 3339 time in UTC; anything else as it came.
    static func time(_ rfc3339: String) -> String {
        let safe = SafeText.line(rfc3339)
        guard safe.utf8.count >= 16, safe.hasSuffix("Z"), safe.dropFirst(10).first == "T" else {
            return safe
        }
        return safe.prefix(10) + " " + safe.dropFirst(11).prefix(5)
    }

    /// What is known of the author; counts of an unproven address are somebody's claim (invariant
    /// 8).
    static func history(of author: WireComment.Author) -> String {
        var bad: [String] = []
        if author.rejected > 0 { bad.append("\(author.rejected) rejected") }
        if author.spam > 0 { bad.append("\(author.spam) spam") }
        guard author.approved > 0 || !bad.isEmpty else { return "newcomer" }
        let counts = (["\(author.approved) approved before"] + bad).joined(separator: ", ")
        return author.proven ? counts : counts + " (same address, not proven)"
    }

    /// `“Title” /page`, with the site unless it is the usual one.
    static func place(title: String?, page: String, site: String) -> String {
        let shownTitle = title.map { "“" + SafeText.line($0) + "” " } ?? ""
        let shownSite = site == "default" ? "" : " (\(SafeText.line(site)))"
        return shownTitle + SafeText.line(page) + shownSite
    }

    /// Words with a full stop at their end.
    static func sentence(_ words: String) -> String {
        words.hasSuffix(".") ? words : words + "."
    }

    /// A text on one line, its line ends as spaces.
    static func oneLine(_ text: String) -> String {
        SafeText.line(text.split { $0 == "\n" || $0 == "\t" }.joined(separator: " "))
    }

    /// `#3 #4 #5`, at most a dozen.
    static func numbers(_ ids: [Int64]) -> String {
        let shown = ids.prefix(12).map { "#\($0)" }.joined(separator: " ")
        return ids.count > 12 ? shown + " and \(ids.count - 12) more" : shown
    }
}
