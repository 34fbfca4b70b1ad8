import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct SecondLookTests {
    private func look(
        _ body: String,
        policy: String = "peer-support",
        languages: [String] = ["en"],
    ) async throws -> SecondLook? {
        let fixture = try await DeskFixture()
        var site = Site(name: .usual)
        site.policy = policy
        let posting = Posting(fixture.submission(body), languages: languages)
        let look = try await fixture.desk.secondLook(at: posting, to: site)
        let page = try await fixture.storage.store.read {
            try $0.thread(.usual, PageKey(stored: "/a"))
        }
        #expect(page == nil, "nothing is stored by asking")
        return look
    }

    @Test func `a number in the text can be taken out before it is sent`() async throws {
        let body = "You can call me, 07700 900142, any time."
        let look = try #require(try await look(body))
        #expect(look.messages.count == 1)
        #expect(look.messages[0].contains("a way to reach you"))
        let scalars = Array(body.unicodeScalars)
        let marked = look.spans.map { span in
            String(String.UnicodeScalarView(scalars[span.lower..<span.upper]))
        }
        #expect(marked == ["07700 900142"])
    }

    @Test func `it speaks the reader's language where the policy does`() async throws {
        let look = try await look("Llámame al 07700 900142", languages: ["es-MX"])
        #expect(look?.messages.first?.contains("una forma de contactar contigo") == true)
    }

    @Test func `nobody in danger is asked to write differently`() async throws {
        #expect(try await look("I want to die. Call me, 07700 900142.") == nil)
    }

    @Test(arguments: [
        "The tea was warm.",
        "Book a session with me at https://healer.example, $40. Call 07700 900142",
    ])
    func `nothing is asked about what has nothing to mend, nor of a sender of spam`(
        body: String
    ) async throws {
        #expect(try await look(body) == nil)
    }

    @Test func `a policy without such words asks nothing`() async throws {
        #expect(try await look("You can call me, 07700 900142.", policy: "strict") == nil)
    }
}
