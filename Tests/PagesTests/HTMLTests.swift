import Comments
import Fixtures
import Foundation
import Testing

@testable import Pages

@Suite struct HTMLTests {
    @Test func `what is interpolated is text, in a tag and in an attribute`() {
        let typed = "\"><script>alert('1')</script>&"
        let html: HTML = "<a title=\"\(typed)\">\(typed)</a>"
        let safe = "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;"
        #expect(html.text == "<a title=\"\(safe)\">\(safe)</a>")
    }

    @Test func `markup inside markup stays markup`() {
        let inner: HTML = "<b>\("<")</b>"
        let outer: HTML = "<p>\(inner)\([inner, inner])</p>"
        #expect(outer.text == "<p><b>&lt;</b><b>&lt;</b><b>&lt;</b></p>")
    }

    @Test(arguments: [
        ("Ada Lovelace", "AL"), ("ruth", "R"), ("  J.  R. R. Tolkien ", "JT"), ("", "?"),
        ("\u{202E}evil", "E"), ("😀", "?"), ("Ζωή", "Ζ"), ("3 friends", "3F"),
        ("o'Neil-bob", "O"), ("ada  king\tnoel", "AN"), ("... ---", "?"), ("- x", "X"),
        ("a.b c", "AC"), ("ada\u{7F} b", "AB"), ("Zoë b", "ZB"),
    ])
    func `initials come from the name alone`(name: String, initials: String) {
        #expect(Avatar(name: name).initials == initials)
        #expect(Avatar(name: name) == Avatar(name: name))
    }

    @Test(arguments: [
        (PageLanguage.english, "24 November 2026, 12:30 UTC"),
        (.german, "24. November 2026, 12:30 UTC"),
        (.spanish, "24 de noviembre de 2026, 12:30 UTC"),
        (.french, "24 novembre 2026, 12:30 UTC"),
        (.japanese, "2026年11月24日 12:30 UTC"),
        (.arabic, "24 نوفمبر 2026، 12:30 UTC"),
    ])
    func `a time in words`(language: PageLanguage, words: String) {
        let moment = Timestamp(rawValue: 1_795_523_400_000)
        #expect(
            moment.html(.of(language)).text
                == "<time datetime=\"2026-11-24T12:30:00Z\">\(words)</time>"
        )
    }

    @Test func `JSON text is escaped as RFC 8259 wants it`() {
        var json = JSONWriter()
        json.object { json in
            json.field("a", "\"\\\n\t\u{0}\u{7F}é\u{2028}<b></script><!--")
            json.field("b", nil as String?)
            json.key("c")
            json.array([1, 2]) { $0.value($1) }
        }
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #"{"a":"\"\\\n\u0009\u0000\u007fé\#u{2028}<b><\/script>\u003c!--","#
                + #""b":null,"c":[1,2]}"#
        )
    }

    @Test func `no hostile text ends what it stands in`() throws {
        for text in HostileTexts.all {
            let html: HTML = "<a title=\"\(text)\">\(text)</a>"
            #expect(html.text.utf8.count { $0 == UInt8(ascii: "<") } == 2)
            #expect(html.text.utf8.count { $0 == UInt8(ascii: "\"") } == 2)
            var json = JSONWriter()
            json.object { $0.field("a", text) }
            // By bytes: a letter may join the sign behind it.
            let pairs = zip(json.bytes, json.bytes.dropFirst())
            #expect(!pairs.contains { $0 == UInt8(ascii: "<") && "/!".utf8.contains($1) })
            let read = try JSONDecoder().decode([String: String].self, from: Data(json.bytes))
            #expect(read["a"].map { Array($0.utf8) } == Array(text.utf8))
        }
    }
}
