import Comments
import Moderation
import Testing

/// Lists, messages and help lines of a folder, and what a site lays over them.
@Suite struct PolicyFolderTests {
    private typealias F = PolicyFixture

    private let fruit = """
          - id: fruit
            title: Fruit
            class: spam
            when: { words: { list: fruit } }
            floor: hold
            message: crisis
            resources: crisis
            tests: { match: [apple], pass: [bread] }

        """

    @Test func `a site adds a list beside the shipped one of the same name`() throws {
        let shipped = F.folder(F.yaml(fruit))
        let own = PolicyFolder(files: ["lists/fruit.local.txt": Array("pear\n!pear tree\n".utf8)])
        let policy = try #require(
            Policy.load("p", from: shipped.overlaid(with: own), today: F.today).policy
        )
        #expect(try policy.verdict(on: "a pear").outcome == .hold)
        #expect(try policy.verdict(on: "an apple").outcome == .hold)
        #expect(try policy.verdict(on: "under the pear tree").outcome == .approve)
        let before = try #require(Policy.load("p", from: shipped, today: F.today).policy)
        #expect(before.stamp.hash != policy.stamp.hash)
    }

    @Test func `a local file replaces the shipped one of its name`() throws {
        let own = PolicyFolder(files: ["lists/fruit.txt": Array("apple\nplum\n".utf8)])
        let folder = F.folder(F.yaml(fruit)).overlaid(with: own)
        let policy = try #require(Policy.load("p", from: folder, today: F.today).policy)
        #expect(try policy.verdict(on: "plum").outcome == .hold)
    }

    @Test func `comments and the order of rules and keys do not change the hash`() throws {
        let one = F.rule("one", "apple", "score: 1;priority: high")
        let two = F.rule("two", "pear", "score: 2")
        let hashes = try [
            F.yaml(one + two), "# why\n" + F.yaml(two + one),
            F.yaml(two + F.rule("one", "apple", "priority: high;score: 1")),
        ].map { try F.policy($0).stamp.hash }
        #expect(Set(hashes).count == 1)
        #expect(hashes[0].hasPrefix("sha256:") && hashes[0].utf8.count == 71)
        #expect(try F.policy(F.yaml(one)).stamp.hash != hashes[0])
    }

    @Test func `an author is answered in their language with the site's help lines`() throws {
        let policy = try F.policy(F.yaml(fruit))
        let verdict = try policy.verdict(on: "apple")
        let mexican = policy.answer(to: verdict, languages: ["es-MX", "en"], countries: ["US"])
        #expect(mexican.message == "Cuídate")
        #expect(mexican.resources.map(\.contact) == ["Llama al 988", "Look"])
        let other = policy.answer(to: verdict, languages: ["fr"], countries: ["*"])
        #expect(other.message == "Take care")
        #expect(other.resources.map(\.country) == ["US", "GB", "*"])
        #expect(other.resources.map(\.checked).allSatisfy { $0 == "2026-11-01" })
        #expect(policy.standingAnswer(languages: [], countries: []) == ReaderAnswer())
    }

    @Test func `a policy may help on every answer`() throws {
        let policy = try F.policy(
            F.yaml(F.rule("one", "apple", "score: 1"), head: "receipt: { resources: always }")
        )
        let standing = policy.standingAnswer(languages: ["es"], countries: ["GB"])
        #expect(standing.resources.map(\.country) == ["GB", "*"])
        let verdict = try policy.verdict(on: "hello")
        let answer = policy.answer(to: verdict, languages: [], countries: ["GB"])
        #expect(answer.resources.map(\.country) == ["GB", "*"])
    }

    @Test func `a moderator's reason is said in the author's language`() throws {
        let policy = try F.policy(F.yaml(fruit))
        #expect(policy.reasonCodes == ["off_topic", "other"])
        #expect(policy.reason("off_topic", languages: ["es"]) == "De otro tema")
        #expect(policy.reason("other", languages: ["es"]) == "A person decided")
        #expect(policy.reason("crisis", languages: []) == nil)
        #expect(policy.locales == ["en", "es"])
    }

    @Test func `the policies of a folder are its files, not the site's own additions`() {
        let folder = PolicyFolder(files: [
            "b.yaml": [], "a.yaml": [], "local.yaml": [], "x/c.yaml": [],
        ])
        #expect(Policy.names(in: folder) == ["a", "b"])
    }
}
