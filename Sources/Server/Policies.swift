import Comments
import Desk
import Hummingbird

private struct PolicyJSON: Encodable {
    struct Rule: Encodable {
        var id: String
        var title: String
        var `class`: String
        var mode: String
        var why: String?
    }
    struct Finding: Encodable {
        var code: String
        var severity: String
        var file: String
        var line: Int
        var column: Int
        var message: String
        var wayOut: String
    }
    var name: String
    var hash: String?
    var sites: [String]
    var stale: Bool
    var rules: [Rule]
    var findings: [Finding]
    var reasonCodes: [String]

    init(_ sheet: PolicySheet, sites: [Site]) {
        (name, hash, stale) = (sheet.name, sheet.hash, sheet.isStale)
        self.sites = sites.filter { $0.policy == sheet.name }.map(\.name.rawValue)
        rules = sheet.rules.map { rule in
            Rule(
                id: rule.id,
                title: rule.title,
                class: rule.ruleClass.rawValue,
                mode: rule.mode.rawValue,
                why: rule.why,
            )
        }
        findings = sheet.findings.map { finding in
            Finding(
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
    }
}

extension Front {
    /// `GET …/policies`; `records=true` adds what the stored verdicts say of the rules (P108, P109).
    func policyList(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context)
        guard try Query(request).text("records") == "true" else {
            return try policies(try await desk.sheets(by: actor), for: actor)
        }
        return try policies(try await desk.sheetsWithRecords(by: actor), for: actor)
    }

    /// `POST …/policies/reload`: builds aside and swaps; a broken one leaves the old in force.
    func reloadPolicies(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context, needing: .admin, everywhere: true)
        try await desk.reloadPolicies(by: actor)
        return try policies(try await desk.policies.inForce.sheets, for: actor)
    }

    private func policies(_ sheets: [PolicySheet], for actor: Actor) throws -> Response {
        let reached = sites.all.filter { actor.reaches($0.name) }
        let sheets = sheets.map { PolicyJSON($0, sites: reached) }
        return try ModerationJSON.response(["policies": sheets])
    }
}
