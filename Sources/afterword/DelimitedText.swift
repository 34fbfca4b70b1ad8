/// Records of separated cells, quoted as RFC 4180 has it; a quoted cell may hold line ends.
struct DelimitedText {
    struct Record: Equatable {
        /// Where it begins, from 1.
        var line: Int
        var cells: [String]

        func cell(_ place: Int) -> String? { cells.indices.contains(place) ? cells[place] : nil }
    }
    private(set) var records: [Record] = []
    private var record: Record
    private var cell: [UInt8] = []
    private var line = 1
    /// The cell began with a quote.
    private var wasQuoted = false
    /// Some cell of the record did: `""` alone is an empty text, not an empty line.
    private var hasQuotes = false

    /// - Throws: `CommandFailure` (2) where a quote is never closed or a cell is not UTF-8.
    init(_ bytes: [UInt8], separator: UInt8) throws {
        record = Record(line: 1, cells: [])
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var quotedFrom: Int?
        while index < bytes.count {
            let byte = bytes[index]
            let isQuote = byte == UInt8(ascii: "\"")
            if quotedFrom != nil {
                let isDoubled = index + 1 < bytes.count && bytes[index + 1] == byte
                if isQuote, !isDoubled { quotedFrom = nil } else { cell.append(byte) }
                if isQuote, isDoubled { index += 1 }
            } else if isQuote, cell.isEmpty, !wasQuoted {
                quotedFrom = line
                wasQuoted = true
            } else {
                try take(byte, separator)
            }
            if byte == UInt8(ascii: "\n") { line += 1 }
            index += 1
        }
        if let quotedFrom {
            throw CommandFailure(
                .wrongUse,
                "the quote that opens in line \(quotedFrom) is never closed",
                wayOut: "close it, or double a quote that belongs to the text: \"\"",
            )
        }
        if !cell.isEmpty || !record.cells.isEmpty || wasQuoted { try endRecord() }
    }

    private mutating func take(_ byte: UInt8, _ separator: UInt8) throws {
        switch byte {
        case separator: try endCell()
        case UInt8(ascii: "\n"): try endRecord()
        case UInt8(ascii: "\r"): break
        case _ where wasQuoted:
            throw CommandFailure(
                .wrongUse,
                "line \(line) goes on behind the quote that ends a cell",
                wayOut: "double a quote that belongs to the text: \"\"",
            )
        default: cell.append(byte)
        }
    }

    private mutating func endCell() throws {
        guard let text = String(validating: cell, as: UTF8.self) else {
            throw RowFile.notUTF8("line \(line)")
        }
        record.cells.append(text)
        hasQuotes = hasQuotes || wasQuoted
        wasQuoted = false
        cell.removeAll(keepingCapacity: true)
    }

    /// An empty line is no record.
    private mutating func endRecord() throws {
        try endCell()
        if record.cells != [""] || hasQuotes { records.append(record) }
        record = Record(line: line + 1, cells: [])
        hasQuotes = false
    }
}
