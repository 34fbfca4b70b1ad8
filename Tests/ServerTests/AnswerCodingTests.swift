import Comments
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Server

/// Which coding a reader gets (RFC 9110 §12.5.3).
@Suite struct AnswerCodingTests {
    @Test(arguments: [
        ("", AnswerCoding.identity), ("gzip", .gzip), ("br, gzip;q=0.8", .gzip), ("*", .gzip),
        ("GZIP ; Q=0.5", .gzip), ("gzip;q=0", .identity), ("gzip;q=0, *", .identity),
        ("*, gzip;q=0", .identity), ("*;q=0", .identity), ("*;q=0, gzip", .gzip),
        ("br", .identity),
        ("gzip;q=x", .identity), ("identity", .identity),
    ])
    func `gzip is sent to those who take it`(accepted: String, coding: AnswerCoding) {
        var fields = HTTPFields()
        if !accepted.isEmpty { fields[.acceptEncoding] = accepted }
        let head = HTTPRequest(
            method: .get,
            scheme: "http",
            authority: "localhost",
            path: "/",
            headerFields: fields,
        )
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        #expect(AnswerCoding(acceptedBy: request) == coding)
    }

    @Test(arguments: [0, 1, 1_023, 1_024, 70_000])
    func `what was compressed is had again to the byte`(count: Int) throws {
        var random = SeededNumbers(seed: UInt64(count))
        let bytes = (0..<count).map { _ in UInt8.random(in: 0..<64, using: &random) }
        let packed = ByteBuffer(bytes: try #require(Gzip.compressed(bytes)))
        #expect(Gzip.expanded(packed).map { Array($0.readableBytesView) } == bytes)
    }

    @Test func `bytes that are not gzip, cut or changed are not expanded`() throws {
        let packed = try #require(Gzip.compressed([UInt8](repeating: 7, count: 5_000)))
        for end in 0..<packed.count {
            #expect(Gzip.expanded(ByteBuffer(bytes: packed[..<end])) == nil)
        }
        // The moment of the making and the system's name say nothing.
        for place in packed.indices where !(4...9).contains(place) {
            var changed = packed
            changed[place] ^= 0xFF
            #expect(Gzip.expanded(ByteBuffer(bytes: changed)) == nil)
        }
    }
}
