/// The keys of one map that was checked against those its place knows.
struct Fields {
    let place: PolicyNode.Place
    private let entries: [String: PolicyNode.Entry]

    /// Reads a map; every key that is not known is a finding with the nearest one that is.
    ///
    /// - Parameter later: Keys of POLICIES that this engine does not act on: refused by name.
    init?(_ node: PolicyNode, known: [String], later: [String] = [], notes: inout Notes) {
        guard case .map(let list) = node.content else {
            notes.error(
                "P006",
                node.place,
                "a map was expected here, not \(node.kind)",
                "one of: \(known.joined(separator: ", "))",
            )
            return nil
        }
        place = node.place
        var entries: [String: PolicyNode.Entry] = [:]
        for entry in list {
            if later.contains(entry.key) {
                notes.error(
                    "P005",
                    entry.place,
                    "\"\(entry.key)\" is not supported yet",
                    "leave it out for now",
                )
            } else if !known.contains(entry.key) {
                Fields.unknown(entry.key, entry.place, known, &notes)
            }
            entries[entry.key] = entry
        }
        self.entries = entries
    }

    var keys: [String] { entries.keys.sorted() }

    subscript(_ key: String) -> PolicyNode? { entries[key]?.value }

    func keyPlace(_ key: String) -> PolicyNode.Place { entries[key]?.place ?? place }

    private static func unknown(
        _ key: String,
        _ place: PolicyNode.Place,
        _ known: [String],
        _ notes: inout Notes,
    ) {
        let wayOut = Spelling.wayOut(
            key,
            known,
            or: "known here: \(known.joined(separator: ", "))",
        )
        notes.error("P005", place, "unknown key \"\(key)\"", wayOut)
    }
}

/// Which known word somebody may have meant.
enum Spelling {
    /// The way out of a slip: the word that was meant, or what to do where none is near.
    static func wayOut(_ typed: String, _ known: [String], or other: String) -> String {
        nearest(to: typed, in: known).map { "did you mean \"\($0)\"?" } ?? other
    }

    /// The nearest word by changed letters, nil when none is near enough to be a slip.
    static func nearest(to typed: String, in known: [String]) -> String? {
        let scored = known.map { (word: $0, distance: distance(typed, $0)) }
        guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, (typed.count + 1) / 3) ? best.word : nil
    }

    /// Insertions, deletions, changes and swaps of neighbours that lead from one word to the other.
    static func distance(_ left: String, _ right: String) -> Int {
        let a = Array(left.lowercased())
        let b = Array(right.lowercased())
        var older: [Int] = []
        var previous = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = min(
                    previous[j + 1] + 1,
                    row[j] + 1,
                    previous[j] + (a[i] == b[j] ? 0 : 1),
                )
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    cost = min(cost, older[j - 1] + 1)
                }
                row.append(cost)
            }
            older = previous
            previous = row
        }
        return previous[b.count]
    }
}
