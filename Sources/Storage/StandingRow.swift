import GRDB
import GRDBSQLite

/// The row that a statement stands on, read where SQLite keeps it.
///
/// For what is read by the hundred: with the library's values in between, reading and checking the rows took a fifth of
/// the processor's time when every page is made anew. Good until the statement goes on.
@safe struct StandingRow {
    private let statement: SQLiteStatement
    /// Kept from row to row.
    private var scratch: [UInt8] = []

    init(_ statement: Statement) {
        unsafe self.statement = statement.sqliteStatement
        scratch.reserveCapacity(512)
    }

    /// The sum over some columns, as `Checksum` makes it of their values.
    mutating func sum(over columns: Range<Int>) -> Int64 {
        scratch.removeAll(keepingCapacity: true)
        for column in columns.lazy.map(Int32.init) {
            switch unsafe sqlite3_column_type(statement, column) {
            case SQLITE_INTEGER:
                Checksum.append(unsafe sqlite3_column_int64(statement, column), to: &scratch)
            case SQLITE_FLOAT:
                Checksum.append(unsafe sqlite3_column_double(statement, column), to: &scratch)
            case SQLITE_TEXT:
                unsafe Checksum.append(text: bytes(column), to: &scratch)
            case SQLITE_BLOB:
                unsafe Checksum.append(blob: bytes(column), to: &scratch)
            default: Checksum.appendNull(to: &scratch)
            }
        }
        return Checksum.of(scratch)
    }

    /// `StoreFailure.damaged` where the file holds something else in that place.
    func integer(_ column: Int) throws -> Int64 {
        guard let number = try optionalInteger(column) else { throw damage(column) }
        return number
    }

    func optionalInteger(_ column: Int) throws -> Int64? {
        switch unsafe sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_INTEGER: unsafe sqlite3_column_int64(statement, Int32(column))
        case SQLITE_NULL: nil
        default: throw damage(column)
        }
    }

    func text(_ column: Int) throws -> String {
        guard let text = try optionalText(column) else { throw damage(column) }
        return text
    }

    func optionalText(_ column: Int) throws -> String? {
        switch unsafe sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_TEXT: unsafe String(decoding: bytes(Int32(column)), as: UTF8.self)
        case SQLITE_NULL: nil
        default: throw damage(column)
        }
    }

    func blob(_ column: Int) throws -> [UInt8] {
        guard unsafe sqlite3_column_type(statement, Int32(column)) == SQLITE_BLOB else {
            throw damage(column)
        }
        return unsafe Array(bytes(Int32(column)))
    }

    /// The bytes of a text or a blob; an empty blob has no address.
    private func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        // The address first: asking for it may convert the value, which changes its length.
        let start = unsafe sqlite3_column_blob(statement, column)
        let count = unsafe Int(sqlite3_column_bytes(statement, column))
        return unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
    }

    private func damage(_ column: Int) -> StoreFailure {
        .damaged("the column at \(column) of a row")
    }
}

extension Reading {
    /// Reads row after row, until `read` wants no more.
    ///
    /// - Parameter read: False ends it.
    func walk(
        _ statement: Statement,
        _ arguments: StatementArguments = StatementArguments(),
        _ read: (inout StandingRow) throws -> Bool,
    ) throws {
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        // The statement is reset when the cursor goes: not before the last row was read.
        try withExtendedLifetime(rows) {
            var row = StandingRow(statement)
            while try rows.next() != nil, try read(&row) {}
        }
    }
}

extension SummedTable {
    /// Throws `StoreFailure.damaged` unless a row is what was written.
    ///
    /// - Parameter start: Where `selection` begins in it.
    func check(_ row: inout StandingRow, from start: Int = 0) throws {
        guard isWhole(&row, from: start) else { throw StoreFailure.damaged(noun) }
    }

    func isWhole(_ row: inout StandingRow, from start: Int = 0) -> Bool {
        let end = start + columns.count
        let sum = row.sum(over: start..<end)
        return (try? row.integer(end)) == sum
    }
}
