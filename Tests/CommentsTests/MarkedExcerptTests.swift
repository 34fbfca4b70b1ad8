import Comments
import Testing

@Suite struct MarkedExcerptTests {
    @Test func `marked places that touch are one, and far ones are cut out of a long text`() {
        let long =
            String(repeating: "x", count: 100) + "0123456789" + String(repeating: "y", count: 100)
        let excerpts = MarkedExcerpt.of(
            .body,
            long,
            [
                MatchSpan(.body, 105, 110), MatchSpan(.body, 100, 106), MatchSpan(.body, 4, 4),
                MatchSpan(.body, 205, 400), MatchSpan(.name, 0, 3),
            ],
        )
        #expect(excerpts.map(\.marked) == ["0123456789"])
        #expect(excerpts.map(\.before) == ["…" + String(repeating: "x", count: 30)])
        #expect(excerpts.map(\.after) == [String(repeating: "y", count: 30) + "…"])
    }

    @Test func `a short text is quoted whole, field by field`() {
        var submission = Submission(
            site: .usual,
            page: PageKey(stored: "/a"),
            author: TypedAuthor(name: "Call 116"),
            body: "e\u{301} 117",
        )
        submission.author.website = Website("x.example/118", toASCII: { $0 })
        let spans = [
            MatchSpan(.name, 5, 8), MatchSpan(.body, 3, 6), MatchSpan(.website, 18, 21),
        ]
        let look = SecondLook(messages: ["Look."], spans: spans).quoting(submission)
        #expect(look.excerpts.map(\.field) == [.body, .name, .website])
        #expect(look.excerpts.map(\.marked) == ["117", "116", "118"])
        #expect(
            look.excerpts.map(\.before) == ["e\u{301} ", "Call ", "https://x.example/"]
        )
        #expect(look.excerpts.allSatisfy { $0.after.isEmpty })
    }
}
