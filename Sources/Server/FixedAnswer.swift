import Hummingbird

/// An answer that is the same as long as the program runs, in both codings.
struct FixedAnswer: Sendable {
    private let identity: KeptAnswer
    private let gzip: KeptAnswer

    init(_ kind: AnswerKind, _ bytes: [UInt8]) {
        identity = KeptAnswer(kind, bytes)
        gzip = KeptAnswer(kind, bytes, coding: .gzip)
    }

    func response(to request: Request) -> Response {
        switch AnswerCoding(acceptedBy: request) {
        case .identity: identity.response(to: request)
        case .gzip: gzip.response(to: request)
        }
    }
}
