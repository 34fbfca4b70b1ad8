import GRDB

/// A table each of whose rows carries a checksum over its own columns, so that a damaged row is an error and never
/// a wrong answer (SETTLED 24).
struct SummedTable: Sendable {
    let name: String
    /// The columns by which a row is found again.
    private let key: [String]
    /// What a damaged row is called in an error.
    let noun: String
    /// What the checksum covers, in this order for ever.
    let columns: [String]
    /// All columns as `checked` and the makers of values read them.
    let selection: String
    /// How many columns `selection` has.
    let width: Int
    private let insertion: String
    private let reading: String
    private let sealing: String

    /// - Parameters:
    ///   - columns: With spaces between.
    ///   - beside: Columns that the checksum leaves out: numbers that SQLite gives, and counts that follow from other
    ///     rows, change with every comment and are counted again by `doctor`.
    ///   - verb: What an insertion does where the row is there already.
    private init(
        _ name: String,
        key: String,
        noun: String,
        columns: String,
        beside: String = "",
        verb: String = "INSERT",
    ) {
        let key = key.split(separator: " ").map(String.init)
        (self.name, self.key, self.noun) = (name, key, noun)
        self.columns = columns.split(separator: " ").map(String.init)
        let all = self.columns + ["checksum"] + beside.split(separator: " ").map(String.init)
        width = all.count
        selection = all.map { "\(name).\($0)" }.joined(separator: ", ")
        let marks = all.map { _ in "?" }.joined(separator: ", ")
        insertion = "\(verb) INTO \(name) (\(all.joined(separator: ", "))) VALUES (\(marks))"
        let isIt = key.map { "\($0) = ?" }.joined(separator: " AND ")
        reading = "SELECT \(selection) FROM \(name) WHERE \(isIt)"
        sealing = "UPDATE \(name) SET checksum = ? WHERE \(isIt)"
    }

    static let comment = SummedTable(
        "comment",
        key: "id",
        noun: "a comment",
        columns: """
            thread root path id parent name website badge state priority covered quarantined tags \
            created edited revision publicRevision version decidedBy provenAuthor typedAuthor \
            exactText similarText textLength wantsReplies pageTitle
            """,
        beside: "publicBelow",
    )
    static let thread = SummedTable(
        "thread",
        key: "id",
        noun: "a thread",
        columns: "site key url title isOpen created",
        beside: "id revision publicCount",
    )
    static let site = SummedTable(
        "site",
        key: "name",
        noun: "a site",
        columns: "name settings",
        beside: "revision",
    )
    static let token = SummedTable(
        "moderatorToken",
        key: "id",
        noun: "a token",
        columns: "name role hash created revoked",
        beside: "id",
    )
    static let typedAuthor = SummedTable(
        "typedAuthor",
        key: "id",
        noun: "a typed author",
        columns: "site addressIndex firstSeen bannedUntil",
        beside: "id",
    )
    static let provenAuthor = SummedTable(
        "provenAuthor",
        key: "id",
        noun: "an author",
        columns: "site keyHash firstSeen",
        beside: "id",
    )
    static let capability = SummedTable(
        "capability",
        key: "comment hash",
        noun: "a secret link",
        columns: "hash kind comment expires",
        beside: "isNumbered",
    )
    static let address = SummedTable(
        "sealedAddress",
        key: "comment",
        noun: "a sealed address",
        columns: "comment keyVersion sealed",
    )
    static let answer = SummedTable(
        "idempotency",
        key: "id",
        noun: "a first answer",
        columns: "site keyHash bodyHash keyVersion sealed expires",
        beside: "id comment",
    )
    static let linkDomain = SummedTable(
        "linkDomain",
        key: "domain created comment",
        noun: "a link's domain",
        columns: "domain created comment",
        verb: "INSERT OR IGNORE",
    )
    static let policy = SummedTable(
        "policyVersion",
        key: "hash",
        noun: "a policy's version",
        columns: "hash name source firstUsed",
        verb: "INSERT OR IGNORE",
    )
    static let report = SummedTable(
        "report",
        key: "id",
        noun: "a reader's report",
        columns: "comment at reason note settledBy",
        beside: "id",
    )
    static let outbox = SummedTable(
        "outbox",
        key: "id",
        noun: "a note to be sent",
        columns: "at kind comment done",
        beside: "id",
    )

