import Comments
import Testing

@Suite struct WebsiteTests {
    private func read(_ typed: String) -> String? {
        Website(typed) { $0.utf8.allSatisfy { $0 < 0x80 } ? $0 : nil }?.text
    }

    @Test(arguments: [
        ("https://example.org", "https://example.org/"),
        ("example.org/a", "https://example.org/a"),
        ("HTTP://Example.ORG:80/A?b=c#d", "http://example.org/A?b=c#d"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("https://example.org/\"><script>", "https://example.org/%22%3E%3Cscript%3E"),
        ("https://example.org/ü", "https://example.org/%C3%BC"),
        ("https://example.org?a=1", "https://example.org/?a=1"),
    ])
    func `an address is rebuilt from its parts`(typed: String, rebuilt: String) {
        #expect(read(typed) == rebuilt)
    }

    @Test(arguments: [
        "javascript:alert(1)", "javascript://example.org/%0aalert(1)", "data:text/html,x",
        "ftp://example.org", "https://user:secret@example.org", "https://", "https://a b",
        "https://example.org\\@evil.example", "https://exa\u{0}mple.org", "https://example.org:0",
        "https://example.org:99999", "https://[::1]/", "https://%65xample.org",
        "https://-a.example",
        "https://example.org/" + String(repeating: "a", count: 200),
    ])
    func `anything but a plain http address is refused`(typed: String) {
        #expect(read(typed) == nil)
    }
}
