import GRDB
import GRDBSQLite

/// A statement with its values bound one after the other where SQLite keeps them.
///
/// For what every comment asks and writes: through the library's lists of arguments and its rows, that took more of the
/// writer's time than SQLite took to do it.
@safe struct BoundStatement {
    private let database: Database
    private let statement: Statement
    private var count: Int32 = 0
    /// Of the first value that could not be bound.
    private var failure = SQLITE_OK

    /// - Parameter sql: Prepared once a connection.
    init(_ sql: String, in database: Database) throws {
        self.database = database
        statement = try database.cachedStatement(sql: sql)
        // Every value is bound anew, or `walk` refuses.
        unsafe sqlite3_reset(statement.sqliteStatement)
    }

    /// The value of the next question mark; SQLite keeps its own copy.
    mutating func bind(_ value: DatabaseValue) {
        count += 1
        let code = bindText(value) ?? (unsafe value.bind(to: statement.sqliteStatement, at: count))
        if failure == SQLITE_OK { failure = code }
    }

    /// The values of as many question marks as there are values.
    mutating func bind(_ values: [(any DatabaseValueConvertible)?]) {
        // By their places: a loop over the values themselves copies each one once more.
        for place in values.indices { bind(values[place]?.databaseValue ?? .null) }
    }

    /// SQLITE_TRANSIENT, which Swift does not import: SQLite keeps its own copy.
    private static var copied: sqlite3_destructor_type {
        unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    /// A text as it lies in memory, of which the library makes an array first; nil for what is none.
    private func bindText(_ value: DatabaseValue) -> CInt? {
        guard case .string(var text) = value.storage else { return nil }
        return text.withUTF8 { bytes -> CInt? in
            // A text that is nowhere would be NULL.
            guard let start = bytes.baseAddress else { return nil }
            let (statement, place) = unsafe (statement.sqliteStatement, count)
            return unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { start in
                unsafe sqlite3_bind_text(
                    statement,
                    place,
                    start,
                    CInt(bytes.count),
                    BoundStatement.copied,
                )
            }
        }
    }

    /// Changes rows and gives none.
    ///
    /// Throws `DatabaseError` as the library does; outside a transaction always, as after an error for which SQLite
    /// rolled it back: what follows may not be written alone.
    func run() throws {
        guard database.isInsideTransaction else {
            throw DatabaseError(resultCode: .SQLITE_ABORT, message: "there is no transaction")
        }
        try walk { _ in false }
    }

    /// What `read` makes of the first row; nil where there is none.
    func first<Value>(_ read: (inout StandingRow) throws -> Value) throws -> Value? {
        var value: Value?
        try walk { row in
            value = try read(&row)
            return false
        }
        return value
    }

    /// What `read` makes of each row.
    func all<Value>(_ read: (inout StandingRow) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try walk { row in
            values.append(try read(&row))
            return true
        }
        return values
    }

    /// Goes from row to row while `goesOn` says so; afterwards the values are let go, which may be somebody's words.
    private func walk(_ goesOn: (inout StandingRow) throws -> Bool) throws {
        defer { letGo() }
        guard unsafe sqlite3_bind_parameter_count(statement.sqliteStatement) == count else {
            throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "\(count) values are bound")
        }
        // A mark whose value found no memory would be NULL beside a sum over the value.
        guard failure == SQLITE_OK else {
            throw DatabaseError(resultCode: ResultCode(rawValue: failure), sql: statement.sql)
        }
        guard try isAtRow() else { return }
        var row = StandingRow(statement)
        repeat {
            guard try goesOn(&row) else { return }
        } while try isAtRow()
    }

    private func isAtRow() throws -> Bool {
        switch unsafe sqlite3_step(statement.sqliteStatement) {
        case SQLITE_DONE: return false
        case SQLITE_ROW: return true
        // Only whoever waited for a reader and left interrupts one.
        case SQLITE_INTERRUPT: throw CancellationError()
        case let code:
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: database.lastErrorMessage,
                sql: statement.sql,
            )
        }
    }

    private func letGo() {
        unsafe sqlite3_reset(statement.sqliteStatement)
        unsafe sqlite3_clear_bindings(statement.sqliteStatement)
    }
}

extension Database {
    /// Runs a statement of ours that gives no rows, with one value for each of its question marks.
    func change(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws {
        try bound(sql, values).run()
    }

    /// What `read` makes of the first row of a question of ours; nil where there is none.
    func first<Value>(
        _ sql: String,
        _ values: [(any DatabaseValueConvertible)?],
        _ read: (inout StandingRow) throws -> Value,
    ) throws -> Value? {
        try bound(sql, values).first(read)
    }

    /// What `read` makes of each row of a question of ours.
    func all<Value>(
        _ sql: String,
        _ values: [(any DatabaseValueConvertible)?],
        _ read: (inout StandingRow) throws -> Value,
    ) throws -> [Value] {
        try bound(sql, values).all(read)
    }

    private func bound(
        _ sql: String,
        _ values: [(any DatabaseValueConvertible)?],
    ) throws -> BoundStatement {
        var statement = try BoundStatement(sql, in: self)
        statement.bind(values)
        return statement
    }
}
