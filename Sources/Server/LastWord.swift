import HTTPTypes
import Hummingbird
import Pages

/// What is said on a connection whose request never became one.
enum LastWord {
    static func of(_ status: HTTPResponse.Status) -> (HTTPResponse, [UInt8]) {
        let (code, title): (String, String) =
            switch status {
            case .requestTimeout: ("timeout", "The request took too long")
            case .requestHeaderFieldsTooLarge: ("head_too_large", "The head is too large")
            case .serviceUnavailable: ("too_many_connections", "Too many connections")
            default: ("malformed", "The request cannot be read")
            }
        var json = ProblemJSON(code: code, title: title, status: status.code)
        json.requestID = RequestNumber.next()
        let body = json.bytes
        var headers = Response.headers(.privateJSON, origins: [])
        headers[.contentType] = "application/problem+json; charset=utf-8"
        headers[.contentLength] = "\(body.count)"
        headers[.connection] = "close"
        headers[.requestID] = json.requestID
        if status == .serviceUnavailable { headers[.retryAfter] = "5" }
        return (HTTPResponse(status: status, headerFields: headers), body)
    }
}
