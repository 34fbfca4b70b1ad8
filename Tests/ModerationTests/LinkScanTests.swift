import Comments
import Testing

@testable import Moderation

@Suite struct LinkScanTests {
    private func told(_ text: String) -> [String] {
        let raw = Array(text.unicodeScalars)
        let links = LinkScan.links(
            body: TextViews(text, isMarkdown: true),
            name: .empty,
            website: nil,
        )
        return links.map { link in
            let marks = [
                (link.isBare, "bare"), (link.isPunycode, "punycode"), (link.isIPAddress, "ip"),
                (link.isSpelled, "spelled"),
            ]
            let kinds = marks.compactMap { $0.0 ? $0.1 : nil }.joined(separator: " ")
            let span = String(String.UnicodeScalarView(raw[link.span]))
            return "\(span) → \(link.domain)" + (kinds.isEmpty ? "" : " (\(kinds))")
        }
    }

    @Test(arguments: [
        ("see http://a.example.", ["http://a.example → a.example"]),
        ("(https://www.shop.co.uk/x?y=1)", ["https://www.shop.co.uk/x?y=1 → shop.co.uk"]),
        ("[text](https://evil.example/a_(b))", ["https://evil.example/a_(b) → evil.example"]),
        ("HTTP://EVIL.EXAMPLE:8080/", ["HTTP://EVIL.EXAMPLE:8080/ → evil.example"]),
        ("http://good.com@evil.com/", ["http://good.com@evil.com/ → evil.com"]),
        ("www.example.com now", ["www.example.com → example.com (bare)"]),
        ("go to example.com/x, ok", ["example.com/x → example.com (bare)"]),
        ("buy at Example.Com!", ["Example.Com → example.com (bare)"]),
        ("bit.ly/abc youtu.be/x", ["bit.ly/abc → bit.ly (bare)", "youtu.be/x → youtu.be (bare)"]),
        ("ｅｘａｍｐｌｅ．ｃｏｍ", ["ｅｘａｍｐｌｅ．ｃｏｍ → example.com (bare)"]),
        ("[text](ｈｔｔｐ：／／ｅｖｉｌ．ｃｏｍ)", ["ｈｔｔｐ：／／ｅｖｉｌ．ｃｏｍ → evil.com"]),
        ("[text](ｅｖｉｌ．ｃｏｍ)", ["ｅｖｉｌ．ｃｏｍ → evil.com (bare)"]),
        ("go to example。com now", ["example。com → example.com (bare)"]),
        ("exam\u{200B}ple.com", ["exam\u{200B}ple.com → example.com (bare)"]),
        ("exam**ple**.com", ["exam**ple**.com → example.com (bare)"]),
        ("example&#46;com", ["example&#46;com → example.com (bare)"]),
        ("example dot com", ["example dot com → example.com (bare spelled)"]),
        ("EXAMPLE (dot) com", ["EXAMPLE (dot) com → example.com (bare spelled)"]),
        ("example[.]com", ["example[.]com → example.com (bare spelled)"]),
        ("hxxp://evil.example/x", ["hxxp://evil.example/x → evil.example (spelled)"]),
        ("http://192.168.1.1/x", ["http://192.168.1.1/x → 192.168.1.1 (ip)"]),
        ("http://[::1]/", ["http://[::1]/ → [::1] (ip)"]),
        ("http://bücher.example", ["http://bücher.example → xn--bcher-kva.example (punycode)"]),
        ("пример.рф рядом", ["пример.рф → xn--e1afmkfd.xn--p1ai (bare punycode)"]),
        ("见example.com吧", ["example.com → example.com (bare)"]),
        ("http://example.comです", ["http://example.comです → example.com"]),
        ("me.github.io/blog", ["me.github.io/blog → me.github.io (bare)"]),
        ("wait...example.com...", ["example.com → example.com (bare)"]),
    ])
    func `links are found`(text: String, expected: [String]) {
        #expect(told(text) == expected)
    }

    @Test(arguments: [
        "The end.Next week we meet", "e.g. this, i.e. that", "node.js and main.rs", "see readme.md",
        "ok.it works", "thanks.so much", "great.love it", "at 10.30 or 3.in", "my a.k.a. is p.s.",
        "mail me@example.com please", "@me@social.example", "the dot com years", "wait...what",
        "version 1.2.3 of ASP.NET", "shop.example has no scheme", "connect the dot then go",
        "です。みんな",
        "Thanks.You are kind", "ratio 3:4, and/or", "U.S. and U.K. are",
        "Sentence one.Are you there",
        "red dot here", "",
    ])
    func `sentences are no links`(text: String) {
        #expect(told(text).isEmpty)
    }

    @Test func `name and website are looked at too`() throws {
        let website = try #require(Website("https://Blog.Example.org/me", toASCII: IDNA.toASCII))
        let links = LinkScan.links(
            body: .empty,
            name: TextViews("Best Pills example.com", isMarkdown: false),
            website: website,
        )
        #expect(links.map(\.field) == [.name, .website])
        #expect(links.map(\.domain) == ["example.com", "example.org"])
    }
}
