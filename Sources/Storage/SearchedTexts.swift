/// Names and texts of comments one behind the other in memory, to be searched at the speed of reading them.
///
/// Upper and lower case of ASCII letters are the same, as for SQLite's LIKE. What is taken out is overwritten at once.
struct SearchedTexts {
    /// Stands behind each name and each text; no UTF-8 has it, so nothing is found across two of them.
    private static let end: UInt8 = 0xFF

    private var bytes: [UInt8] = []
    /// In the order of `bytes`; the number of one that was taken out is 0.
    private var entries: [(number: Int64, start: Int)] = []
    private var places: [Int64: Int] = [:]
    private var wiped = 0

    var size: Int { bytes.count }

    mutating func put(_ number: Int64, name: String, text: String) {
        remove(number)
        places[number] = entries.count
        entries.append((number, bytes.count))
        for part in [name, text] {
            SearchedTexts.fold(part, into: &bytes)
            bytes.append(SearchedTexts.end)
        }
    }

    mutating func remove(_ number: Int64) {
        guard let place = places.removeValue(forKey: number) else { return }
        let range = range(place)
        for index in range { bytes[index] = SearchedTexts.end }
        entries[place].number = 0
        wiped += range.count
        if wiped > bytes.count / 2 { close() }
    }

    /// Numbers of those that have every term, each in one of its spellings; ascending.
    func numbers(having terms: [[String]]) -> [Int64] {
        var isFound = entries.map { $0.number != 0 }
        for spellings in terms {
            var hasTerm = [Bool](repeating: false, count: entries.count)
            for spelling in spellings { mark(spelling, in: &hasTerm) }
            for place in isFound.indices where !hasTerm[place] { isFound[place] = false }
        }
        return entries.indices.filter { isFound[$0] }.map { entries[$0].number }.sorted()
    }

    private func mark(_ spelling: String, in hasTerm: inout [Bool]) {
        var term: [UInt8] = []
        SearchedTexts.fold(spelling, into: &term)
        guard !term.isEmpty else { return }
        let leaps = SearchedTexts.leaps(term)
        var place = 0
        while place < entries.count,
            let hit = hit(of: term, leaps, from: entries[place].start)
        {
            place = self.place(of: hit, from: place)
            hasTerm[place] = true
            place += 1
        }
    }

    /// How far to go on where a byte stands under the term's last: Horspool 1980.
    private static func leaps(_ term: [UInt8]) -> [Int] {
        var leaps = [Int](repeating: term.count, count: 256)
        for (place, byte) in term.dropLast().enumerated() {
            leaps[Int(byte)] = term.count - 1 - place
        }
        return leaps
    }

    /// Where the term stands next.
    private func hit(of term: [UInt8], _ leaps: [Int], from start: Int) -> Int? {
        let (bytes, leaps, term) = (bytes.span, leaps.span, term.span)
        let end = term.count - 1
        var last = start + end
        while last < bytes.count {
            let byte = bytes[last]
            if byte == term[end] {
                var place = 0
                while place < end, bytes[last - end + place] == term[place] { place += 1 }
                if place == end { return last - end }
            }
            last += leaps[Int(byte)]
        }
        return nil
    }

    /// The last entry, from one on, that begins at a byte or before.
    private func place(of byte: Int, from first: Int) -> Int {
        var (low, high) = (first, entries.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if entries[middle].start <= byte { low = middle } else { high = middle }
        }
        return low
    }

    private func range(_ place: Int) -> Range<Int> {
        let isLast = place + 1 == entries.count
        return entries[place].start..<(isLast ? bytes.count : entries[place + 1].start)
    }

    /// Moves what is left together.
    private mutating func close() {
        var closed = SearchedTexts()
        for place in entries.indices where entries[place].number != 0 {
            closed.places[entries[place].number] = closed.entries.count
            closed.entries.append((entries[place].number, closed.bytes.count))
            closed.bytes += bytes[range(place)]
        }
        self = closed
    }

    private static func fold(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(contentsOf: text.utf8.lazy.map { (65...90).contains($0) ? $0 | 32 : $0 })
    }
}
