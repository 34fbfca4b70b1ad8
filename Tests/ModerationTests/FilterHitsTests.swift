import Comments
import Moderation
import ShippedPolicies
import Testing

/// Negation and subject take single hits away (SETTLED 20).
@Suite struct FilterHitsTests {
    private typealias F = PolicyFixture

    private func policy(_ filter: String) throws -> Policy {
        let rule = """
              - id: wish
                title: A wish
                class: safety
                when: { words: { any: [want to die, kill myself, quiero morir], \(filter) } }
                floor: hold
                tests: { match: [I want to die], pass: [hello] }

            """
        return try F.policy(F.yaml(rule))
    }

    @Test(arguments: [
        ("I want to die", true),
        ("I do not want to die", false),
        ("I don't really want to die", false),
        ("I don’t want to die", false),
        ("I never said that out loud. I want to die", true),
        ("I don't sleep I want to die", true),
        ("I don't think I want to die", false),
        ("I don't know what this is, I want to die", true),
        ("I don't want to die but I want to die", true),
        ("not once in these five long years did he want to die", true),
        ("not sure if I want to die", true),
        ("no quiero morir", false),
    ])
    func `a denial reaches a few words, to the end of its clause`(
        _ text: String,
        hits: Bool,
    ) throws {
        let policy = try policy("unless: { any: [not, never, no, don't], window: 4 }")
        #expect(try policy.verdict(on: text).hits.isEmpty == !hits)
    }

    @Test(arguments: [
        ("I want to die", true),
        ("want to die", true),
        ("quiero morir", true),
        ("My brother and I talked. I want to die", true),
        ("I lost my dad in May and want to die", true),
        ("She left, and now I want to die", true),
        ("people who want to die need somebody", false),
        ("do you want to die in that car", false),
        ("they want to die of heat", false),
    ])
    func `a subject is the nearest word for a person`(_ text: String, hits: Bool) throws {
        let policy = try policy("subject: first")
        #expect(try policy.verdict(on: text).hits.isEmpty == !hits)
    }

    @Test func `spans point at the reader's own characters`() throws {
        let policy = try policy("subject: first")
        let text = "**Oh** ｗant tó no. I *want* to  DIE"
        let spans = try policy.verdict(on: text).hits.flatMap(\.spans)
        let scalars = Array(text.unicodeScalars)
        let marked = spans.map { span in
            String(String.UnicodeScalarView(scalars[span.lower..<span.upper]))
        }
        #expect(marked == ["want* to  DIE"])
    }
}
