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
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw notUTF8("the file")
            }
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
        var records = try DelimitedText(bytes, separator: separator).records
        guard !records.isEmpty else { return [] }
        let header = records.removeFirst().cells
        let text = try place(columns.text, usualTexts, header, flag: "--column")
        guard let text else {
            throw missing("the text's column", header, flag: "--column")
        }
        let id = try place(columns.id, usualIDs, header, flag: "--id-column")
        let label = try place(columns.label, [], header, flag: "--label")
        return try records.enumerated().map { index, record in
            guard record.cells.count == header.count, let words = record.cell(text) else {
                throw uneven(record, header)
            }
            return Row(
                id: id.flatMap(record.cell) ?? "\(index + 1)",
                text: words,
                label: label.flatMap(record.cell),
            )
        }
    }

    /// A row that was cut at a wrong place would be judged as if it had said something else.
    private static func uneven(
        _ record: DelimitedText.Record,
        _ header: [String],
    ) -> CommandFailure {
        CommandFailure(
            .wrongUse,
            "line \(record.line) has \(Wording.count(record.cells.count, "cell")), the header "
                + "\(header.count)",
            wayOut: "is a quote missing, or the separator another one? .csv has commas, .tsv tabs",
        )
    }

    static func notUTF8(_ what: String) -> CommandFailure {
        CommandFailure(
            .wrongUse,
            "\(what) is not UTF-8",
            wayOut: "convert the file: iconv -f WINDOWS-1252 -t UTF-8 old > new",
        )
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
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 <= 0x20 }) {
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
            let label = columns.label.flatMap { object[$0]?.text }
            if let name = columns.label, label == nil {
                throw missing(
                    "\(name) in line \(index + 1)",
                    object.keys.sorted(),
                    flag: "--label",
                )
            }
            let ids = columns.id.map { [$0] } ?? usualIDs
            rows.append(
                Row(
                    id: ids.lazy.compactMap { object[$0]?.text }.first ?? "\(index + 1)",
                    text: text,
                    label: label,
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
