import Comments
import Testing

@testable import Pages

@Suite struct CommentFormTests {
    private let samples = SamplePages(.english)

    @Test func `every field has a label, and every error its field`() {
        let page = samples.threadWithErrors.text
        for field in ["comment", "author", "email", "url", "wp-comment-cookies-consent"] {
            #expect(page.contains("<label for=\"\(field)\">"))
            #expect(page.contains(" id=\"\(field)\""))
        }
        for field in ["author", "email", "url"] {
            #expect(page.contains("<li><a href=\"#\(field)\">"))
            #expect(page.contains("<span class=\"aw-field-error\" id=\"\(field)-error\">"))
            #expect(page.contains("aria-invalid=\"true\" aria-describedby=\"\(field)-error"))
        }
        #expect(page.contains("aria-describedby=\"email-error email-notes\""))
        for token in ["name", "email", "url"] {
            #expect(page.contains("autocomplete=\"\(token)\""))
        }
        #expect(page.contains("role=\"alert\" tabindex=\"-1\" autofocus"))
    }

    @Test func `only required fields are marked, as the site decided`() {
        var site = Site(name: .usual)
        (site.requiresName, site.requiresEmail) = (true, false)
        let form = form(FormState(page: PageKey(stored: "/a")), site)
        #expect(
            form.contains("<label for=\"author\">Name <span class=\"required\">*</span></label>")
        )
        #expect(form.contains("<label for=\"email\">Email</label>"))
        #expect(form.contains("autocomplete=\"name\" required"))
        #expect(!form.contains("autocomplete=\"email\" required"))
    }

    @Test func `posting comes first, so that Enter posts and does not preview`() throws {
        let form = form(FormState(page: PageKey(stored: "/a")))
        let post = try #require(form.firstRange(of: "name=\"submit\""))
        let preview = try #require(form.firstRange(of: "name=\"afterword_preview\""))
        #expect(post.lowerBound < preview.lowerBound)
    }

    @Test func `a second look marks the words, offers sending, and is not offered again`() {
        let page = samples.secondLook.text
        #expect(page.contains("<li dir=\"auto\">Zyx <mark>wvu</mark> qrs.</li>"))
        #expect(page.contains("form=\"commentform\" name=\"submit\""))
        #expect(page.contains("Send anyway"))
        #expect(!page.contains("name=\"afterword_look\""))
        #expect(!page.contains("id=\"preview\""))
        #expect(samples.preview.text.contains("name=\"afterword_look\""))
    }

    private func form(_ state: FormState, _ site: Site = Site(name: .usual)) -> String {
        CommentForm(
            state: state,
            context: PageContext(site: site, publicURL: nil),
            returnPath: "/a",
            cancelPath: "/a",
            action: "/wp-comments-post.php",
        ).html.text
    }
}
