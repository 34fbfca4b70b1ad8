/// What the tests of one policy said.
package struct PolicyTestReport: Sendable, Equatable {
    package var ran: Int
    /// One sentence for each test that failed, with its place and what happened instead.
    package var failures: [String]
    /// What no test touches: rules without a match or a near miss.
    package var coverage: [String]

    package init(ran: Int = 0, failures: [String] = [], coverage: [String] = []) {
        self.ran = ran
        self.failures = failures
        self.coverage = coverage
    }
}
