import Testing

@testable import Markup

struct BareAddressesTests {
    @Test(arguments: [
        ("see http://a.test.", ["http://a.test"]),
        ("(http://a.test/b) http://a.test/b_(c)", ["http://a.test/b", "http://a.test/b_(c)"]),
        ("HTTPS://a.test/?b=c&d!", ["HTTPS://a.test/?b=c&d"]),
        (
            "\"http://a.test\" 'http://b.test' <http://c.test>",
            ["http://a.test", "http://b.test", "http://c.test"],
        ),
        ("xhttp://a.test 1http://a.test http:// https:// http:/a https:a", []),
        ("http://a.test/http://b.test", ["http://a.test/http://b.test"]),
        ("hhttp hhttps://a.test -https://b.test", ["https://b.test"]),
    ])
    func `bare addresses are found and the rest is text`(_ text: String, _ found: [String]) {
        let pieces = BareAddresses.pieces(of: text)
        var typed: [String] = []
        var whole = ""
        for piece in pieces {
            switch piece {
            case .text(let text): whole += text
            case .address(let address, _):
                typed.append(address)
                whole += address
            }
        }
        #expect(typed == found)
        #expect(whole == text)
    }

    @Test func `an address we do not link has no target`() {
        #expect(
            BareAddresses.pieces(of: "http://b@a.test")
                == [.address(typed: "http://b@a.test", target: nil)]
        )
    }
}
