import Comments
import Desk
import Fixtures
import Moderation
import Testing

@Suite struct QueueLanguageTests {
    private func listed(_ fixture: DeskFixture, _ language: String) async throws -> [String] {
        var question = QueueQuestion()
        question.language = language
        return try await fixture.desk.queue(question, cursor: nil, by: fixture.mona)
            .items.map(\.source)
    }

    @Test func `texts are told by their letters, and no language is guessed`() async throws {
        let fixture = try await DeskFixture()
        let texts = [
            "Guten Morgen, schöne Straße!", "Доброе утро, see example.org", "お茶を飲みます",
            "我喝茶", "차를 마셔요", "สวัสดี", "👍 2:1", "Καλημέρα", "Good Привет", "かな 한글 茶",
        ]
        for text in texts { _ = try await fixture.storage.post(text) }
        #expect(try await listed(fixture, "de") == [texts[0], texts[6]])
        #expect(try await listed(fixture, "en") == [texts[0], texts[6]])
        #expect(try await listed(fixture, "ru") == [texts[1], texts[8]])
        #expect(try await listed(fixture, "sr") == [texts[0], texts[1], texts[6], texts[8]])
        #expect(try await listed(fixture, "ja") == [texts[2], texts[3], texts[9]])
        #expect(try await listed(fixture, "zh") == [texts[3]])
        #expect(try await listed(fixture, "ko") == [texts[3], texts[4]])
        #expect(try await listed(fixture, "th") == [texts[5]])
        #expect(try await listed(fixture, "el") == [texts[7]])
    }

    @Test func `a language that is none is named with those there are`() async throws {
        let fixture = try await DeskFixture()
        do {
            _ = try await listed(fixture, "klingon")
            Issue.record("it was taken")
        } catch Refusal.invalid(let problems) {
            #expect(problems.map(\.field) == ["language"])
            #expect(problems[0].message.contains("de, "))
        }
    }

    @Test func `every language that policies know has letters that can be looked for`() throws {
        for language in ScriptsOfLanguages.known {
            let scripts = try #require(ScriptsOfLanguages.scripts(of: language))
            #expect(scripts.allSatisfy { Script(rawValue: $0) != nil }, "\(language)")
        }
    }
}
