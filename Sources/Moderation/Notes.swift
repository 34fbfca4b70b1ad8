/// The findings of one file while it is read.
struct Notes {
    /// Where what is found now stands.
    var file: String
    private(set) var findings: [Finding] = []

    init(file: String) {
        self.file = file
    }

    var errors: Int { findings.count { $0.isError } }

    mutating func error(
        _ code: String,
        _ place: PolicyNode.Place,
        _ message: String,
        _ wayOut: String,
    ) {
        add(code, place, message, wayOut, isError: true)
    }

    mutating func warn(
        _ code: String,
        _ place: PolicyNode.Place,
        _ message: String,
        _ wayOut: String,
    ) {
        add(code, place, message, wayOut, isError: false)
    }

    /// A finding of another file that belongs to this one's story.
    mutating func take(_ finding: Finding) {
        findings.append(finding)
    }

    /// Reads something whose form may be wrong; what only follows from that is not told until it is mended.
    ///
    /// A missing title is no news to somebody who wrote `titel`.
    mutating func keepForm(since start: Int) {
        let gained = findings[start...]
        guard gained.contains(where: { Notes.formCodes.contains($0.code) }) else { return }
        findings[start...].removeAll { !Notes.formCodes.contains($0.code) }
    }

    private static let formCodes: Set<String> = ["P004", "P005", "P006", "P007", "P008"]

    /// What is an error in one place and a warning in another.
    mutating func add(
        _ code: String,
        _ place: PolicyNode.Place,
        _ message: String,
        _ wayOut: String,
        isError: Bool,
    ) {
        let finding = Finding(
            code: code,
            isError: isError,
            file: file,
            line: place.line,
            column: place.column,
            message: message,
            wayOut: wayOut,
        )
        // A list that two rules name is read for both.
        if !findings.contains(finding) { findings.append(finding) }
    }
}
