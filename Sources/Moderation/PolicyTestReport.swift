/// What the tests of one policy said.
package struct PolicyTestReport: Sendable, Equatable {
    package var ran: Int
    /// One sentence for each test that failed, with its place and what happened instead.
    package var failures: [String]
    /// What the tests touch; empty where nobody asked.
    package var coverage = CoverageReport()

    package init(ran: Int = 0, failures: [String] = []) {
        self.ran = ran
        self.failures = failures
    }
}
