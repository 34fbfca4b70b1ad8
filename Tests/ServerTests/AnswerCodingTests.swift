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
}
