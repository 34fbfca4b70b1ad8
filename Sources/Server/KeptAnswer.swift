import Crypto
import HTTPTypes
import Hummingbird
import NIOCore

/// An answer that every reader gets alike, made ready to be sent: bytes, tag and heads.
struct KeptAnswer: Sendable {
    let buffer: ByteBuffer
    let etag: String
    private let headers: HTTPFields
    private let headersUnchanged: HTTPFields

    /// The tag is a hash of the bytes themselves: true after a restore, a change of settings and a new version alike.
    ///
    /// - Parameters:
    ///   - origins: Of the site: where its forms may post.
    ///   - coding: Wished for; a short answer is not compressed, and says so.
    init(
        _ kind: AnswerKind,
        _ bytes: [UInt8],
        origins: [String] = [],
        coding: AnswerCoding = .identity,
    ) {
        let isLong = bytes.count >= Gzip.fewestBytes
        let compressed = coding == .gzip && isLong ? Gzip.compressed(bytes) : nil
        let sent = compressed ?? bytes
        buffer = ByteBuffer(bytes: sent)
        etag = "\"" + KeptAnswer.digest(of: bytes) + (compressed == nil ? "" : "-gzip") + "\""
        var headers = Response.headers(kind, origins: origins)
        headers[.eTag] = etag
        headers[.vary] = isLong ? "Accept-Encoding, Origin" : "Origin"
        headersUnchanged = KeptAnswer.unchanged(headers)
        if compressed != nil { headers[.contentEncoding] = "gzip" }
        headers[.contentLength] = "\(sent.count)"
        self.headers = headers
    }

    /// 304 where the reader has these bytes already.
    func response(to request: Request) -> Response {
        if request.has(etag) { return Response(status: .notModified, headers: headersUnchanged) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: buffer))
    }

    private static func unchanged(_ headers: HTTPFields) -> HTTPFields {
        var headers = headers
        headers[.contentType] = nil
        return headers
    }

    private static func digest(of bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).prefix(16).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

extension Request {
    /// `If-None-Match` names this tag, weakly or not, or is `*` (RFC 9110 §13.1.2).
    func has(_ etag: String) -> Bool {
        headers[values: .ifNoneMatch].contains { value in
            value.split(separator: ",").contains { part in
                let tag = part.filter { $0 != " " }
                return tag == "*" || tag == etag || tag == "W/" + etag
            }
        }
    }
}
