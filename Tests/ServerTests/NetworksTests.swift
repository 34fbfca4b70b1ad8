import Comments
import Desk
import NIOCore
import Testing

@testable import Server

/// Which connections belong to the networks that operators and policies name.
@Suite struct NetworksTests {
    private func client(_ text: String) throws -> ClientAddress {
        try #require(ClientAddress(text: text))
    }

    @Test(arguments: [
        ("192.0.2.0/24", "192.0.2.77", true), ("192.0.2.0/24", "192.0.3.1", false),
        ("192.0.2.64/26", "192.0.2.127", true), ("192.0.2.64/26", "192.0.2.128", false),
        ("203.0.113.7", "203.0.113.7", true), ("203.0.113.7", "203.0.113.8", false),
        ("2001:db8::/32", "2001:db8:1::1", true), ("2001:db8::/32", "2001:db9::1", false),
        ("2001:db8:0:1::/64", "2001:db8:0:1:ffff::1", true), ("0.0.0.0/0", "198.51.100.1", true),
        ("0.0.0.0/0", "2001:db8::1", false), ("not a network", "192.0.2.1", false),
        ("", "192.0.2.1", false),
    ])
    func `an address is in a network or not`(network: String, address: String, isIn: Bool) throws {
        #expect(Networks([network]).contains(try client(address)) == isIn)
    }

    @Test func `a rule's question is answered without the address leaving the meter`() throws {
        let meter = RateMeter(now: { 0 })
        let rates = meter.submission(from: try client("192.0.2.9"))
        let listed = NetworkQuestion(name: "a", networks: ["198.51.100.1", "192.0.2.0/28"])
        #expect(rates.isWithin(listed))
        #expect(!rates.isWithin(NetworkQuestion(name: "b", networks: ["192.0.2.16/28"])))
    }
}
