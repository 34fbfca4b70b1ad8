/// One text found by the automaton.
struct SubstringHit: Sendable, Equatable {
    let list: Int
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
    /// The node of the longest shorter ending.
    private var fail: [Int32] = []
    /// The nearest node on the way of `fail` at which an entry ends, 0 for none.
    private var nextEnd: [Int32] = []
    private var ends: [Int32: [End]] = [:]

    /// - Parameter lists: Already folded or squeezed, as the view in which they are looked for.
    init(lists: [[String]]) {
        var children: [[(byte: UInt8, node: Int32)]] = [[]]
        for (list, entries) in lists.enumerated() {
            for (entry, text) in entries.enumerated() where !text.isEmpty {
                let node = SubstringAutomaton.insert(Array(text.utf8), into: &children)
                ends[node, default: []].append(
                    End(list: Int32(list), entry: Int32(entry), length: Int32(text.utf8.count))
                )
            }
        }
        pack(children)
        link()
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

    /// Every place of every text, in order of their ends; ranges are bytes of the view.
    func hits(in view: TextView) -> [SubstringHit] {
        guard !bytes.isEmpty else { return [] }
        var hits: [SubstringHit] = []
        var node: Int32 = 0
        for (index, byte) in view.utf8.enumerated() {
            node = step(from: node, by: byte)
            var ending = ends[node] == nil ? nextEnd[Int(node)] : node
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
            if let next = child(of: node, by: byte) { return next }
            if node == 0 { return 0 }
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
