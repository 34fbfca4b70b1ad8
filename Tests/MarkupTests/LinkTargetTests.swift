import Testing

@testable import Markup

struct LinkTargetTests {
    @Test(arguments: [
        ("http://a.test", "http://a.test/"), ("HTTPS://A.Test/B", "https://a.test/B"),
        ("http://a.test:80/", "http://a.test/"), ("https://a.test:8443/", "https://a.test:8443/"),
        ("http://xn--bcher-kva.test/", "http://xn--bcher-kva.test/"),
        ("http://a.test/é", "http://a.test/%C3%A9"), ("http://a.test?b", "http://a.test/?b"),
        ("http://a.test/%7eb", "http://a.test/~b"), ("http://127.0.0.1/", "http://127.0.0.1/"),
    ])
    func `a target is rebuilt from its parts`(_ typed: String, _ target: String) {
        #expect(LinkTarget.rebuilt(typed) == target)
    }

    @Test(arguments: [
        "", "a.test", "/a", "#a", "//a.test", "ftp://a.test", "javascript:a", "data:,a",
        "http://", "http:///a", "http://a@b.test", "http://a:b@c.test", "http://ü.test",
        "http://a%62.test", "http://a.test\\b", "http://a.test/b c", "http://a.test:0",
        "http://a.test:x", " http://a.test", "http://a..test", "http://[::1]/",
    ])
    func `anything else is refused`(_ typed: String) {
        #expect(LinkTarget.rebuilt(typed) == nil)
    }

    @Test func `a target over two thousand characters is refused`() {
        let path = String(repeating: "b", count: LinkTarget.limit)
        #expect(LinkTarget.rebuilt("http://a.test/" + path) == nil)
        #expect(LinkTarget.rebuilt("http://a.test/" + path.dropLast(14)) != nil)
    }
}
