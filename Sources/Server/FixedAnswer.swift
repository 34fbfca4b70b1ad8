import Hummingbird

/// An answer that is the same as long as the program runs, in both codings.
struct FixedAnswer: Sendable {
    private let plain: KeptAnswer
    private let answer: CodedAnswer

    init(_ kind: AnswerKind, _ bytes: [UInt8]) {
        plain = KeptAnswer(kind, bytes)
        answer = CodedAnswer(kind, bytes, coding: .gzip, isKept: true, effort: .most)
    }

    func response(to request: Request) -> Response {
        let ready = answer.ready(AnswerCoding(acceptedBy: request))
        return (ready ?? plain).response(to: request)
    }
}
