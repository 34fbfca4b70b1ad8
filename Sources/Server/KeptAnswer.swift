import Crypto
import HTTPTypes
import Hummingbird
import NIOCore

/// An answer that every reader gets alike, made ready to be sent: bytes, tag and heads.
struct KeptAnswer: Sendable {
    let buffer: ByteBuffer
    let etag: String
    private let digest: String
    private let headers: HTTPFields
    private let headersUnchanged: HTTPFields

    /// Makes an answer ready that goes out plain, whatever its reader takes.
    ///
    /// The tag is a hash of the bytes themselves: true after a restore, a change of settings and a new version alike.
    init(_ kind: AnswerKind, _ bytes: [UInt8]) {
        self.init(kind, bytes, as: .identity, digest: KeptAnswer.digest(of: bytes), origins: [])
    }

    /// - Parameters:
    ///   - bytes: As they are sent.
    ///   - digest: Of the plain bytes.
    ///   - origins: Of the site: where its forms may post.
    init(
        _ kind: AnswerKind,
        _ bytes: [UInt8],
        as coding: AnswerCoding,
        digest: String,
        origins: [String],
    ) {
        self.init(
            ByteBuffer(bytes: bytes),
            as: coding,
            digest: digest,
            Response.headers(kind, origins: origins),
        )
    }

    /// - Parameter headers: Those that do not follow from the bytes, or from others.
    private init(
        _ buffer: ByteBuffer,
        as coding: AnswerCoding,
        digest: String,
        _ headers: HTTPFields,
    ) {
        let isGzip = coding == .gzip
        let isLong = isGzip || buffer.readableBytes >= Gzip.fewestBytes
        (self.buffer, self.digest) = (buffer, digest)
        etag = "\"" + digest + (isGzip ? "-gzip" : "") + "\""
        var headers = headers
        headers[.eTag] = etag
        headers[.vary] = isLong ? "Accept-Encoding, Origin" : "Origin"
        headers[.contentEncoding] = nil
        headers[.contentLength] = nil
        headersUnchanged = KeptAnswer.unchanged(headers)
        headers[.contentEncoding] = isGzip ? "gzip" : nil
        headers[.contentLength] = "\(buffer.readableBytes)"
        self.headers = headers
    }

    /// The plain answer that this one is the gzip of; nil where there is no memory for it.
    func expanded() -> KeptAnswer? {
        Gzip.expanded(buffer).map { KeptAnswer($0, as: .identity, digest: digest, headers) }
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

    /// 32 letters and digits.
    static func digest(of bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).prefix(16).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

extension Request {
    /// `If-None-Match` names this tag, weakly or not, or is `*` (RFC 9110 §13.1.2).
    func has(_ etag: String) -> Bool {
        // As browsers send it: one tag, as it was given.
        if headers.value(.ifNoneMatch) == etag { return true }
        return headers[values: .ifNoneMatch].contains { value in
            value.split(separator: ",").contains { part in
                let tag = part.filter { $0 != " " }
                return tag == "*" || tag == etag || tag == "W/" + etag
            }
        }
    }
}
