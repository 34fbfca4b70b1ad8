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

    private mutating func add(
        _ code: String,
        _ place: PolicyNode.Place,
        _ message: String,
        _ wayOut: String,
        isError: Bool,
    ) {
        findings.append(
            Finding(
                code: code,
                isError: isError,
                file: file,
                line: place.line,
                column: place.column,
                message: message,
                wayOut: wayOut,
            )
        )
    }
}
