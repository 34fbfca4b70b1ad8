import Comments
import Testing

@Suite struct PageKeyTests {
    @Test(arguments: [
        ("/a/b", "/a/b"), ("a/b", "/a/b"), ("/a/b/", "/a/b"), ("/", "/"),
        ("https://Example.ORG/a/b/?utm_source=x#top", "/a/b"), ("http://example.org", "/"),
        ("//example.org:8080/a", "/a"), ("/a//b/./c/../d", "/a/b/d"), ("/a?b=1&a=2", "/a?b=1&a=2"),
        ("/a?fbclid=1&b=2&replytocom=7", "/a?b=2"), ("/caf%c3%a9", "/caf%C3%A9"),
        ("/café", "/caf%C3%A9"), ("/%7Euser", "/~user"), ("/100%", "/100%25"),
        ("/?p=123", "/?p=123"), ("/../../etc", "/etc"), ("/.", "/"), ("/a/.b", "/a/.b"),
        ("/a./b..", "/a./b.."), ("/a/./", "/a"), ("/~a/b-c_d.html", "/~a/b-c_d.html"), ("//", "/"),
        ("/a/..", "/"), ("/a b", "/a%20b"),
    ])
    func `every spelling of one page gives one key`(typed: String, key: String) {
        #expect(PageKey.canonical(typed)?.text == key)
    }

    @Test(arguments: ["/a/b/", "https://x.example/Ä?utm_medium=1", "/%2e%2e/a", "/100%zz"])
    func `a canonical key stays as it is`(typed: String) throws {
        let key = try #require(PageKey.canonical(typed))
        #expect(PageKey.canonical(key.text) == key)
    }

    @Test
    func `a long page of letters beyond ASCII is counted in characters and its key comes back`()
        throws
    {
        let longest = "/" + String(repeating: "群", count: 499)
        let key = try #require(PageKey.canonical(longest))
        #expect(PageKey.canonical(key.text) == key)
        #expect(PageKey.canonical(longest + "群") == nil)
        #expect(PageKey.canonical(key.text + "%E7%BE%A4") == nil)
    }

    @Test(arguments: ["", "/a\u{0}b", "/a\nb", String(repeating: "a", count: 501)])
    func `what cannot be a page is refused`(typed: String) {
        #expect(PageKey.canonical(typed) == nil)
    }
}
