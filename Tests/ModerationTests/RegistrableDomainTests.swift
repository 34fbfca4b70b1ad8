import Testing

@testable import Moderation

@Suite struct RegistrableDomainTests {
    private static let hosts: [(String, String?)] = [
        ("www.example.co.uk", "example.co.uk"), ("a.b.example", "b.example"),
        ("me.github.io", "me.github.io"),
        ("x.xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai"), ("com", nil), ("localhost", nil),
    ]

    @Test(arguments: hosts)
    func `what somebody registered`(host: String, domain: String?) {
        #expect(RegistrableDomain.of(host) == domain)
    }

    @Test func `known suffixes`() {
        #expect(RegistrableDomain.isKnownSuffix("com"))
        #expect(RegistrableDomain.isKnownSuffix("xn--p1ai"))
        #expect(!RegistrableDomain.isKnownSuffix("example"))
        #expect(!RegistrableDomain.isKnownSuffix("js"))
    }
}