    static let verdictRules = SummedTable(
        "verdictRules",
        key: "entry",
        noun: "the rules of a verdict",
        columns: "entry rules",
    )

    static let tokenReach = SummedTable(
        "tokenReach",
        key: "token",
        noun: "a token's reach",
        columns: "token expires sites",
    )

    static let pin = SummedTable(
        "pin",
        key: "thread comment",
        noun: "a pin",
        columns: "thread comment at",
    )

    static let ban = SummedTable(
        "ban",
        key: "id",
        noun: "a ban",
        columns: "id comment provenAuthor typedAuthor until entry ended",
    )

    static let pageAlias = SummedTable(
        "pageAlias",
        key: "site key",
        noun: "an earlier page",
        columns: "site key thread",
    )

    /// Those that step 2 of the schema gave their checksums, with the columns they had then.
    static let ofStep2 =
        steadfast + [
            SummedTable(
                "capability",
                key: "hash",
                noun: "a secret link",
                columns: "hash kind comment expires",
            ),
            SummedTable(
                "idempotency",
                key: "site keyHash",
                noun: "a first answer",
                columns: "site keyHash bodyHash keyVersion sealed expires",
            ),
        ]
    static let all =
        steadfast + [capability, answer, verdictRules, tokenReach, pin, ban, pageAlias, report]

    /// As they were at step 2.
    private static let steadfast = [
        comment, thread, site, token, typedAuthor, provenAuthor, address, linkDomain, policy,
        outbox,
    ]

    /// Stores a row with its checksum.
    ///
    /// - Parameters:
    ///   - values: One for each of `columns`.
    ///   - beside: One for each column that the checksum leaves out; nil for a number that SQLite shall give.
    func insert(
        _ values: [(any DatabaseValueConvertible)?],
        beside: [(any DatabaseValueConvertible)?] = [],
        into database: Database,
    ) throws {
        var statement = try BoundStatement(insertion, in: database)
        var summed: [UInt8] = []
        summed.reserveCapacity(512)
        for place in values.indices {
            let value = values[place]?.databaseValue ?? .null
            statement.bind(value)
            Checksum.append(value, to: &summed)
        }
        statement.bind(Checksum.of(summed).databaseValue)
        statement.bind(beside)
        try statement.run()
    }

    /// Renews the checksum of a row that was just changed.
    ///
    /// - Parameter key: By which it is found, where one column is enough.
    func seal(_ key: some DatabaseValueConvertible, in database: Database) throws {
        let row = try Row.fetchOne(database.cachedStatement(sql: reading), arguments: [key])
        guard let row else { return }
        try database.cachedStatement(sql: sealing).execute(arguments: [sum(row), key])
    }

    /// Gives rows that were written before there were checksums theirs.
    func sealAll(in database: Database) throws {
        // The keys are collected first: a table is not changed while it is walked.
        let rows = try Row.fetchCursor(database, sql: "SELECT \(selection) FROM \(name)")
        var sums: [[DatabaseValue]] = []
        while let row = try rows.next() {
            sums.append([sum(row).databaseValue] + key.map { row[$0] as DatabaseValue })
        }
        for arguments in sums {
            let statement = try database.cachedStatement(sql: sealing)
            try statement.execute(arguments: StatementArguments(arguments))
        }
    }

    /// A row that begins with `selection`, if it is what was written; throws `StoreFailure.damaged` otherwise.
    func checked(_ row: Row) throws -> Row {
        guard isWhole(row) else { throw StoreFailure.damaged(noun) }
        return row
    }

    private func isWhole(_ row: Row) -> Bool {
        let stored: DatabaseValue = row[columns.count]
        return stored == sum(row).databaseValue
    }

    private func sum(_ row: Row) -> Int64 { Checksum.of(row, first: columns.count) }
}
