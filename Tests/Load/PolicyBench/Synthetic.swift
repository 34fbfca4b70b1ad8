import Comments
import Moderation

/// Made-up policies, comments and hard texts; the same on every run.
enum Synthetic {
    private static let syllables = [
        "ba", "ke", "li", "mo", "nu", "pra", "ste", "vi", "zo", "thu", "gra", "sho", "fe", "ri",
        "cal", "dor", "men", "tis", "pol", "ven",
    ]

    /// Pronounceable words from a number: no two numbers give the same.
    static func word(_ number: Int) -> String {
        var (rest, word) = (number, "")
        repeat {
            word += syllables[rest % syllables.count]
            rest /= syllables.count
        } while rest > 0
        return word + syllables[(number * 7 + 3) % syllables.count]
    }

    static func lines(_ count: Int) -> [String] {
        (0..<count).map { number in
            number % 3 == 0 ? "\(word(number)).example" : "\(word(number)) \(word(number / 3))"
        }
    }

    static func folder(words: Int, expressions: Int) -> PolicyFolder {
        let list = (0..<words).map { $0 % 4 == 0 ? word($0) + " " + word($0 + 1) : word($0) }
        let patterns = (0..<expressions).map { number in
            "'\(word(number))s? (on|in|at) \(word(number + 9))[a-z]{0,9}'"
        }
        return folder(
            list,
            rules: """
                  - id: words
                    title: Words
                    class: spam
                    when: { words: { list: many } }
                    score: 4
                    tests: { match: ['\(list[1])'], pass: [a quiet evening] }
                  - id: patterns
                    title: Patterns
                    class: spam
                    languages: [en]
                    when: { regex: { any: [\(patterns.joined(separator: ", "))] } }
                    score: 4
                    tests: { match: ['\(word(3)) on \(word(12))'], pass: [a quiet evening] }
                """,
        )
    }

    static func folder(_ list: [String], _ match: String) -> PolicyFolder {
        let usable = list.filter { line in
            line.contains { $0.isLetter || $0.isNumber } && !line.contains("*")
                && line.count <= 200 && !line.hasPrefix("#") && !line.hasPrefix("!")
        }
        let plain = usable.first { $0.count > 8 && $0.allSatisfy(\.isLetter) } ?? usable[0]
        return folder(
            usable,
            rules: """
                  - id: listed
                    title: Listed
                    class: spam
                    when: { words: { list: many, match: \(match) } }
                    score: 4
                    tests: { match: ['\(plain)'] }
                """,
        )
    }

    private static func folder(_ list: [String], rules: String) -> PolicyFolder {
        let files = [
            "p.yaml": "policy: p\nthresholds: { hold: 3, spam: 4 }\nrules:\n" + rules + "\n",
            "lists/many.txt": list.joined(separator: "\n") + "\n",
            "messages/en.yaml": "receipts: { waiting: Please wait }\n",
        ]
        return PolicyFolder(files: files.mapValues { Array($0.utf8) })
    }

    static func judge(_ text: String, _ policy: Policy) {
        let submission = Submission(
            site: .usual,
            page: PageKey(stored: "/a"),
            author: TypedAuthor(name: "A reader"),
            body: text,
        )
        let signals = Signals(
            alone: policy.needs,
            author: AuthorSignals(),
            now: Timestamp(rawValue: 0),
        )
        _ = policy.verdict(on: policy.scan(submission), given: signals)
    }

    /// Comments as short as most are: half of 700 real ones have at most 48 characters (POLICIES §4).
    static let short: [String] = [
        "Thank you, this is what I needed to read today.",
        "I was there too, and it got better in spring.",
        "Does anybody know a group like that near Leeds?",
        "The silence at the beginning was the best part.",
        "Gracias, me ha ayudado mucho leer este artículo",
        "Second week for me. The tea is still too strong.",
        "I disagree, but I see now why people say so 🙂",
        "My sister sent me this, and now I know why.",
    ]

    /// Comments of the length that readers write who have something to tell.
    static let comments: [String] = [
        "Thank you for this article. I was in a group like the one you describe for two years, and it was the "
            + "silence at the beginning that I learned to like most.",
        "I read this twice. My sister goes to a choir instead and says that it does the same for her, which made me "
            + "smile. Is there anything written about the difference?",
        "Good to see it said so plainly. In our town the meetings are in the library, on Thursdays, and the kettle "
            + "is always on before anybody says a word.",
        "I disagree a little: for me it took longer than eight weeks until I could say anything at all, and nobody "
            + "pushed me. Perhaps that is the part which cannot be put into a plan.",
        "The part about listening is what I will take with me. I am a teacher, and on Monday I will try to wait five "
            + "seconds longer before I answer.",
        "Has somebody a good book on this? I looked at https://en.wikipedia.org/wiki/Group_psychotherapy and would "
            + "like to know more about the early years.",
        "Gracias por este texto. En mi pueblo empezamos un grupo pequeño el año pasado, y lo que más ayuda es que "
            + "nadie tiene que hablar si no quiere.",
        "It was **hard** to go back after the summer. What helped was one message from the others, just a line, that "
            + "my chair was still there.",
    ]

    /// Texts that are hard for one part or another: repeated to any length.
    static let worst: [(name: String, unit: String)] = [
        ("one letter", "a"), ("dots and letters", "a."),
        ("half a phrase again and again", "i want to "),
        ("a phrase again and again", "i want to die "), ("names", "Karen Miller from my group "),
        ("digits", "07 1"), ("addresses", "a@b.co "), ("almost addresses", "a@b@c "),
        ("links", "http://a.example/b "), ("brackets", "[a](b"), ("emphasis", "*_a"),
        ("Latin and Cyrillic mixed", "пaйpaл "), ("marks on letters", "e\u{301}\u{302}\u{303}"),
        ("Han", "漢字"), ("Hangul pieces", "\u{1100}\u{1161}\u{11A8}"), ("zero width", "a\u{200B}"),
        ("no and not", "not never no "), ("entities", "&amp;"), ("dot in words", "a dot com "),
    ]

    static func text(of unit: String, characters: Int) -> String {
        let count = unit.unicodeScalars.count
        var text = String.UnicodeScalarView()
        for _ in 0..<(characters / count) { text.append(contentsOf: unit.unicodeScalars) }
        return String(text)
    }
}
