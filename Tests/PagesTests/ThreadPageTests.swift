import Comments
import Testing

@testable import Pages

private typealias Comment = Comments.Comment

@Suite struct ThreadPageTests {
    private let moment = Timestamp(rawValue: 1_795_523_400_000)

    private func reading(_ comments: [Comment]) -> ThreadReading {
        var reading = ThreadReading(site: .usual, key: PageKey(stored: "/a"))
        reading.comments = comments
        reading.count = comments.count
        return reading
    }

    private func comment(_ id: Int64, _ depth: Int, _ shape: Comment.Shape) -> Comment {
        Comment(
            id: CommentID(id),
            parent: nil,
            depth: depth,
            name: shape == .tombstone ? "" : "Ada",
            shape: shape,
            created: moment,
        )
    }

    private func html(_ comments: [Comment]) -> String {
        let page = ThreadPage(
            reading(comments),
            context: PageContext(site: Site(name: .usual), publicURL: nil),
            form: FormState(page: PageKey(stored: "/a")),
        )
        return page.page.text
    }

    @Test func `replies stand inside what they answer and lists are closed`() {
        let page = html([
            comment(1, 0, .published(source: "a")), comment(2, 1, .tombstone),
            comment(3, 2, .published(source: "b")), comment(4, 0, .published(source: "c")),
        ])
        #expect(page.components(of: "<ol") == page.components(of: "</ol>"))
        #expect(page.components(of: "<li ") == page.components(of: "</li>"))
        #expect(page.components(of: "<ol") == 3)
        #expect(page.contains("This comment was removed. The answers to it stay."))
        let order = ["comment-1", "comment-2", "comment-3", "comment-4"].compactMap { id in
            page.firstRange(of: "<li id=\"\(id)\"")?.lowerBound
        }
        #expect(order.count == 4)
        #expect(order == order.sorted())
    }

    @Test func `a part that begins deep is whole`() {
        let page = html([
            comment(1, 0, .stub), comment(2, 1, .stub),
            comment(3, 2, .published(source: "b")), comment(4, 0, .published(source: "c")),
        ])
        #expect(page.contains("id=\"comment-3\""))
        #expect(page.contains("id=\"comment-4\""))
        #expect(!page.contains("id=\"comment-1\""))
    }

    @Test func `the form says what readers know and asks no machine for help`() {
        let page = html([])
        for words in [
            "Leave a Reply", "Your email address will not be published.",
            "Required fields are marked <span class=\"required\">*</span>", "Post Comment",
            "Be the first to write something.", "No comments yet",
        ] {
            #expect(page.contains(words))
        }
        for field in [
            "comment", "author", "email", "url", "comment_post_ID", "comment_parent",
            "redirect_to", "wp-comment-cookies-consent", "afterword_hp", "afterword_site",
        ] {
            #expect(page.contains("name=\"\(field)\""))
        }
        #expect(page.components(of: "<script") == 1)
        #expect(page.contains("<script src=\"/embed.js\" defer></script>"))
        #expect(!page.contains(" style="))
    }

    @Test func `names that hide or turn the line are shown plainly`() {
        var odd = comment(1, 0, .published(source: "x"))
        odd.name = "<i>\u{202E}dada\u{0}"
        let page = html([odd])
        #expect(page.contains("<bdi>&lt;i&gt;dada</bdi>"))
        #expect(!page.contains("\u{202E}"))
    }

    @Test func `headings follow each other from whatever level the page around them is at`() {
        var page = ThreadPage(
            reading([comment(1, 0, .published(source: "a"))]),
            context: PageContext(site: Site(name: .usual), publicURL: nil),
            form: FormState(page: PageKey(stored: "/a")),
        )
        page.heading = 3
        let fragment = page.fragment.text
        #expect(fragment.contains("<h3 id=\"comments-title\">One comment</h3>"))
        #expect(fragment.contains("<h4 class=\"aw-author\""))
        #expect(fragment.contains("<h3 id=\"reply-title\""))
        #expect(!fragment.contains("<h2"))
        #expect(fragment.contains("data-site=\"default\" data-page=\"/a\" data-revision=\"0\""))
    }

    @Test func `what is hard to read is opened by whoever wants to`() {
        var hard = comment(1, 0, .published(source: "a hard winter"))
        hard.hasContentNote = true
        let page = html([hard, comment(2, 0, .published(source: "tea"))])
        #expect(page.contains("<details class=\"aw-note\"><summary>"))
        #expect(page.components(of: "<details") == 1)
        #expect(page.components(of: "</details>") == 1)
    }

    @Test func `a long branch can be folded and is open at first`() {
        let branch = (2...4).map { comment($0, 1, .published(source: "b")) }
        let page = html([comment(1, 0, .published(source: "a"))] + branch)
        #expect(page.contains("<details class=\"aw-branch\" open><summary>3 replies</summary>"))
        #expect(!html([comment(1, 0, .published(source: "a"))]).contains("<details"))
    }

    @Test func `plain links lead to the other order, further and back`() {
        var reading = reading([
            comment(1, 0, .published(source: "a")), comment(2, 0, .published(source: "b")),
        ])
        reading.next = "0000000000000002"
        var page = ThreadPage(
            reading,
            context: PageContext(site: Site(name: .usual), publicURL: nil),
            form: FormState(page: reading.key),
            order: .newest,
        )
        page.cursor = "0000000000000001"
        let path = "/sites/default/thread?page=%2Fa"
        for link in [
            "href=\"\(path)#comments\">Oldest first</a>",
            "href=\"\(path)&amp;sort=newest#comments\" aria-current=\"true\">Newest first</a>",
            "href=\"\(path)&amp;sort=newest#comments\">Back to the beginning</a>",
            "href=\"\(path)&amp;sort=newest&amp;cursor=0000000000000002#comments\">More comments</a>",
        ] {
            #expect(page.page.text.contains(link))
        }
        #expect(page.page.text.components(of: "Back to the beginning") == 2)
        page.form.parent = FormState.ReplyTarget(id: CommentID(1), name: "Ada")
        let here = "href=\"\(path)&amp;sort=newest&amp;cursor=0000000000000001#respond\""
        #expect(page.page.text.contains("id=\"cancel-comment-reply-link\" " + here))
        #expect(!html([comment(1, 0, .published(source: "a"))]).contains("aw-order"))
    }
}

extension String {
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
