import Comments
import Fixtures
import Foundation
import GRDB
import Storage
import Testing

/// A decision is found changed whichever of its bytes is another one in the file.
@Suite struct LogBytesTests {
    @Test func `every byte of a decision and of its notes is watched, and the row is named`()
        async throws
    {
        let fixture = try await StoreFixture()
        let comment = try await fixture.post("hello")
        try await fixture.decide(comment.id, .approve)
        try await fixture.post("another one, so that more entries follow")
        try fixture.store.close()
        let file = fixture.folder.database
        let watched: [(table: String, row: Int64)] = [
            ("logEntry", 2), ("logEntry", 1), ("logSide", 1),
        ]
        for (table, row) in watched {
            let record = try RecordBytes.find(table, row, in: file)
            // The kind of the first column, which is the row's number, says nothing: it is kept outside the record.
            for place in record where place != record.lowerBound + 1 {
                let found = try await flipped(place, of: file) { try await Self.verdict(fixture) }
                #expect(
                    found == "entry \(row)",
                    "\(table) \(row), byte \(place - record.lowerBound) of \(record.count)",
                )
            }
        }
        #expect(try await Self.verdict(fixture) == nil)
    }

    /// What the verification names; nil where it finds nothing.
    private static func verdict(_ fixture: StoreFixture) async throws -> String? {
        let store = try Store(folder: fixture.folder, lock: fixture.lock, onFailedSync: {})
        let check = try await store.read { try $0.verifyLog() }
        try store.close()
        guard !check.isWhole else { return nil }
        return check.brokenAt.map { "entry \($0)" } ?? check.detail
    }

    /// Runs `body` while one bit of one byte is another one.
    private func flipped<Value>(
        _ place: Int,
        of path: String,
        _ body: () async throws -> Value,
    ) async throws -> Value {
        let file = try FileHandle(forUpdating: URL(filePath: path))
        defer { try? file.close() }
        try file.seek(toOffset: UInt64(place))
        let byte = try #require(try file.read(upToCount: 1)?.first)
        func write(_ byte: UInt8) throws {
            try file.seek(toOffset: UInt64(place))
            try file.write(contentsOf: [byte])
        }
        try write(byte ^ 1 << UInt8(place % 8))
        let value = try await body()
        try write(byte)
        return value
    }
}
