/// One thing that lint found, where it stands and the way out (POLICIES §7).
package struct Finding: Sendable, Equatable {
    /// `P005`: stable, listed in POLICIES §7.
    package var code: String
    /// Errors keep a policy from loading, warnings do not.
    package var isError: Bool
    package var file: String
    /// From 1; 0 where the whole file is meant.
    package var line: Int
    /// From 1, in Unicode scalars; 0 where the whole file is meant.
    package var column: Int
    package var message: String
    package var wayOut: String

    package init(
        code: String,
        isError: Bool,
        file: String,
        line: Int,
        column: Int,
        message: String,
        wayOut: String,
    ) {
        self.code = code
        self.isError = isError
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.wayOut = wayOut
    }
}

extension Finding: CustomStringConvertible {
    /// One line: `strict.yaml:12:5: P005 unknown key "scoer"; did you mean "score"?`.
    package var description: String {
        let place = line > 0 ? "\(file):\(line):\(column)" : file
        let kind = isError ? code : "\(code) (warning)"
        return "\(place): \(kind) \(message)" + (wayOut.isEmpty ? "" : "; \(wayOut)")
    }
}
