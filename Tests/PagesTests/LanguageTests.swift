import Comments
import Foundation
import Testing

@testable import Pages

/// The pages of each language, whole, and what must be true of all of them.
@Suite struct LanguageTests {
    @Test(arguments: PageLanguage.allCases)
    func `the conversation and the receipt are those we know`(language: PageLanguage) throws {
        let samples = SamplePages(language)
        try check("thread.\(language.rawValue).html", samples.threadWithErrors.text)
        try check("receipt.\(language.rawValue).html", samples.receipt.text)
    }

    private func check(_ name: String, _ html: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Snapshots/" + name)
        if ProcessInfo.processInfo.environment["AFTERWORD_RECORD"] == "1" {
            try Data(html.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == html)
    }

    @Test(arguments: PageLanguage.allCases)
    func `every page says its language and the way its lines run`(language: PageLanguage) {
        for page in SamplePages(language).all {
            let way = language == .arabic ? "rtl" : "ltr"
            #expect(page.text.contains("<html lang=\"\(language.rawValue)\" dir=\"\(way)\">"))
        }
    }

    /// Words of our English pages that are words of no other language here, outside of markup.
    @Test(arguments: PageLanguage.allCases.filter { $0 != .english })
    func `no English leaks into the pages of another language`(language: PageLanguage) {
        let english = Set(SamplePages(.english).all.flatMap { words(of: $0) })
        let own = Set(SamplePages(language).all.flatMap { words(of: $0) })
        let shared = english.intersection(own).subtracting(SamplePages.words)
        #expect(shared.subtracting(Self.borrowed) == [])
        #expect(english.count > 150)
    }

    /// Written alike in more than one of the languages.
    private static let borrowed: Set<String> = [
        "utc", "name", "website", "november", "in", "die", "so", "was", "an", "am", "a", "no", "me",
        "est", "site", "text", "moderation", "browser", "page", "possible", "example", "org",
        "moderator", "commentaires", "https", "on", "not", "es", "e", "mail", "email", "service",
        "web", "sur", "pour", "mind", "has", "minutes", "place", "public",
        "conversation", "danger",
    ]

    /// Letters of the text that a reader sees, in small.
    private func words(of page: HTML) -> [String] {
        var isInside = false
        let visible = page.text.map { character -> Character in
            if character == "<" { isInside = true }
            let shown: Character = isInside ? " " : character
            if character == ">" { isInside = false }
            return shown
        }
        return String(visible).lowercased().split { !$0.isLetter }.map(String.init)
    }

    @Test(arguments: [
        (0, "لا توجد تعليقات بعد"), (1, "تعليق واحد"), (2, "تعليقان"), (3, "3 تعليقات"),
        (10, "10 تعليقات"), (11, "11 تعليقًا"), (99, "99 تعليقًا"), (100, "100 تعليق"),
        (102, "102 تعليق"), (103, "103 تعليقات"), (111, "111 تعليقًا"),
    ])
    func `Arabic counts in six ways`(count: Int, words: String) {
        #expect(ReaderWords.arabic.thread.heading(count).text == words)
    }

    @Test(arguments: PageLanguage.allCases)
    func `no word of ours breaks out of an attribute or a tag`(language: PageLanguage) {
        for page in SamplePages(language).all {
            let quotes = page.text.split(separator: "<").dropFirst().map { tag in
                tag.prefix { $0 != ">" }.count { $0 == "\"" }
            }
            #expect(quotes.allSatisfy { $0.isMultiple(of: 2) })
        }
    }
}
