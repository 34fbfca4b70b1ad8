/// The log as rows: in words for people, whole for programs and spreadsheets.
enum LogListing {
    static func of(_ entries: [WireLog.Entry], as format: OutputFormat) -> Listing {
        Listing(
            columns: format == .table ? told : kept.map { Table.Column(name: $0) },
            rows: entries.map { format == .table ? words($0) : cells($0) },
            ids: comments(entries),
        )
    }

    private static let told = [
        Table.Column(name: "when"), Table.Column(name: "who", isFlexible: true),
        Table.Column(name: "about"), Table.Column(name: "did"),
        Table.Column(name: "reason", isFlexible: true, usual: ""),
        Table.Column(name: "note", isFlexible: true, usual: ""),
    ]
    private static let kept = [
        "entry", "at", "actor", "actor_kind", "act", "subject", "id", "from", "to", "reason",
        "note", "batch", "undoes",
    ]

    private static func cells(_ entry: WireLog.Entry) -> [String] {
        [
            "\(entry.entry)", entry.at, entry.actor, entry.actorKind, entry.act, entry.subject,
            "\(entry.id)", entry.from ?? "", entry.to ?? "", entry.reason ?? "",
            entry.note ?? "", entry.batch ?? "", entry.undoes.map { "\($0)" } ?? "",
        ]
    }

    private static func words(_ entry: WireLog.Entry) -> [String] {
        [
            Wording.ago(seconds: entry.ageSeconds, at: entry.at), who(entry), about(entry),
            did(entry), entry.subject == "ban" ? "" : entry.reason ?? "",
            entry.note.map(Wording.oneLine) ?? "",
        ]
    }

    /// The comments among what the entries are about, each once, to pipe into a verb.
    private static func comments(_ entries: [WireLog.Entry]) -> [String] {
        var seen = Set<Int64>()
        return entries.filter { $0.subject == "comment" && $0.id > 0 }
            .filter { seen.insert($0.id).inserted }.map { "\($0.id)" }
    }

    private static func who(_ entry: WireLog.Entry) -> String {
        switch entry.actorKind {
        case "policy" where entry.subject == "thread": "the site's settings"
        case "policy": "policy " + entry.actor
        case "author": "the author"
        default: entry.actor
        }
    }

    private static func about(_ entry: WireLog.Entry) -> String {
        switch entry.subject {
        case "comment": entry.id > 0 ? "#\(entry.id)" : "a submission"
        case "site": entry.act.hasPrefix("set ") ? "site " + entry.act.dropFirst(4) : "a site"
        case "batch": "a batch"
        case "ban", "reveal": "#\(entry.id)"
        default: "\(entry.subject) \(entry.id)"
        }
    }

    private static func did(_ entry: WireLog.Entry) -> String {
        switch (entry.subject, entry.act) {
        case ("comment", "undo"): "undid it: " + standing(entry)
        case ("comment", "redact"): "redacted its text"
        case ("comment", "reply"): "replied as staff"
        case ("comment", _):
            entry.to.map { StoryWords.deed(act: entry.act, from: entry.from, to: $0) } ?? entry.act
        case ("reveal", _): "was shown the address"
        case ("ban", "ban"): "banned its author" + (entry.reason.map { " " + $0.prefix(16) } ?? "")
        case ("ban", "unban"): "ended the ban on its author"
        case ("thread", "move"): "moved it to another page"
        case ("thread", "close"): "closed it"
        case ("thread", "open"): "opened it again"
        case ("token", "create"): "made it"
        case ("token", "revoke"): "revoked it"
        case ("batch", "undo"): "took it back"
        case ("site", let act) where act.hasPrefix("set "): "changed its settings"
        case (_, let act): act
        }
    }

    /// How a comment stands after what was done to it was undone.
    private static func standing(_ entry: WireLog.Entry) -> String {
        switch entry.to {
        case "approved": "public again"
        case "rejected": "declined again"
        case "deleted": "hidden again"
        case let state: "\(state ?? "stands") again"
        }
    }
}
