import Crypto

/// 64 bits over the fields of a row, to find damage that SQLite cannot see (SETTLED 24).
enum Checksum {
    static func of(_ fields: String...) -> Int64 {
        var hash = SHA256()
        for field in fields {
            hash.update(data: Array(field.utf8))
            hash.update(data: [0x1F])
        }
        return hash.finalize().prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }
}
