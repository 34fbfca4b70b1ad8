import Testing

@testable import Moderation

@Suite struct IDNATests {
    @Test(arguments: [
        ("Example.ORG", "example.org"), ("bücher.example", "xn--bcher-kva.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"), ("пример.рф", "xn--e1afmkfd.xn--p1ai"),
        ("127.0.0.1", "127.0.0.1"), ("a_b.example", "a_b.example"), ("ｅｘａｍｐｌｅ.com", "example.com"),
        ("localhost", "localhost"),
    ])
    func `valid hosts are encoded`(typed: String, encoded: String) {
        #expect(IDNA.toASCII(typed) == encoded)
    }

    @Test(arguments: [
        "", ".", "a..b", "-a.example", "a b.example", "a\u{0}b", "exa mple.com", "xn--a", "a/b",
        String(repeating: "a", count: 64) + ".example", String(repeating: "ü", count: 2_000),
    ])
    func `invalid hosts are none`(typed: String) {
        #expect(IDNA.toASCII(typed) == nil)
    }
}
