/// A comment as named on the command line: `12`, `#12`, or `12@345` with the version that was seen.
struct CommentNumber: Equatable, Hashable, Encodable, Sendable {
    var id: Int64
    var version: Int64?

    init(id: Int64, version: Int64? = nil) {
        self.id = id
        self.version = version
    }

    init?(_ typed: some StringProtocol) {
        let pieces = typed.split(separator: "@", omittingEmptySubsequences: false)
        let number = pieces[0].hasPrefix("#") ? pieces[0].dropFirst() : pieces[0][...]
        guard pieces.count <= 2, let id = Int64(number), id > 0 else { return nil }
        self.id = id
        if pieces.count == 2 {
            guard let version = Int64(pieces[1]), version > 0 else { return nil }
            self.version = version
        }
    }

    /// One number, for verbs about one comment.
    static func one(_ typed: String) throws -> CommentNumber {
        guard let number = CommentNumber(typed) else { throw notANumber(typed) }
        return number
    }

    /// The numbers typed, or, when there are none, those piped in; each once, in their order.
    ///
    /// - Throws: `CommandFailure` (2) for anything that is not a number, or when nothing was given.
    static func all(typed: [String], piped: () -> String?) throws -> [CommentNumber] {
        var words = typed.filter { $0 != "-" }
        if words.isEmpty {
            guard let text = piped() else {
                throw CommandFailure(
                    .wrongUse,
                    "which comment? a number is missing",
                    wayOut: "see the numbers with: afterword queue",
                )
            }
            words = text.split { $0.isWhitespace || $0 == "," }.map(String.init)
        }
        var seen = Set<Int64>()
        return try words.map(one).filter { seen.insert($0.id).inserted }
    }

    private static func notANumber(_ typed: String) -> CommandFailure {
        CommandFailure(
            .wrongUse,
            "\"\(typed)\" is not a comment's number",
            wayOut: "write it like 12, or 12@345 as the queue's ids have it",
        )
    }
}
