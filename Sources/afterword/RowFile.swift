import FoundationEssentials

/// Rows of a file that somebody wants tried: csv, tsv, jsonl, or one text a line.
struct RowFile {
    /// What a file is, by the end of its name.
    enum Kind: Equatable {
        case table(UInt8)
        case objects
        case lines
    }
    struct Row: Equatable {
        var id: String
        var text: String
        var label: String?
    }
    /// Columns asked for; nil takes the usual ones.
    struct Columns {
        var text: String?
        var id: String?
        var label: String?
    }
    /// Names that a text column usually has, the likeliest first.
    static let usualTexts = ["text", "content", "comment", "body", "comment_text", "message"]
    static let usualIDs = ["id", "comment_id"]

    static func kind(_ path: String) -> Kind {
        let name = path.lowercased()
        if name.hasSuffix(".csv") { return .table(UInt8(ascii: ",")) }
        if name.hasSuffix(".tsv") { return .table(UInt8(ascii: "\t")) }
        return name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") ? .objects : .lines
    }

    /// Every row with a text; the id is the row's number from 1 where no column has one.
    ///
    /// - Throws: `CommandFailure` (2) naming what is missing and what there is.
    static func rows(_ bytes: [UInt8], _ kind: Kind, _ columns: Columns) throws -> [Row] {
        switch kind {
        case .lines:
            let text = String(decoding: bytes, as: UTF8.self)
            return text.split(whereSeparator: \.isNewline).enumerated().map { index, line in
                Row(id: "\(index + 1)", text: String(line), label: nil)
            }
        case .objects: return try objects(bytes, columns)
        case .table(let separator): return try table(bytes, separator, columns)
        }
    }

    private static func table(
        _ bytes: [UInt8],
        _ separator: UInt8,
        _ columns: Columns,
    ) throws -> [Row] {
        var records = DelimitedText(bytes, separator: separator).records
        guard !records.isEmpty else { return [] }
        let header = records.removeFirst()
        let text = try place(columns.text, usualTexts, header, flag: "--column")
        guard let text else {
            throw missing("the text's column", header, flag: "--column")
        }
        let id = try place(columns.id, usualIDs, header, flag: "--id-column")
        let label = try place(columns.label, [], header, flag: "--label")
        return records.enumerated().compactMap { index, record in
            guard record.indices.contains(text) else { return nil }
            func cell(_ place: Int?) -> String? {
                place.flatMap { record.indices.contains($0) ? record[$0] : nil }
            }
            return Row(id: cell(id) ?? "\(index + 1)", text: record[text], label: cell(label))
        }
    }

    private static func place(
        _ asked: String?,
        _ usual: [String],
        _ header: [String],
        flag: String,
    ) throws -> Int? {
        let names = header.map { $0.lowercased() }
        guard let asked else {
            return usual.lazy.compactMap { names.firstIndex(of: $0) }.first
        }
        guard let place = names.firstIndex(of: asked.lowercased()) else {
            throw missing("\(flag) \(asked)", header, flag: flag)
        }
        return place
    }

    private static func objects(_ bytes: [UInt8], _ columns: Columns) throws -> [Row] {
        var rows: [Row] = []
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        for (index, line) in lines.enumerated() {
            guard let object = try? JSONDecoder().decode([String: Cell].self, from: Data(line))
            else {
                throw CommandFailure(
                    .wrongUse,
                    "line \(index + 1) is not a JSON object",
                    wayOut: "a .jsonl file has one object a line",
                )
            }
            let names = columns.text.map { [$0] } ?? usualTexts
            guard let text = names.lazy.compactMap({ object[$0]?.text }).first else {
                throw missing(
                    "a text in line \(index + 1)",
                    object.keys.sorted(),
                    flag: "--column",
                )
            }
            let ids = columns.id.map { [$0] } ?? usualIDs
            rows.append(
                Row(
                    id: ids.lazy.compactMap { object[$0]?.text }.first ?? "\(index + 1)",
                    text: text,
                    label: columns.label.flatMap { object[$0]?.text },
                )
            )
        }
        return rows
    }

    /// One value of an object, as text.
    private struct Cell: Decodable {
        var text: String?

        init(from decoder: any Decoder) throws {
            let value = try? decoder.singleValueContainer()
            if let string = try? value?.decode(String.self) {
                text = string
            } else if let number = try? value?.decode(Int.self) {
                text = "\(number)"
            } else if let flag = try? value?.decode(Bool.self) {
                text = "\(flag)"
            }
        }
    }

    private static func missing(_ what: String, _ there: [String], flag: String) -> CommandFailure {
        CommandFailure(
            .wrongUse,
            "\(what) is not in the file",
            wayOut: "there are: \(there.joined(separator: ", ")); name one with \(flag)",
        )
    }
}

/// Records of separated cells, quoted as RFC 4180 has it; a quoted cell may hold line ends.
struct DelimitedText {
    let records: [[String]]

    init(_ bytes: [UInt8], separator: UInt8) {
        var (records, record, cell) = ([[String]](), [String](), [UInt8]())
        var isQuoted = false
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        func endCell() {
            record.append(String(decoding: cell, as: UTF8.self))
            cell = []
        }
        func endRecord() {
            endCell()
            if record != [""] { records.append(record) }
            record = []
        }
        while index < bytes.count {
            let byte = bytes[index]
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    cell.append(byte)
                } else if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
                    cell.append(byte)
                    index += 1
                } else {
                    isQuoted = false
                }
            } else {
                switch byte {
                case UInt8(ascii: "\"") where cell.isEmpty: isQuoted = true
                case separator: endCell()
                case UInt8(ascii: "\n"): endRecord()
                case UInt8(ascii: "\r"): break
                default: cell.append(byte)
                }
            }
            index += 1
        }
        if !cell.isEmpty || !record.isEmpty { endRecord() }
        self.records = records
    }
}
