import Foundation
import GRDB

/// Where SQLite keeps a row of a rowid table in its file ("Database File Format", 1.6 and 2.1).
enum RecordBytes {
    struct NotFound: Error {}

    /// The bytes of a row's record: its header, which has the kinds of the columns, and their values.
    static func find(_ table: String, _ row: Int64, in path: String) throws -> Range<Int> {
        let database = try DatabaseQueue(path: path)
        let (root, size) = try database.read { database in
            (
                try Int.fetchOne(
                    database,
                    sql: "SELECT rootpage FROM sqlite_schema WHERE name = ?",
                    arguments: [table],
                ),
                try Int.fetchOne(database, sql: "PRAGMA page_size"),
            )
        }
        try database.close()
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        guard let root, let size else { throw NotFound() }
        let page = (root - 1) * size
        // A small table is one leaf.
        guard bytes[page] == 0x0D else { throw NotFound() }
        func number(at place: Int) -> Int { Int(bytes[place]) << 8 | Int(bytes[place + 1]) }
        for cell in 0..<number(at: page + 3) {
            var place = page + number(at: page + 8 + 2 * cell)
            let length = varint(bytes, &place)
            if varint(bytes, &place) == Int(row) { return place..<place + length }
        }
        throw NotFound()
    }

    private static func varint(_ bytes: [UInt8], _ place: inout Int) -> Int {
        var value = 0
        repeat {
            value = value << 7 | Int(bytes[place] & 0x7F)
            place += 1
        } while bytes[place - 1] & 0x80 != 0
        return value
    }
}
