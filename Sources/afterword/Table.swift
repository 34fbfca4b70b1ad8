/// Columns under a heading, fitted to the screen: the flexible column gives way.
struct Table {
    /// A heading and how its cells are laid out.
    struct Column: Equatable {
        var name: String
        var isNumber = false
        /// Cut when the table is wider than the screen; the last flexible column is cut first.
        var isFlexible = false
        /// A value that tells nothing: the column is left out when every row has it.
        var usual: String?
    }
    var columns: [Column]
    /// Safe text on one line each.
    var rows: [[String]]

    static let gap = 2
    /// Columns a flexible column keeps.
    static let narrowestColumn = 8

    func text(on terminal: Terminal) -> String {
        let told = columns.indices.filter { index in
            columns[index].usual.map { usual in rows.contains { $0[index] != usual } } ?? true
        }
        let fitting = Table(
            columns: told.map { columns[$0] },
            rows: rows.map { row in told.map { row[$0] } },
        )
        return fitting.lines(on: terminal)
    }

    private func lines(on terminal: Terminal) -> String {
        let widths = fittedWidths(terminal.columns)
        let heading = terminal.bold(line(columns.map { $0.name.uppercased() }, widths))
        return ([heading] + rows.map { line($0, widths) }).map { $0 + "\n" }.joined()
    }

    /// The widest flexible column gives way first.
    private func fittedWidths(_ available: Int) -> [Int] {
        var widths = columns.indices.map { index in
            max(
                TextWidth.of(columns[index].name),
                rows.map { TextWidth.of($0[index]) }.max() ?? 0,
            )
        }
        var excess = widths.reduce(0, +) + Table.gap * (columns.count - 1) - available
        while excess > 0 {
            let flexible = columns.indices.filter {
                columns[$0].isFlexible && widths[$0] > Table.narrowestColumn
            }
            guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let fitted = cells.indices.map { index in
            let cell = TextWidth.cut(cells[index], to: widths[index])
            let space = String(repeating: " ", count: widths[index] - TextWidth.of(cell))
            return columns[index].isNumber ? space + cell : cell + space
        }
        let joined = fitted.joined(separator: String(repeating: " ", count: Table.gap))
        return String(joined.reversed().drop { $0 == " " }.reversed())
    }
}
