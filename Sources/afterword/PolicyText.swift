/// Policies on a screen: findings as editors understand them, tests, rules.
enum PolicyText {
    static func lint(_ reports: [PolicyReport], terminal: Terminal) -> String {
        let findings = reports.flatMap(\.findings)
        let errors = findings.count { $0.isError }
        let lines = unique(findings.map { line($0) })
        let names = SafeText.line(reports.map(\.name).joined(separator: ", "))
        let end =
            findings.isEmpty
            ? "No mistakes in \(names)."
            : Wording.count(errors, "error") + ", "
                + Wording.count(findings.count - errors, "warning") + "."
        return (lines + [end]).map { $0 + "\n" }.joined()
    }

    /// `strict.yaml:12:5: P005 unknown key`, and the way out on a line of its own.
    static func line(_ finding: PolicyFinding) -> String {
        let file = SafeText.line(finding.file)
        let place = finding.line > 0 ? "\(file):\(finding.line):\(finding.column)" : file
        let code = SafeText.line(finding.code) + (finding.isError ? "" : " (warning)")
        let wayOut = finding.wayOut.isEmpty ? "" : "\n    " + SafeText.line(finding.wayOut)
        return "\(place): \(code) \(SafeText.lines(finding.message))" + wayOut
    }

    /// - Parameter coverage: Names what no test touches, instead of only counting it.
    static func test(
        _ reports: [PolicyReport],
        coverage: Bool = false,
        terminal: Terminal,
    ) -> String {
        reports.map { report in
            let failures = report.failures ?? []
            let gaps = report.coverage ?? []
            var lines = report.findings.filter(\.isError).map(line)
            lines += failures.map {
                Wrapping.hanging(SafeText.line($0), lead: "FAILED  ", width: terminal.columns)
            }
            if coverage {
                lines += gaps.map {
                    Wrapping.hanging(
                        SafeText.line($0),
                        lead: "untested  ",
                        width: terminal.columns,
                    )
                }
            }
            if report.hash == nil, report.ran ?? 0 == 0 {
                lines.append("\(SafeText.line(report.name)) does not load; nothing was tested.")
                return lines.map { $0 + "\n" }.joined()
            }
            let ran = Wording.count(report.ran ?? 0, "test")
            let passed = failures.isEmpty ? "all passed" : "\(failures.count) failed"
            let end =
                "\(SafeText.line(report.name)): \(ran), \(passed); \(touched(report, coverage))"
            lines.append(Wrapping.hanging(end, lead: "", width: terminal.columns))
            return lines.map { $0 + "\n" }.joined()
        }.joined()
    }

    /// How much there is, as in `30 rules, 91 conditions, 840 list entries, all touched`.
    private static func touched(_ report: PolicyReport, _ isListed: Bool) -> String {
        let gaps = report.coverage?.count ?? 0
        guard let all = report.covered else { return "nothing ran." }
        let parts = [
            Wording.count(all.rules, "rule"), Wording.count(all.conditions, "condition"),
            "\(all.listEntries) list entries",
        ].joined(separator: ", ")
        if gaps == 0 { return parts + ", all touched." }
        return parts + ", \(gaps) untouched" + (isListed ? "." : " (--coverage names them).")
    }

    static func show(_ reports: [PolicyReport], terminal: Terminal) -> String {
        reports.map { policy($0, terminal) }.joined(separator: "\n")
    }

    private static func policy(_ report: PolicyReport, _ terminal: Terminal) -> String {
        var lines = [terminal.bold(SafeText.line(report.name))]
        if let hash = report.hash { lines[0] += terminal.faint("  " + SafeText.line(hash)) }
        let sites = report.sites ?? []
        if !sites.isEmpty {
            lines.append("  judges: " + SafeText.line(sites.joined(separator: ", ")))
        }
        if report.stale ?? false {
            lines.append("  An older version is in use: the newer one has errors (see lint).")
        }
        lines += report.findings.filter(\.isError).map(line)
        lines += report.rules.map { rule($0, terminal) }
        let codes = SafeText.line((report.reasonCodes ?? []).joined(separator: ", "))
        if !codes.isEmpty {
            lines.append(
                Wrapping.hanging(codes, lead: "  Reasons for --reason: ", width: terminal.columns)
            )
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func rule(_ rule: PolicyRule, _ terminal: Terminal) -> String {
        let mode = rule.mode == "enforce" ? "" : ", \(SafeText.line(rule.mode))"
        let head = "\(SafeText.line(rule.id)) (\(SafeText.line(rule.class))\(mode)): "
        let title = Wrapping.hanging(
            head + SafeText.line(rule.title),
            lead: "  ",
            width: terminal.columns,
        )
        guard let why = rule.why, !why.isEmpty else { return title }
        return title + "\n"
            + Wrapping.indented(SafeText.line(why), by: 6, width: terminal.columns)
    }

    /// Policies share lists, so a finding may come with each of them.
    private static func unique(_ lines: [String]) -> [String] {
        var seen = Set<String>()
        return lines.filter { seen.insert($0).inserted }
    }
}
