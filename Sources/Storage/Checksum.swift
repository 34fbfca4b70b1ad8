import Crypto
import GRDB

/// 64 bits over the fields of a row, to find damage that SQLite cannot see (SETTLED 24).
///
/// What the bits are computed from never changes: they are in files that exist.
enum Checksum {
    /// Over texts, each with its end marked.
    static func of(_ fields: String...) -> Int64 {
        var bytes: [UInt8] = []
        for field in fields {
            bytes.append(contentsOf: field.utf8)
            bytes.append(0x1F)
        }
        return of(bytes)
    }

    /// Over values as SQLite keeps them: the class in one byte, then the number or the length and the bytes.
    static func of(_ values: [DatabaseValue]) -> Int64 {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        for value in values { append(value, to: &bytes) }
        return of(bytes)
    }

    /// The same over the first columns of a row.
    static func of(_ row: Row, first count: Int) -> Int64 {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        for column in 0..<count {
            let value: DatabaseValue = row[column]
            append(value, to: &bytes)
        }
        return of(bytes)
    }

    private static func append(_ value: DatabaseValue, to bytes: inout [UInt8]) {
        switch value.storage {
        case .null:
            bytes.append(0)
        case .int64(let number):
            bytes.append(1)
            append(UInt64(bitPattern: number), to: &bytes)
        case .double(let number):
            bytes.append(2)
            append(number.bitPattern, to: &bytes)
        case .string(let text):
            bytes.append(3)
            append(UInt64(text.utf8.count), to: &bytes)
            bytes.append(contentsOf: text.utf8)
        case .blob(let data):
            bytes.append(4)
            append(UInt64(data.count), to: &bytes)
            bytes.append(contentsOf: data)
        }
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    private static func of(_ bytes: [UInt8]) -> Int64 {
        unsafe SHA256.hash(data: bytes).withUnsafeBytes { digest in
            Int64(bigEndian: unsafe digest.loadUnaligned(as: Int64.self))
        }
    }
}
