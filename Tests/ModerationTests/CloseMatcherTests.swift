import Comments
import Moderation
import Testing

/// `near`, `pii`, and the fields and views that matchers look at.
@Suite struct CloseMatcherTests {
    private typealias F = PolicyFixture
    typealias Example = MatcherTests.Example

    /// Hits of signs alone, behind the last word: what stands before them is still looked at.
    static let signs: [Example] = [
        Example(
            "{ regex: { any: ['!!!'], view: plain, unless: { any: [not], window: 4 } } }",
            hits: ["this is good!!!", "!!!"],
            misses: ["this is not good!!!", "not!!!"],
        ),
        Example(
            "{ words: { any: [ass], view: squeezed, unless: { any: [not], window: 4 } } }",
            hits: ["you @$$"],
            misses: ["I am not an @$$"],
        ),
    ]

    static let near: [Example] = [
        Example(
            "{ near: { a: { words: [tea] }, b: { words: { any: [cake] } }, within: 4 } }",
            hits: ["tea and cake"],
            misses: ["tea"],
        ),
        Example(
            "{ near: { a: { any: [group] }, b: { any: [works at] }, within: 5 } }",
            hits: ["my group: she works at a school", "works at the same place as my group"],
            misses: ["my group is small and old, and she works at a school", "my group"],
        ),
        Example(
            "{ near: { a: { any: [stop] }, b: { any: [pills] }, within: 3, order: a_first } }",
            hits: ["stop your pills"],
            misses: ["pills stop", "stop one two three four pills"],
        ),
        Example(
            "{ near: { a: { any: [tea] }, b: { any: [cake] }, within: 9, same_sentence: true } }",
            hits: ["tea and a cake"],
            misses: ["We had tea. The cake was late."],
        ),
        Example(
            "{ near: { a: { any: [group] }, b: { regex: '\\p{Lu}\\p{Ll}+' }, within: 2 } }",
            hits: ["in our group Karen spoke"],
            misses: ["in our group somebody spoke"],
        ),
        Example(
            "{ near: { a: { pii: [given_name] }, b: { any: [lives in] }, within: 3 } }",
            hits: ["Karen lives in Leeds"],
            misses: ["karen lives in Leeds", "My aunt lives in Leeds"],
        ),
        Example(
            "{ near: { a: { any: [die], unless: { any: [not] } }, b: { any: [today] }, within: 5 } }",
            hits: ["let me die today"],
            misses: ["do not die today"],
        ),
        Example(
            "{ near: { a: { any: [tea] }, b: { any: [tea] }, within: 3 } }",
            hits: ["tea and tea"],
            misses: ["tea"],
        ),
    ]

    static let personal: [Example] = [
        Example(
            "{ pii: { kinds: [phone] } }",
            hits: [
                "07700 900142", "+44 7700 900 123", "(555) 010-4477", "call me: 5550199",
                "mi número es 612 345 678", "0049 30 1234567", "06 12 34 56 78",
            ],
            misses: [
                "room 2024 at 10.30", "1990-2020", "in 2019 and 2020", "ISBN 978-3-16-148410-0",
                "12.05.2021", "1,204 days", "it was 20:30", "step 4 of 12", "999999999",
            ],
        ),
        Example(
            "{ pii: { kinds: [email] } }",
            hits: ["kim@mail.example", "kim (at) mail (dot) org", "kim at mail dot com"],
            misses: ["meet at noon", "@kim", "we sat at a dot of light"],
        ),
        Example(
            "{ pii: { kinds: [handle] } }",
            hits: [
                "ask @kim_42", "my discord is silentkim", "insta: quiet.kim",
                "find me kim42 on snapchat",
            ],
            misses: [
                "@Anna thank you", "@kim_42 thank you", "instagram is bad for me",
                "I left facebook",
                "途中@山田さんのことばをきいたときにわたしはとてもうれしくてなきそうになったあれは2024年のはる",
            ],
        ),
        Example(
            "{ pii: { kinds: [address] } }",
            hits: ["14 Mill Road", "vivo en la Calle Mayor 12", "Lindenstraße 7", "SW1A 1AA"],
            misses: ["we walked down the road", "12 Angry Men", "Mill Road is long"],
        ),
        Example(
            "{ pii: { kinds: [card] } }",
            hits: ["4111 1111 1111 1111", "5500-0055-5555-5559"],
            misses: ["4111 1111 1111 1112", "1234 5678"],
        ),
        Example(
            "{ pii: { kinds: [iban] } }",
            hits: ["GB82 WEST 1234 5698 7654 32", "DE89370400440532013000"],
            misses: ["GB82 WEST 1234 5698 7654 33"],
        ),
        Example("{ pii: { kinds: [plate] } }", hits: ["AB12 CDE", "1234 BCD"], misses: ["GPT-4"]),
        Example(
            "{ pii: { kinds: [birth_date] } }",
            hits: ["born on 3 May 1990", "my birthday is 03/05/1990", "nací el 3 de mayo de 1990"],
            misses: ["it began on 3 May 1990", "born in a small town"],
        ),
        Example(
            "{ pii: { kinds: [full_name] } }",
            hits: ["Karen Miller", "Karen B. Miller", "Dr Okafor said so", "María de la Cruz"],
            misses: ["Karen", "karen miller", "New York", "Karen Street", "Thank You"],
        ),
        Example(
            "{ pii: { kinds: [phone], except: numbers } }",
            hits: ["116 123 or my own: 07700 900142"],
            misses: ["call 116 123", "+1 800 273 8255"],
        ),
    ]

