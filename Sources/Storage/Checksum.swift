import Crypto
import FoundationEssentials
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

    /// Over the first columns of a row.
    static func of(_ row: Row, first count: Int) -> Int64 {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        for column in 0..<count {
            let value: DatabaseValue = row[column]
            append(value, to: &bytes)
        }
        return of(bytes)
    }

    /// A value as SQLite keeps it: the class in one byte, then the number or the length and the bytes.
    static func append(_ value: DatabaseValue, to bytes: inout [UInt8]) {
        switch value.storage {
        case .null: appendNull(to: &bytes)
        case .int64(let number): append(number, to: &bytes)
        case .double(let number): append(number, to: &bytes)
        case .string(var text):
            text.withUTF8 { utf8 in unsafe append(text: UnsafeRawBufferPointer(utf8), to: &bytes) }
        case .blob(let data):
            unsafe data.withUnsafeBytes { unsafe append(blob: $0, to: &bytes) }
        }
    }

    static func appendNull(to bytes: inout [UInt8]) { bytes.append(0) }

    static func append(_ number: Int64, to bytes: inout [UInt8]) {
        bytes.append(1)
        append(word: UInt64(bitPattern: number), to: &bytes)
    }

    static func append(_ number: Double, to bytes: inout [UInt8]) {
        bytes.append(2)
        append(word: number.bitPattern, to: &bytes)
    }

    static func append(text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        bytes.append(3)
        unsafe append(counted: text, to: &bytes)
    }

    static func append(blob: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        bytes.append(4)
        unsafe append(counted: blob, to: &bytes)
    }

    private static func append(counted part: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        append(word: UInt64(part.count), to: &bytes)
        unsafe bytes.append(contentsOf: part)
    }

    private static func append(word: UInt64, to bytes: inout [UInt8]) {
        unsafe withUnsafeBytes(of: word.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    static func of(_ bytes: [UInt8]) -> Int64 {
        unsafe SHA256.hash(data: bytes).withUnsafeBytes { digest in
            Int64(bigEndian: unsafe digest.loadUnaligned(as: Int64.self))
        }
    }
}
