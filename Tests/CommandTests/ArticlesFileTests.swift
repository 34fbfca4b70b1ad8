import Testing

@testable import afterword

struct ArticlesFileTests {
    @Test func `pages, days and tags are read, comments passed over`() throws {
        let text = "# page day tags\n/a/ 2026-01-31 grief groups\n\n/b\t-\n/c,2026-02-01,loss\n"
        let articles = try ArticlesFile.parse(text, name: "articles.txt")
        #expect(
            articles == [
                "/a/": ArticleLine(published: "2026-01-31", tags: ["grief", "groups"]),
                "/b": ArticleLine(published: nil, tags: []),
                "/c": ArticleLine(published: "2026-02-01", tags: ["loss"]),
            ]
        )
    }

    @Test(arguments: ["/a", "a 2026-01-31", "/a yesterday", "/a 2026-02-31"])
    func `a line that is none is named with its number`(line: String) {
        let failure = #expect(throws: CommandFailure.self) {
            try ArticlesFile.parse("# x\n" + line, name: "articles.txt")
        }
        #expect(failure?.message.hasPrefix("articles.txt:2: ") == true)
    }
}
