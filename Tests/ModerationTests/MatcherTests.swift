import Comments
import Moderation
import Testing

/// Each matcher on texts that it must and must not hit (POLICIES §4).
@Suite struct MatcherTests {
    private typealias F = PolicyFixture

    struct Example: Sendable, CustomTestStringConvertible {
        var when: String
        var hits: [String]
        var misses: [String]
        var testDescription: String { when }

        init(_ when: String, hits: [String], misses: [String]) {
            (self.when, self.hits, self.misses) = (when, hits, misses)
        }
    }

    static let examples: [Example] = [
        Example(
            "{ regex: { any: 'zork[0-9]', flags: word, count: '>= 2' } }",
            hits: ["zork1 zork2", "zork1, zork2", "(zork1)(zork2)"],
            misses: ["zork1", "zork1 azork2", "zork1zork2"],
        ),
        Example(
            "{ regex: { any: 'zork[0-9]', flags: word, unless: { any: [not], window: 1 } } }",
            hits: ["not zork1 zork2", "zork1"],
            misses: ["not zork1"],
        ),
        Example(
            "{ shape: { emoji: '= 2' } }",
            hits: ["❤️ and 1️⃣", "🇩🇪🇫🇷", "👍🏽👍🏽", "👩‍👩‍👧🎉"],
            misses: ["❤️", "🇩🇪", "👩‍👩‍👧", "👍🏽", "two"],
        ),
        Example(
            "{ unicode: { combining_run: '>= 3' } }",
            hits: ["z\u{301}\u{302}\u{303}\u{304}"],
            misses: ["e\u{301}"],
        ),
        Example("{ words: { any: [cialis] } }", hits: ["Cialis!"], misses: ["a specialist"]),
        Example(
            "{ words: { any: [cialis], match: substring } }",
            hits: ["a specialist"],
            misses: ["a special list"],
        ),
        Example(
            "{ words: { any: [spam], match: prefix } }",
            hits: ["spammers"],
            misses: ["antispam"],
        ),
        Example(
            "{ words: { any: [spam], match: suffix } }",
            hits: ["antispam"],
            misses: ["spammers"],
        ),
        Example(
            "{ words: { all: [tea, coffee] } }",
            hits: ["coffee and tea"],
            misses: ["tea", "coffee"],
        ),
        Example(
            "{ words: { any: [tea, coffee], at_least: 2 } }",
            hits: ["tea and tea", "tea, coffee"],
            misses: ["tea"],
        ),
        Example(
            "{ words: { any: [tea, coffee], at_least: 2, distinct: true } }",
            hits: ["tea, coffee"],
            misses: ["tea and tea"],
        ),
        Example(
            "{ words: { any: [idiot], view: squeezed } }",
            hits: ["such an 1d10t", "i d i o t"],
            misses: ["idiotic"],
        ),
        Example(
            "{ regex: { any: ['call \\d+'] } }",
            hits: ["Call 555 now"],
            misses: ["call me"],
        ),
        Example(
            "{ regex: { any: ['die'], unless: { any: [not] } } }",
            hits: ["let me die"],
            misses: ["do not die"],
        ),
        Example(
            "{ regex: { any: ['SALE'], flags: case, view: raw } }",
            hits: ["SALE"],
            misses: ["sale"],
        ),
        Example(
            "{ links: { count: '>= 1' } }",
            hits: ["see https://a.example/x"],
            misses: ["see page 4"],
        ),
        Example(
            "{ links: { domains: '> 1' } }",
            hits: ["http://a.example http://b.example"],
            misses: ["http://x.a.com http://y.a.com"],
        ),
        Example("{ unicode: { bidi_controls: '>= 1' } }", hits: ["a\u{202E}b"], misses: ["ab"]),
        Example(
            "{ script: { mixed_in_word: '>= 1' } }",
            hits: ["v\u{456}agra"],
            misses: ["привет", "viagra"],
        ),
        Example(
            "{ shape: { caps_ratio: '>= 0.7', min_letters: 10 } }",
            hits: ["THIS IS VERY LOUD"],
            misses: ["OK", "this is calm enough"],
        ),
        Example("{ shape: { words: '< 1' } }", hits: ["!!! ???"], misses: ["So good"]),
        Example(
            "{ at_least: { n: 2, of: [{ words: { any: [a1] } }, { words: { any: [b1] } }] } }",
            hits: ["a1 b1"],
            misses: ["a1"],
        ),
        Example(
            "{ any: [{ words: { any: [a1] } }, { not: { words: { any: [b1] } } }] }",
            hits: ["a1 b1", "c1"],
            misses: ["b1"],
        ),
    ]

    @Test(arguments: examples)
    func `a matcher hits what it should and nothing else`(_ example: Example) throws {
        let rule = """
              - id: it
                title: It
                class: spam
                when: \(example.when)
                floor: spam
                tests: { match: ['\(example.hits[0])'] }

            """
        let policy = try F.policy(F.yaml(rule))
        for text in example.hits {
            #expect(try policy.verdict(on: text).outcome == .spam, "\(text)")
        }
        for text in example.misses {
            #expect(try policy.verdict(on: text).outcome == .approve, "\(text)")
        }
    }

    @Test func `a rule on the name reads the name and not the text`() throws {
        let rule = """
              - id: it
                title: It
                class: spam
                when: { words: { any: [zora], on: name } }
                floor: spam
                tests: { match: [{ text: hello, name: Zora }], pass: [I read Zora] }

            """
        #expect(try F.policy(F.yaml(rule)).verdict(on: "I read Zora").outcome == .approve)
    }

    @Test func `the domain of an address is known to rules, the address is not`() throws {
        let rule = """
              - id: it
                title: It
                class: spam
                when: { email_domain: { list: fruit } }
                floor: spam
                tests: { pass: [hello] }

            """
        let lists = ["lists/fruit.txt": "apple.example\n"]
        let policy = try F.policy(F.yaml(rule), extra: lists)
        var submission = try F.submission("hello")
        for (domain, outcome) in [("apple.example", Outcome.spam), ("pear.example", .approve)] {
            submission.author.email = EmailAddress("a@mail." + domain, toASCII: { $0 })
            let signals = Signals(
                alone: policy.needs,
                author: AuthorSignals(),
                now: Timestamp(rawValue: 0),
            )
            let verdict = policy.verdict(on: policy.scan(submission), given: signals)
            #expect(verdict.outcome == outcome)
            #expect(!policy.explanationJSON(verdict).contains("mail."))
        }
    }
}
