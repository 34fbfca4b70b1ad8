import Comments
import Testing

@Suite struct EmailAddressTests {
    private func read(_ typed: String) -> EmailAddress? {
        // IDNA is another room's work: one known domain stands for it here.
        EmailAddress(typed) { $0 == "bücher.example" ? "xn--bcher-kva.example" : $0 }
    }

    @Test(arguments: [
        "a@example.org", "first.last+tag@mail.example.org", "o'neil@example.org",
        "jürgen@example.org", "reader@bücher.example", "A@EXAMPLE.ORG",
    ])
    func `an address that can stand in a mail header is read`(typed: String) {
        #expect(read(typed) != nil)
    }

    @Test(arguments: [
        "", "a", "@example.org", "a@", "a@b", "a b@example.org", "a@exa mple.org",
        "a,b@example.org",
        "a@example.org\r\nBcc: x@example.org", "a@example.org,b@example.org", ".a@example.org",
        "a..b@example.org", "a@-example.org", "a@example..org", "\"a\"@example.org",
        "a@[127.0.0.1]", "a@127.0.0.1", String(repeating: "a", count: 65) + "@example.org",
        "a@" + String(repeating: "b.", count: 126) + "org",
    ])
    func `anything else is refused`(typed: String) {
        #expect(read(typed) == nil)
    }

    @Test func `an address shows itself in no description, mirror or dump`() throws {
        let address = try #require(read("canary.reader@example.org"))
        var dumped = ""
        dump(address, to: &dumped)
        for shown in [String(describing: address), String(reflecting: address), dumped] {
            #expect(!shown.contains("canary") && !shown.contains("example"))
        }
        #expect(Mirror(reflecting: address).children.isEmpty)
    }

    @Test func `equal mailboxes compare equal however they are cased`() {
        #expect(
            read("Reader@Example.org")?.comparable() == read("reader@example.ORG")?.comparable()
        )
        #expect(read("reader@bücher.example")?.domain == "xn--bcher-kva.example")
    }
}
