import Comments
import Desk
import FoundationEssentials
import ShippedPolicies

/// Policies read from disk or from the program itself, linted and tested without a store.
enum PolicyReading {
    static func reports(_ question: PolicyQuestion) throws -> [PolicyReport] {
        let (files, own) = try files(question)
        return PolicySheet.all(
            in: files,
            named: question.onlyName.map { [$0] } ?? own,
            runsTests: question.runsTests,
            today: Timestamp(Date()).day,
        ).map(PolicyReport.init(_:))
    }

    static func trial(_ question: TrialQuestion) async throws -> [TrialAnswer] {
        let isFile = question.policy.hasSuffix(".yaml") || question.policy.contains("/")
        var asked = PolicyQuestion(dataFolder: question.dataFolder, runsTests: false)
        asked.path = isFile ? question.policy : nil
        let (files, own) = try files(asked)
        let name = own?.first ?? question.policy
        guard files[name + ".yaml"] != nil else {
            let known = files.keys.filter { $0.hasSuffix(".yaml") && !$0.contains("/") }
                .map { String($0.dropLast(5)) }
            let near = DidYouMean.nearest(to: name, in: known).map { "did you mean \"\($0)\"?" }
            throw CommandFailure(
                .notFound,
                "there is no policy \(name)",
                wayOut: near ?? "there are: " + known.sorted().joined(separator: ", "),
            )
        }
        let day = Timestamp(Date()).day
        let role = TextQuestion.Role(rawValue: question.role) ?? .newAuthor
        guard let trial = PolicyTrial(policy: name, in: files, as: role, today: day) else {
            throw CommandFailure(
                .answerIsNo,
                "the policy \(name) does not load",
                wayOut: "see why with: afterword policy lint",
            )
        }
        return await trial.judge(question.texts).map { row in
            TrialAnswer(
                id: "",
                outcome: row.outcome.name,
                priority: row.priority.name,
                total: row.total,
                rules: row.rules.map { TrialAnswer.Rule(id: $0.id, mode: $0.mode.rawValue) },
            )
        }
    }

    /// The lock of a folder with all its rules in it (`ids.lock`), and the folder it belongs to.
    static func renewedLock(
        _ question: PolicyQuestion,
        changed: [String],
    ) throws -> (path: String, text: String) {
        let folder = question.path ?? question.dataFolder + "/policies"
        var asked = question
        asked.path = folder
        let (files, names) = try files(asked)
        let text = PolicySheet.renewedLock(of: files, names: names, changed: Set(changed))
        return (folder + "/ids.lock", text)
    }

    /// A folder or a file, lying over the shipped policies as a data folder does; else shipped and own.
    ///
    /// - Returns: The files, and the names of the policies that were asked about; nil for all.
    private static func files(
        _ question: PolicyQuestion
    ) throws -> (files: [String: [UInt8]], names: [String]?) {
        guard let path = question.path else {
            let own = try read(question.dataFolder + "/policies")
            return (ShippedPolicies.files.merging(own) { _, own in own }, nil)
        }
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure(
                .notFound,
                "there is no file or folder \(path)",
                wayOut: "without a path the shipped policies and your own are read",
            )
        }
        // Another folder's ids are its own matter.
        let shipped = ShippedPolicies.files.filter { $0.key != "ids.lock" }
        guard !isFolder else {
            let own = try read(path)
            return (shipped.merging(own) { _, own in own }, names(own))
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard name.hasSuffix(".yaml") else {
            throw CommandFailure(.wrongUse, "\(path) is no policy: its name must end in .yaml")
        }
        let folder = path.dropLast(name.count)
        let beside = try read(folder.isEmpty ? "." : String(folder))
        var files = shipped.merging(beside) { _, own in own }
        files[name] = Array(try Data(contentsOf: URL(filePath: path)))
        return (files, [String(name.dropLast(5))])
    }

    /// Policies at the top of a folder, besides the switches of `local.yaml`.
    private static func names(_ files: [String: [UInt8]]) -> [String] {
        files.keys.filter { $0.hasSuffix(".yaml") && !$0.contains("/") && $0 != "local.yaml" }
            .map { String($0.dropLast(5)) }
    }

    private static func read(_ folder: String) throws -> [String: [UInt8]] {
        do {
            return try PolicyFiles.read(folder)
        } catch {
            throw CommandFailure(.unreachable, "cannot read \(folder): \(error)")
        }
    }
}

extension PolicyReport {
    init(_ sheet: PolicySheet) {
        self.init(name: sheet.name, hash: sheet.hash)
        rules = sheet.rules.map { rule in
            PolicyRule(
                id: rule.id,
                title: rule.title,
                class: rule.ruleClass.rawValue,
                mode: rule.mode.rawValue,
                why: rule.why,
            )
        }
        findings = sheet.findings.map { finding in
            PolicyFinding(
                code: finding.code,
                severity: finding.isError ? "error" : "warning",
                file: finding.file,
                line: finding.line,
                column: finding.column,
                message: finding.message,
                wayOut: finding.wayOut,
            )
        }
        reasonCodes = sheet.reasonCodes
        ran = sheet.tests?.ran
        failures = sheet.tests?.failures
        coverage = sheet.tests?.coverage
        covered = sheet.tests.map {
            PolicyCoverage(rules: $0.rules, conditions: $0.conditions, listEntries: $0.entries)
        }
    }
}
