/// Which policies a command asks about.
struct PolicyQuestion: Sendable, Equatable {
    /// A policy file or a folder of them; nil means the shipped ones under those of the data
    /// folder.
    var path: String?
    var dataFolder: String
    /// One policy of several.
    var onlyName: String?
    var runsTests: Bool
}

/// A rule as a list shows it.
struct PolicyRule: Codable, Sendable, Equatable {
    var id: String
    var title: String
    var `class`: String
    var mode: String
    var why: String?
}

/// One thing that lint found, with its place and the way out.
struct PolicyFinding: Codable, Sendable, Equatable {
    var code: String
    /// `error` or `warning`.
    var severity: String
    var file: String
    /// From 1; 0 where the whole file is meant.
    var line: Int
    var column: Int
    var message: String
    var wayOut: String

    var isError: Bool { severity == "error" }
}

/// What is known of one policy; the tests' part is there when they were run.
struct PolicyReport: Codable, Sendable, Equatable {
    var name: String
    var hash: String?
    var sites: [String]?
    /// The server still uses an older version, because the newer one has errors.
    var stale: Bool?
    var rules: [PolicyRule]
    var findings: [PolicyFinding]
    /// What `--reason` takes.
    var reasonCodes: [String]?
    /// Tests that ran, nil when none were asked for.
    var ran: Int?
    var failures: [String]?
    /// Rules, conditions and list entries that no test touches, a sentence each.
    var coverage: [String]?
    /// How many of each there are.
    var covered: PolicyCoverage?

    init(name: String, hash: String? = nil, rules: [PolicyRule] = []) {
        self.name = name
        self.hash = hash
        self.rules = rules
        findings = []
    }

    /// Nothing keeps this policy from being used.
    var isSound: Bool { !findings.contains { $0.isError } && (failures ?? []).isEmpty }
}

/// What there is to touch in one policy.
struct PolicyCoverage: Codable, Sendable, Equatable {
    var rules: Int
    var conditions: Int
    var listEntries: Int
}

/// Several policies, as `--json` prints them.
struct PolicyReports: Codable, Sendable {
    var policies: [PolicyReport]
}
