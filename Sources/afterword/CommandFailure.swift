/// How a command ended, as scripts read it (CONTRACT §1).
enum Ending: Int32, Sendable {
    case done = 0
    /// A test failed, a limit was passed, nothing matched.
    case answerIsNo = 1
    case wrongUse = 2
    case notFound = 3
    /// A conflict, or not allowed.
    case refused = 4
    /// The store or the server cannot be reached.
    case unreachable = 5
    case defect = 70
}

/// Why a command did not do what was asked, and what to do about it.
///
/// Both sentences are made safe for a terminal here, because they may repeat what a server said.
struct CommandFailure: Error, Equatable {
    var status: Ending
    var message: String
    var wayOut: String?
    /// The stable code of a server's refusal.
    var code: String?

    init(_ status: Ending, _ message: String, wayOut: String? = nil) {
        self.status = status
        self.message = SafeText.lines(message)
        self.wayOut = wayOut.map(SafeText.lines)
    }

    /// The message where there is one line for it.
    var line: String {
        message.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    }

    /// The lines that go to the error stream.
    var told: String { "afterword: " + message + (wayOut.map { "\n  " + $0 } ?? "") }
}

/// The command said everything already and ends with this code.
struct EndedWith: Error, Equatable {
    var status: Ending

    init(_ status: Ending) { self.status = status }
}