    static let views: [Example] = [
        Example("{ words: { any: [SALE], view: raw } }", hits: ["SALE!"], misses: ["sale"]),
        Example("{ words: { any: [Sale], view: plain } }", hits: ["**Sale**"], misses: ["sale"]),
        Example(
            "{ words: { any: [idiot], view: squeezed, unless: { any: [not] } } }",
            hits: ["an 1d10t"],
            misses: ["not an 1d10t"],
        ),
        Example(
            "{ words: { any: ['idio*', '!idiosyncrasy'], view: squeezed } }",
            hits: ["1d10tic", "i d i o t"],
            misses: ["an idiosyncrasy", "video"],
        ),
        Example(
            "{ regex: { any: ['(an?) (\\pL+)er'], capture: 2, flags: [word] } }",
            hits: ["a baker"],
            misses: ["a bakery"],
        ),
        Example(
            "{ regex: { any: ['subs|subscribers'], flags: [word] } }",
            hits: ["100 subscribers!", "subs"],
            misses: ["subside"],
        ),
        Example(
            "{ regex: { view: plain, any: ['die'], subject: first } }",
            hits: ["I want to die"],
            misses: ["she wants to die"],
        ),
        Example(
            "{ script: { any: [Cyrillic], share: '> 0.5' } }",
            hits: ["Спасибо all"],
            misses: ["thank you all, спасибо"],
        ),
        Example(
            "{ script: { expected: [Latin, Greek] } }",
            hits: ["こんにちは"],
            misses: ["hello", "γεια", "12345"],
        ),
        Example(
            "{ unicode: { confusables: '>= 2' } }",
            hits: ["рaураl"],
            misses: ["paypal", "спасибо"],
        ),
        Example(
            "{ shape: { readability: '> 50' } }",
            hits: [
                String(repeating: "institutionalised considerations notwithstanding ", count: 9)
            ],
            misses: [String(repeating: "We sat. We had tea. ", count: 6), "short"],
        ),
        Example(
            "{ links: { shorteners: true } }",
            hits: ["https://short.example/x"],
            misses: ["https://long.example/x"],
        ),
    ]

    @Test(arguments: signs + near + personal + views)
    func `a matcher finds what it should and leaves the near miss`(example: Example) throws {
        let policy = try F.policy(
            F.yaml(
                """
                  - id: it
                    title: It
                    class: spam
                    when: \(example.when)
                    floor: hold
                    tests: { match: ['\(example.hits[0].replacing("'", with: "''"))'], pass: [x] }
                """
            ),
            extra: [
                "lists/numbers.txt": "116 123\n1-800-273-8255\n",
                "lists/shorteners.txt": "short.example\n",
            ],
        )
        for text in example.hits {
            #expect(try policy.verdict(on: text).outcome == .hold, "should hit: \(text)")
        }
        for text in example.misses {
            #expect(try policy.verdict(on: text).outcome == .approve, "should pass: \(text)")
        }
    }

    @Test func `a hit is shown in the reader's own characters`() throws {
        let policy = try F.policy(
            F.yaml(
                """
                  - id: it
                    title: It
                    class: privacy
                    when: { near: { a: { any: [group] }, b: { pii: [phone] }, within: 5 } }
                    floor: hold
                    redact: [phone, match]
                    tests: { match: ['my group: 07700 900142'], pass: [x] }
                """
            )
        )
        let text = "In my *group*: **07700\u{200B} 900142**!"
        let verdict = try policy.verdict(on: text)
        let scalars = Array(text.unicodeScalars)
        let hit = try #require(verdict.hits.first)
        let shown = hit.spans.map { span -> String in
            String(String.UnicodeScalarView(scalars[span.lower..<span.upper]))
        }
        #expect(shown == ["group", "07700\u{200B} 900142"])
        #expect(verdict.redactions.map(\.kind) == ["phone", "match"])
        #expect(verdict.redactions.first?.spans == [hit.spans[1]])
    }

    @Test
    func `rules read the website, the comment above and the title, and show none of their words`()
        throws
    {
        let rules = [("url", "shop"), ("parent", "tired"), ("article_title", "grief")].map {
            """
              - id: on-\($0.replacing("_", with: "-"))
                title: On \($0)
                class: quality
                when: { words: { any: [\($1)], on: \($0) } }
                floor: hold
                tests: { match: [{ text: x, \(Self.context($0, $1)) }], pass: [\($1)] }

            """
        }.joined()
        let policy = try F.policy(F.yaml(rules))
        #expect(policy.needs.parentText && policy.needs.articleTitle)
        let beside = Surroundings(parent: "I am tired", articleTitle: "On grief")
        let scan = policy.scan(try F.submission("hello"), beside: beside)
        let signals = Signals(
            alone: policy.needs,
            author: AuthorSignals(),
            now: Timestamp(rawValue: 0),
        )
        let verdict = policy.verdict(on: scan, given: signals)
        #expect(verdict.hits.map(\.rule) == ["on-parent", "on-article-title"])
        #expect(verdict.hits.flatMap(\.spans).isEmpty)
        #expect(!policy.explanationJSON(verdict).contains("tired"))
    }

    private static func context(_ field: String, _ word: String) -> String {
        switch field {
        case "url": "url: 'https://shop.example/'"
        case "parent": "parent: so \(word)"
        default: "article: { title: on \(word) }"
        }
    }
}
