/// The queue as rows for programs and spreadsheets.
enum QueueListing {
    static let columns = [
        "id", "version", "state", "priority", "site", "page", "page_title", "created",
        "age_seconds", "author", "proven", "approved_before", "rejected_before", "why", "rules",
        "covered", "text",
    ]

    /// - Parameter showsCovered: Without it a covered text is left out here too.
    static func of(_ items: [WireComment], showsCovered: Bool) -> Listing {
        Listing(
            columns: columns.map { Table.Column(name: $0) },
            rows: items.map { row($0, showsCovered) },
            ids: items.map { "\($0.id)@\($0.version)" },
        )
    }

    private static func row(_ item: WireComment, _ showsCovered: Bool) -> [String] {
        [
            "\(item.id)", "\(item.version)", item.state, item.priority, item.site, item.page,
            item.pageTitle ?? "", item.created, "\(item.ageSeconds)", item.author.name,
            item.author.proven ? "yes" : "no", "\(item.author.approved)",
            "\(item.author.rejected)", item.why.joined(separator: " / "),
            item.rules.joined(separator: " "), item.covered ? "yes" : "no",
            item.covered && !showsCovered ? "" : item.text,
        ]
    }
}
