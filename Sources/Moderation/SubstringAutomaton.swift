/// One text found by the automaton.
struct SubstringHit: Sendable, Equatable {
    let list: Int
    /// Negative for an exception.
    let entry: Int
    /// Bytes of the view.
    let range: Range<Int>
}

/// Finds many texts in one walk over the bytes (Aho–Corasick).
///
/// Edges of a node stand together and sorted, so that 65,000 entries take a few megabytes.
struct SubstringAutomaton: Sendable {
    private struct End: Sendable {
        let list: Int32
        let entry: Int32
        let length: Int32
    }
    /// Where the edges of a node begin in `bytes` and `targets`; one more than there are nodes.
    private var firstEdge: [Int32] = []
    private var bytes: [UInt8] = []
    private var targets: [Int32] = []
    /// Where each byte leads from the first node, 0 for nowhere: most bytes of a text are looked up there.
    private var fromFirst = [Int32](repeating: 0, count: 256)
    /// The node of the longest shorter ending.
    private var fail: [Int32] = []
    /// The nearest node on the way of `fail` at which an entry ends, 0 for none.
    private var nextEnd: [Int32] = []
    private var ends: [Int32: [End]] = [:]
    /// The node itself where an entry ends at it, else as `nextEnd`: asked for every byte of a text.
    private var endsFrom: [Int32] = []

    /// - Parameters:
    ///   - lists: Already folded or squeezed, as the view in which they are looked for.
    ///   - exceptions: Of each list; what they cover is left out of its hits.
    init(lists: [[String]], exceptions: [[String]] = []) {
        var children: [[(byte: UInt8, node: Int32)]] = [[]]
        for (list, entries) in lists.enumerated() {
            let exempt = exceptions.indices.contains(list) ? exceptions[list] : []
            let numbered = Array(zip(0..., entries)) + exempt.map { (-1, $0) }
            for (entry, text) in numbered where !text.isEmpty {
                let node = SubstringAutomaton.insert(Array(text.utf8), into: &children)
                ends[node, default: []].append(
                    End(list: Int32(list), entry: Int32(entry), length: Int32(text.utf8.count))
                )
            }
        }
        pack(children)
        link()
        endsFrom = nextEnd.indices.map { ends[Int32($0)] == nil ? nextEnd[$0] : Int32($0) }
    }

    private static func insert(
        _ text: [UInt8],
        into children: inout [[(byte: UInt8, node: Int32)]],
    ) -> Int32 {
        var node = 0
        for byte in text {
            if let known = children[node].first(where: { $0.byte == byte }) {
                node = Int(known.node)
            } else {
                children[node].append((byte, Int32(children.count)))
                node = children.count
                children.append([])
            }
        }
        return Int32(node)
    }

    private mutating func pack(_ children: [[(byte: UInt8, node: Int32)]]) {
        firstEdge.reserveCapacity(children.count + 1)
        for edges in children {
            firstEdge.append(Int32(bytes.count))
            for edge in edges.sorted(by: { $0.byte < $1.byte }) {
                bytes.append(edge.byte)
                targets.append(edge.node)
            }
        }
        firstEdge.append(Int32(bytes.count))
        for edge in 0..<Int(firstEdge[1]) { fromFirst[Int(bytes[edge])] = targets[edge] }
    }

    /// Links every node to its longest shorter ending, breadth first.
    private mutating func link() {
        let count = firstEdge.count - 1
        fail = [Int32](repeating: 0, count: count)
        nextEnd = [Int32](repeating: 0, count: count)
        var queue: [Int32] = [0]
        var head = 0
        while head < queue.count {
            let node = queue[head]
            head += 1
            for edge in Int(firstEdge[Int(node)])..<Int(firstEdge[Int(node) + 1]) {
                let child = targets[edge]
                queue.append(child)
                if node != 0 { fail[Int(child)] = step(from: fail[Int(node)], by: bytes[edge]) }
                let shorter = fail[Int(child)]
                nextEnd[Int(child)] = ends[shorter] == nil ? nextEnd[Int(shorter)] : shorter
            }
        }
    }

    /// Every place of every text that no exception of its list covers, in order of their ends.
    func hits(in view: TextView) -> [SubstringHit] {
        let all = places(in: view)
        let exempt = Dictionary(grouping: all.filter { $0.entry < 0 }, by: \.list)
        guard !exempt.isEmpty else { return all }
        let reaches = exempt.mapValues { reach(of: $0, in: view.utf8.count) }
        return all.filter { hit in
            guard hit.entry >= 0 else { return false }
            guard let reach = reaches[hit.list] else { return true }
            return reach[hit.range.lowerBound] < Int32(hit.range.upperBound)
        }
    }

    /// For each byte, the furthest end of an exception that covers it from before or from there.
    private func reach(of exceptions: [SubstringHit], in count: Int) -> [Int32] {
        var reach = [Int32](repeating: 0, count: count)
        for hit in exceptions {
            reach[hit.range.lowerBound] = max(
                reach[hit.range.lowerBound],
                Int32(hit.range.upperBound),
            )
        }
        for index in reach.indices.dropFirst() {
            reach[index] = max(reach[index], reach[index - 1])
        }
        return reach
    }

    private func places(in view: TextView) -> [SubstringHit] {
        guard !bytes.isEmpty else { return [] }
        var hits: [SubstringHit] = []
        var node: Int32 = 0
        for (index, byte) in view.utf8.enumerated() {
            node = step(from: node, by: byte)
            var ending = endsFrom[Int(node)]
            while ending != 0 {
                for end in ends[ending] ?? [] {
                    let range = index + 1 - Int(end.length)..<index + 1
                    hits.append(
                        SubstringHit(list: Int(end.list), entry: Int(end.entry), range: range)
                    )
                }
                ending = nextEnd[Int(ending)]
            }
        }
        return hits
    }

    private func step(from start: Int32, by byte: UInt8) -> Int32 {
        var node = start
        while true {
            if node == 0 { return fromFirst[Int(byte)] }
            if let next = child(of: node, by: byte) { return next }
            node = fail[Int(node)]
        }
    }

    private func child(of node: Int32, by byte: UInt8) -> Int32? {
        var low = Int(firstEdge[Int(node)])
        var high = Int(firstEdge[Int(node) + 1])
        while low < high {
            let middle = (low + high) / 2
            if bytes[middle] == byte { return targets[middle] }
            if bytes[middle] < byte { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
