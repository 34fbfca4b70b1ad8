import Comments
import Foundation
import Testing

@testable import Storage

@Suite struct SealingTests {
    /// The secret is the bytes 0 to 31; the codes were computed once with Python's `hmac`, by RFC 5869 and RFC 2104.
    private let sealing: Sealing

    init() throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("afterword-\(UUID()).keys").path
        let secret = Data(0..<32).base64EncodedString()
        let text = #"{"current":1,"keys":[{"version":1,"secret":"\#(secret)"}]}"#
        let isWritten = FileManager.default.createFile(
            atPath: path,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: 0o600],
        )
        try #require(isWritten)
        defer { try? FileManager.default.removeItem(atPath: path) }
        sealing = try Sealing(keys: KeyFile.open(at: path, mayCreate: false))
    }

    @Test func `codes are the same ones for ever, the first and every later one`() throws {
        let address = try #require(EmailAddress("Ada@example.org", toASCII: { $0 }))
        for _ in 0..<3 {
            #expect(
                hex(sealing.addressIndex(address, site: .usual))
                    == "7b400eeae3328ace427f55ead53b2613"
            )
            #expect(
                hex(sealing.authenticate(Array("7\n".utf8), for: .logHead))
                    == "b9d10560091d07c2869ec2025114a53160b0d6e252efd6585b6cffcd89e65e1a"
            )
        }
    }

    @Test func `what is sealed twice looks different and opens alike, in its own place only`()
        throws
    {
        let text = Array("ada@example.org".utf8)
        let sealed = try (0..<100).map { _ in
            try sealing.seal(text, for: .address, place: "comment 1")
        }
        #expect(Set(sealed).count == 100)
        for bytes in sealed {
            let opened = try sealing.open(bytes, for: .address, version: 1, place: "comment 1")
            #expect(opened == text)
        }
        #expect(throws: (any Error).self) {
            try sealing.open(sealed[0], for: .address, version: 1, place: "comment 2")
        }
    }

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
