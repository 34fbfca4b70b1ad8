package import Comments
import Moderation
import Storage

/// What is known of one policy, in plain values for the CLI and the API.
package struct PolicySheet: Sendable, Equatable {
    package struct Rule: Sendable, Equatable {
        package var id: String
        package var title: String
        package var ruleClass: RuleClass
        package var mode: RuleMode
        package var why: String?
    }
    package struct Finding: Sendable, Equatable {
        package var code: String
        package var isError: Bool
        package var file: String
        package var line: Int
        package var column: Int
        package var message: String
        package var wayOut: String
    }
    package var name: String
    package var hash: String?
    /// An older version is in force because the newest does not load.
    package var isStale = false
    package var rules: [Rule] = []
    package var findings: [Finding] = []
    /// What a moderator can give as a reason.
    package var reasonCodes: [String] = []
    /// Nil when no tests were asked for.
    package var tests: Tests?

    package struct Tests: Sendable, Equatable {
        package var ran: Int
        package var failures: [String]
        package var coverage: [String]
        package var rules: Int
        package var conditions: Int
        package var entries: Int
    }

    init(name: String, policy: Policy?, findings: [Moderation.Finding]) {
        self.name = name
        hash = policy?.stamp.hash
        rules = (policy?.rules ?? []).map { rule in
            Rule(
                id: rule.id,
                title: rule.title,
                ruleClass: rule.ruleClass,
                mode: rule.mode,
                why: rule.why,
            )
        }
        self.findings = findings.map { finding in
            Finding(
                code: finding.code,
                isError: finding.isError,
                file: finding.file,
                line: finding.line,
                column: finding.column,
                message: finding.message,
                wayOut: finding.wayOut,
            )
        }
        reasonCodes = policy?.reasonCodes ?? []
    }
}

extension PoliciesInForce {
    /// Everything known of the policies in force.
    package var sheets: [PolicySheet] {
        reports.map { standing in
            var sheet = PolicySheet(
                name: standing.name,
                policy: standing.policy,
                findings: standing.findings,
            )
            sheet.isStale = standing.isStale
            return sheet
        }
    }
}

extension ModerationDesk {
    /// Days of verdicts that rules are measured by (P108, P109).
    private static let recordDays = 90

    /// The policies in force by which the sites are judged that the actor reaches.
    package func sheets(by actor: Actor) async throws -> [PolicySheet] {
        let names = try await policyNames(for: actor)
        return try await policies.inForce.sheets.filter { names.contains($0.name) }
    }

    /// All names for whoever reaches every site.
    func policyNames(for actor: Actor) async throws -> [String] {
        let policies = try await policies.inForce
        guard actor.sites != nil else { return policies.names }
        let used = Set(try await sites(of: actor).map { policies.policy(for: $0).rules.stamp.name })
        return policies.names.filter(used.contains)
    }

    /// The policies in force with what the store says of their rules, on all sites together.
    package func sheetsWithRecords(by actor: Actor) async throws -> [PolicySheet] {
        try actor.needs(.moderator, everywhere: true)
        let since = now().adding(seconds: -ModerationDesk.recordDays * 86_400)
        let records = try await store.read { try $0.ruleRecords(since: since) }
        return try await policies.inForce.reports.map { standing in
            var sheet = PolicySheet(
                name: standing.name,
                policy: standing.policy,
                findings: standing.findings + (standing.policy?.lint(records) ?? []),
            )
            sheet.isStale = standing.isStale
            return sheet
        }
    }
}

extension PolicySheet {
    /// Reads, lints and, if asked, tests every policy of some files; nothing is stored.
    ///
    /// - Parameters:
    ///   - files: By their path inside the folder.
    ///   - today: The day as `2026-11-23`.
    package static func all(
        in files: [String: [UInt8]],
        named only: [String]?,
        runsTests: Bool,
        today: String,
    ) -> [PolicySheet] {
        let folder = PolicyFolder(files: files)
        let names = Policy.names(in: folder).filter { only?.contains($0) ?? true }
        return names.map { name in
            let load = Policy.load(name, from: folder, today: today, thoroughly: !runsTests)
            guard runsTests else {
                return PolicySheet(name: name, policy: load.policy, findings: load.findings)
            }
            let (report, findings) = Policy.test(name, from: folder, today: today)
            var sheet = PolicySheet(name: name, policy: load.policy, findings: findings)
            sheet.tests = Tests(
                ran: report.ran,
                failures: report.failures,
                coverage: report.coverage.gaps,
                rules: report.coverage.rules,
                conditions: report.coverage.conditions,
                entries: report.coverage.entries,
            )
            return sheet
        }
    }

    /// `ids.lock` of some files with every rule of their policies in it.
    ///
    /// - Parameter changed: Ids whose condition was changed on purpose.
    package static func renewedLock(
        of files: [String: [UInt8]],
        names: [String]?,
        changed: Set<String>,
    ) -> String {
        IdentifierLock.renewed(PolicyFolder(files: files), of: names, changed: changed).text
    }
}
