/// The queue's health on a screen.
struct StatsText {
    var stats: WireStats
    var terminal: Terminal
    /// Options that suggested commands need too.
    var trailer: String

    var text: String {
        [waiting, sites, days, outcomes, speed, moderators, rules]
            .filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private var waiting: String {
        let waiting = stats.waiting
        var lines = [terminal.bold("Waiting")]
        if waiting.held == 0 {
            lines.append("  Nothing waits for a person.")
        } else {
            let verb = waiting.held == 1 ? "waits" : "wait"
            let age = Wording.duration(seconds: waiting.oldestSeconds ?? 0)
            lines.append(
                "  \(Wording.count(waiting.held, "comment")) \(verb) for a person; the oldest "
                    + "for \(age)"
            )
            let parts = ["urgent", "high", "normal", "low"].compactMap { name in
                waiting.priorities[name].flatMap { $0 > 0 ? "\($0) \(name)" : nil }
            }
            // That all are as usual says nothing.
            if waiting.priorities["normal"] != waiting.held {
                lines.append("  " + parts.joined(separator: " · "))
            }
        }
        if let reports = stats.reports, reports.open > 0 {
            let urgent = reports.urgent > 0 ? ", \(reports.urgent) of them urgent" : ""
            lines.append(
                "  \(Wording.count(reports.open, "comment")) reported by readers\(urgent)"
            )
        }
        if waiting.spam > 0 { lines.append("  \(waiting.spam) in spam") }
        return lines.joined(separator: "\n")
    }

    /// One site alone says nothing new.
    private var sites: String {
        guard stats.waiting.sites.count > 1 else { return "" }
        return table(
            [
                Table.Column(name: "site"), Table.Column(name: "waiting", isNumber: true),
                Table.Column(name: "oldest", isNumber: true),
            ],
            stats.waiting.sites.map { site in
                [site.site, "\(site.held)", Wording.age(seconds: site.oldestSeconds)]
            },
        )
    }

    private var days: String {
        let heading = terminal.bold("The last \(Wording.count(stats.days.count, "day")) (UTC)")
        guard terminal.drawing != .none else {
            let rows = stats.days.map { [$0.day, "\($0.arrived)", "\($0.decided)"] }
            return heading + "\n"
                + table(
                    [
                        Table.Column(name: "day"), Table.Column(name: "arrived", isNumber: true),
                        Table.Column(name: "decided", isNumber: true),
                    ],
                    rows,
                )
        }
        return [
            heading, line("arrived", stats.days.map(\.arrived)),
            line("decided", stats.days.map(\.decided)),
        ].joined(separator: "\n")
    }

    /// Columns beside a drawn line.
    private static let besideLine = 44

    /// The marks, then what they stand for.
    private func line(_ name: String, _ values: [Int]) -> String {
        let room = max(8, terminal.columns - StatsText.besideLine)
        let (sums, each) = Sparkline.gathered(values, atMost: room)
        let marks = Sparkline.of(sums, as: terminal.drawing)
        let unit = each == 1 ? "a day" : "in \(each) days"
        return "  \(name)  \(marks)  \(values.reduce(0, +)), at most \(sums.max() ?? 0) \(unit)"
    }

    private var outcomes: String {
        var lines = [
            hanging("  policies: ", counts(stats.verdicts)),
            hanging("  people:   ", counts(stats.decisions)),
        ]
        let against = [
            (stats.undone, "undone"), (stats.overruled, "overruled by another person"),
            (stats.wronglyStopped, "stopped by a policy and published by a person"),
            (stats.wronglyPublished, "published by a policy and taken down by a person"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let reports = Wording.reportReasons.compactMap { reason in
            stats.reports?.received[reason].flatMap { $0 > 0 ? "\($0) \(reason)" : nil }
        }
        if !reports.isEmpty {
            lines.append(hanging("  readers reported: ", reports.joined(separator: " · ")))
        }
        if !against.isEmpty {
            lines.append(hanging("  of these: ", against.joined(separator: " · ")))
        }
        return ([terminal.bold("Outcomes")] + lines).joined(separator: "\n")
    }

    private func counts(_ outcomes: [String: Int]) -> String {
        let order = ["approved", "held", "spam", "rejected", "deleted"]
        let told = order.compactMap { name in
            outcomes[name].flatMap { $0 > 0 ? "\($0) \(name)" : nil }
        }
        return told.isEmpty ? "nothing" : told.joined(separator: " · ")
    }

    private var speed: String {
        let speed = stats.timeToDecision
        guard let half = speed.p50Seconds, let most = speed.p95Seconds else { return "" }
        let counted = Wording.count(speed.decisions, "first decision")
        return terminal.bold("Time to decision") + "\n"
            + hanging(
                "  ",
                "half within \(Wording.duration(seconds: half)) · 95 of 100 within "
                    + "\(Wording.duration(seconds: most)) · \(counted)",
            )
    }

    private var moderators: String {
        guard !stats.moderators.isEmpty else { return "" }
        return table(
            [
                Table.Column(name: "moderator", isFlexible: true),
                Table.Column(name: "decisions", isNumber: true),
                Table.Column(name: "reversed", isNumber: true),
                Table.Column(name: "rate", isNumber: true),
            ],
            stats.moderators.map { person in
                [
                    person.name, "\(person.decisions)", "\(person.reversed)",
                    Wording.percent(person.reversalRate),
                ]
            },
        )
    }

    private var rules: String {
        guard !stats.rules.isEmpty else { return "" }
        return table(
            [
                Table.Column(name: "rule", isFlexible: true),
                Table.Column(name: "held", isNumber: true),
                Table.Column(name: "then approved", isNumber: true),
                Table.Column(name: "stopped", isNumber: true),
                Table.Column(name: "overturned", isNumber: true),
                Table.Column(name: "rate", isNumber: true, usual: ""),
            ],
            stats.rules.map { rule in
                [
                    rule.rule, "\(rule.held)", "\(rule.heldThenApproved)", "\(rule.stopped)",
                    "\(rule.overturned)", Wording.percent(rule.overturnedRate),
                ]
            },
        )
    }

    private func table(_ columns: [Table.Column], _ rows: [[String]]) -> String {
        let table = Table(columns: columns, rows: rows.map { $0.map(SafeText.line) })
        return String(table.text(on: terminal).dropLast())
    }

    private func hanging(_ lead: String, _ text: String) -> String {
        Wrapping.hanging(text, lead: lead, width: terminal.columns)
    }
}
