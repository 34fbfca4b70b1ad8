import FoundationEssentials

/// The moderation API as a command uses it: requests go out, refusals come back as exit codes.
struct ServerConnection: Sendable {
    private let send: LocalSend
    private let extraHeaders: [(name: String, value: String)]

    init(send: @escaping LocalSend, extraHeaders: [(name: String, value: String)] = []) {
        self.send = send
        self.extraHeaders = extraHeaders
    }

    func get(_ path: String) async throws -> [UInt8] {
        try await call(WireRequest("GET", path))
    }

    func send(_ method: String, _ path: String, json: some Encodable) async throws -> [UInt8] {
        try await call(WireRequest(method, path, body: Wire.encode(json)))
    }

    func delete(_ path: String) async throws -> [UInt8] {
        try await call(WireRequest("DELETE", path))
    }

    /// The whole body of a good answer.
    func call(_ request: WireRequest) async throws -> [UInt8] {
        try await open(request).body.collected()
    }

    /// A good answer whose body was not read yet.
    ///
    /// - Throws: `CommandFailure` for every status of 300 and above.
    func open(_ request: WireRequest) async throws -> WireAnswer {
        var request = request
        request.headers += extraHeaders
        let answer = try await send(request)
        guard !(200..<300).contains(answer.status) else { return answer }
        throw ServerConnection.failure(answer, try await answer.body.collected())
    }

    /// A refusal as a sentence, an exit code and a way out.
    static func failure(_ answer: WireAnswer, _ body: [UInt8]) -> CommandFailure {
        let problem = try? Wire.decode(WireProblem.self, from: body)
        var failure = failure(answer, problem)
        failure.code = problem?.code
        return failure
    }

    private static func failure(_ answer: WireAnswer, _ problem: WireProblem?) -> CommandFailure {
        let sentence = problem?.sentence ?? "the server answered \(answer.status)"
        switch answer.status {
        case 401:
            return CommandFailure(
                .refused,
                sentence,
                wayOut: "set AFTERWORD_TOKEN to a token from: afterword token create NAME --role R",
            )
        case 403:
            return CommandFailure(.refused, sentence, wayOut: "ask an admin for a token that may")
        case 404: return CommandFailure(.notFound, sentence)
        case 409: return CommandFailure(.refused, sentence)
        case 429, 503:
            let wait = answer.header("Retry-After").map { "try again in \($0) s" }
            return CommandFailure(
                answer.status == 429 ? .refused : .unreachable,
                sentence,
                wayOut: wait ?? "try again soon",
            )
        case 400..<500: return CommandFailure(.wrongUse, sentence)
        case 500 where problem?.code == "damaged":
            return CommandFailure(
                .unreachable,
                sentence,
                wayOut: "see what: afterword doctor; then restore the newest backup",
            )
        case 502, 504: return CommandFailure(.unreachable, sentence)
        case 300..<400:
            return CommandFailure(
                .unreachable,
                "the server sends us elsewhere (\(answer.status))",
                wayOut: "give --server the address it really has",
            )
        default:
            let number = problem?.requestId.map { "its log knows more under \($0)" }
            return CommandFailure(.defect, sentence, wayOut: number)
        }
    }
}
