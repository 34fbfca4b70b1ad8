import Comments
import Moderation
import Testing

/// The page, the thread, the clock and the network: each condition on signals that it must and must not hit.
@Suite struct SurroundingsTests {
    private typealias F = PolicyFixture

    struct Example: Sendable, CustomTestStringConvertible {
        var when: String
        /// Contexts as tests write them.
        var hits: [String]
        var misses: [String]
        var testDescription: String { when }

        init(_ when: String, hits: [String], misses: [String]) {
            (self.when, self.hits, self.misses) = (when, hits, misses)
        }
    }

    static let examples: [Example] = [
        Example(
            "{ article: { path: '/blog/*' } }",
            hits: ["article: { path: /blog/a }"],
            misses: ["article: { path: /shop/a }", "name: A"],
        ),
        Example(
            "{ article: { age: '> 30d' } }",
            hits: ["article: { age: 31d }"],
            misses: ["article: { age: 29d }", "article: { path: /a }"],
        ),
        Example(
            "{ article: { tag: [grief, loss] } }",
            hits: ["article: { tag: [groups, loss] }"],
            misses: ["article: { tag: groups }", "article: { path: /a }"],
        ),
        Example(
            "{ article: { id: '12', comments_so_far: '>= 3' } }",
            hits: ["article: { id: '12', comments_so_far: 3 }"],
            misses: ["article: { id: '13', comments_so_far: 3 }", "article: { id: '12' }"],
        ),
        Example(
            "{ time: { hours: 22-6, zone: Europe/Berlin } }",
            hits: ["time: 2026-11-23T21:30", "time: 2026-11-23T04:59", "time: 2026-07-01T20:00"],
            misses: ["time: 2026-11-23T05:00", "time: 2026-11-23T12:00"],
        ),
        Example(
            "{ time: { hours: 9-17, weekday: [mon, fri] } }",
            hits: ["time: 2026-11-23T09:00", "time: 2026-11-27T16:59"],
            misses: ["time: 2026-11-24T10:00", "time: 2026-11-23T17:00", "time: 2026-11-23T08:59"],
        ),
        Example(
            "{ network: { cidr: [192.0.2.0/24, '2001:db8::/32'] } }",
            hits: ["network: listed"],
            misses: ["network: other", "name: A"],
        ),
        Example("{ network: { list: bad-nets } }", hits: ["network: listed"], misses: ["name: A"]),
        Example(
            "{ thread: { locked: true } }",
            hits: ["thread: { locked: true }"],
            misses: ["thread: { locked: false }"],
        ),
        Example(
            "{ thread: { replies_last: { window: 1h, count: '> 20' } } }",
            hits: ["thread: { replies_last: { 1h: 21 } }"],
            misses: ["thread: { replies_last: { 1h: 20 } }", "name: A"],
        ),
        Example(
            "{ thread: { participants: '< 3' } }",
            hits: ["thread: { participants: 2 }"],
            misses: ["thread: { participants: 3 }", "name: A"],
        ),
        Example(
            "{ thread: { parent_author_is_self: true } }",
            hits: ["thread: { parent_author_is_self: true }"],
            misses: ["thread: { parent_author_is_self: false }", "name: A"],
        ),
        Example(
            "{ form: { extra_fields: '> 2' } }",
            hits: ["form: { extra_fields: 3 }"],
            misses: ["form: { extra_fields: 2 }"],
        ),
        Example(
            "{ rate: { key: author, window: 24h, count: '>= 2', of: rejected } }",
            hits: ["rate: { author.24h.rejected: 2 }"],
            misses: ["rate: { author.24h: 9 }"],
        ),
        Example(
            "{ email_domain: { free_mail: true } }",
            hits: ["email: a@free.example"],
            misses: ["email: a@own.example", "name: A"],
        ),
    ]

    /// The tests that the policy brings run while it loads, so loading is the check.
    @Test(arguments: examples)
    func `a condition holds where it should and not where it should not`(example: Example) throws {
        let match = example.hits.map { "{ text: x, \($0) }" }.joined(separator: ", ")
        let pass = example.misses.map { "{ text: x, \($0) }" }.joined(separator: ", ")
        let load = F.load(
            F.yaml(
                """
                  - id: it
                    title: It
                    class: technical
                    when: \(example.when)
                    floor: hold
                    tests:
                      match: [\(match)]
                      pass: [\(pass)]
                """
            ),
            extra: [
                "lists/bad-nets.txt": "198.51.100.0/24\n203.0.113.7\n",
                "lists/free-mail.txt": "free.example\n",
            ],
        )
        #expect(load.policy != nil, "\(load.findings.map(\.description))")
    }

    @Test func `networks of a list reach whoever knows the connection`() throws {
        let policy = try F.policy(
            F.yaml(
                """
                  - id: it
                    title: It
                    class: technical
                    when: { network: { list: bad-nets } }
                    floor: hold
                    tests: { match: [{ text: x, network: listed }], pass: [x] }
                """
            ),
            extra: ["lists/bad-nets.txt": "198.51.100.0/24\n203.0.113.7\n"],
        )
        let networks = ["198.51.100.0/24", "203.0.113.7"]
        #expect(policy.needs.networks == [NetworkQuestion(name: "bad-nets", networks: networks)])
    }

    @Test func `what we should know and could not find out holds a comment`() throws {
        let policy = try F.policy(
            F.yaml(
                """
                  - id: it
                    title: It
                    class: quality
                    when: { article: { age: "> 1d" } }
                    score: 1
                    tests: { match: [{ text: x, article: { age: 2d } }], pass: [x] }
                """
            )
        )
        let verdict = try policy.verdict(on: "x") { $0.article = .failed("no answer") }
        #expect(verdict.outcome == .hold)
        #expect(verdict.tags == ["engine-error"])
    }
}
