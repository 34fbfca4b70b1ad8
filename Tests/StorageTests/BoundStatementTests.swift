import Foundation
import GRDB
import Testing

@testable import Storage

@Suite struct BoundStatementTests {
    @Test(arguments: [
        "", "a", "fifteen bytes..", "sixteen bytes...", "ü群🙂", "before\u{0}after",
        String(repeating: "long ", count: 5_000),
    ])
    func `a text is stored as it is, however long`(text: String) throws {
        try DatabaseQueue().inDatabase { database in
            try database.execute(sql: "CREATE TABLE part (text TEXT NOT NULL) STRICT")
            try database.inTransaction {
                try database.change("INSERT INTO part VALUES (?)", [text])
                return .commit
            }
            let kept = try database.first(
                "SELECT text, typeof(text), length(CAST(text AS BLOB)) FROM part WHERE text = ?",
                [text],
            ) { row in (try row.text(0), try row.text(1), try row.integer(2)) }
            let found = try #require(kept)
            #expect(found.0 == text)
            #expect(found.1 == "text")
            #expect(found.2 == Int64(text.utf8.count))
        }
    }

    @Test func `each use of a statement binds its values anew`() throws {
        try DatabaseQueue().inDatabase { database in
            let sums = try (0..<3).map { (number: Int) in
                try database.first("SELECT ? || ?", [number, "\(number)"]) { try $0.text(0) }
            }
            #expect(sums == ["00", "11", "22"])
            // One value short, and the library has left one: it must not be taken for it.
            try database.cachedStatement(sql: "SELECT ? || ?").setArguments([8, 9])
            #expect(throws: DatabaseError.self) {
                try database.first("SELECT ? || ?", [7]) { try $0.text(0) }
            }
            let none = try database.first("SELECT ? IS NULL", [nil]) { try $0.integer(0) }
            #expect(none == 1)
        }
    }
}
