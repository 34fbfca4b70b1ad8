/// Rows that can be printed as a table, as CSV, as ids or as a count.
struct Listing {
    var columns: [Table.Column]
    /// Raw text: each format makes it safe in its own way.
    var rows: [[String]]
    /// One a row, as a verb takes them.
    var ids: [String]

    /// - Parameter json: What the server sent, for `json`.
    func printed(as format: OutputFormat, json: [UInt8], terminal: Terminal) -> String {
        switch format {
        case .table:
            Table(columns: columns, rows: rows.map { $0.map(SafeText.line) }).text(on: terminal)
        case .json: CleanJSON.text(json)
        case .csv: CSVCells.text(header: columns.map(\.name), rows: rows)
        case .ids: ids.map { $0 + "\n" }.joined()
        case .count: "\(rows.count)\n"
        }
    }
}

/// A server's JSON, unchanged but for characters that would act on a terminal.
enum CleanJSON {
    static func text(_ bytes: [UInt8]) -> String {
        let text = SafeText.json(String(decoding: bytes, as: UTF8.self))
        return text.hasSuffix("\n") ? text : text + "\n"
    }
}
