import Comments

/// Reads single values out of nodes; what is wrong becomes a finding at its place.
extension Notes {
    /// A word or sentence; not empty.
    mutating func text(_ node: PolicyNode) -> String? {
        guard case .scalar(let text) = node.content, !text.isEmpty else {
            error(
                "P006",
                node.place,
                "a text was expected here, not \(node.kind)",
                "write a word or a sentence",
            )
            return nil
        }
        return text
    }

    /// One text or a list of texts.
    mutating func texts(_ node: PolicyNode) -> [String] { items(node).compactMap { text($0) } }

    /// One value or the values of a list; an empty one would mean nothing, or everything, and is an error.
    mutating func items(_ node: PolicyNode) -> [PolicyNode] {
        guard case .list(let items) = node.content else { return [node] }
        if items.isEmpty {
            error(
                "P014",
                node.place,
                "this list is empty",
                "name at least one, or leave the key out",
            )
        }
        return items
    }

    mutating func list(_ node: PolicyNode) -> [PolicyNode] {
        if case .list(let items) = node.content { return items }
        error("P006", node.place, "a list was expected here, not \(node.kind)", "write `[…]`")
        return []
    }

    mutating func flag(_ node: PolicyNode) -> Bool? {
        if let flag = node.flag { return flag }
        error(
            "P006",
            node.place,
            "true or false was expected here",
            "write `true` or `false`, without quotes",
        )
        return nil
    }

    mutating func number(_ node: PolicyNode) -> Double? {
        if case .scalar(let text) = node.content, let number = Double(text), number.isFinite,
            text.allSatisfy({ $0.isNumber || "+-.".contains($0) })
        {
            return number
        }
        error(
            "P006",
            node.place,
            "a number was expected here, not \(node.kind)",
            "such as 3 or 0.5",
        )
        return nil
    }

    mutating func whole(_ node: PolicyNode, _ range: ClosedRange<Int>) -> Int? {
        guard let number = number(node) else { return nil }
        if let whole = Int(exactly: number), range.contains(whole) { return whole }
        error(
            "P006",
            node.place,
            "a whole number was expected here",
            "from \(range.lowerBound) to \(range.upperBound)",
        )
        return nil
    }

    /// Seconds.
    mutating func span(_ node: PolicyNode) -> Int? {
        if case .scalar(let text) = node.content, let seconds = TimeSpan.seconds(text), seconds > 0
        {
            return seconds
        }
        error("P007", node.place, "this is not a duration", "write 90s, 10m, 24h or 30d")
        return nil
    }

    mutating func comparison(_ node: PolicyNode) -> Comparison? {
        bound(node, "write a comparison such as \">= 3\"") { Double($0) }
    }

    /// A comparison of seconds: `"< 2s"`.
    mutating func comparisonOfSpans(_ node: PolicyNode) -> Comparison? {
        bound(node, "write a comparison such as \"> 7d\"") { TimeSpan.seconds($0).map(Double.init) }
    }

    private mutating func bound(
        _ node: PolicyNode,
        _ wayOut: String,
        number: (Substring) -> Double?,
    ) -> Comparison? {
        if case .scalar(let text) = node.content, let found = Comparison(text, number: number) {
            return found
        }
        error("P008", node.place, "this is not a comparison", wayOut)
        return nil
    }

    /// One of the words a place knows.
    mutating func word<Value: RawRepresentable & CaseIterable>(
        _ node: PolicyNode,
        as type: Value.Type,
    ) -> Value? where Value.RawValue == String {
        oneOf(node, Value.allCases.map(\.rawValue)).flatMap(Value.init(rawValue:))
    }

    mutating func words<Value: RawRepresentable & CaseIterable>(
        _ node: PolicyNode,
        as type: Value.Type,
    ) -> [Value] where Value.RawValue == String {
        items(node).compactMap { word($0, as: type) }
    }

    mutating func oneOf(_ node: PolicyNode, _ known: [String]) -> String? {
        guard let word = text(node) else { return nil }
        if known.contains(word) { return word }
        error(
            "P006",
            node.place,
            "\"\(word)\" is not known here",
            Spelling.wayOut(word, known, or: "one of: \(known.joined(separator: ", "))"),
        )
        return nil
    }

    mutating func outcome(_ node: PolicyNode) -> Outcome? {
        oneOf(node, Outcome.allCases.map(\.name)).flatMap(Outcome.init(name:))
    }

    mutating func priority(_ node: PolicyNode) -> Priority? {
        oneOf(node, Priority.allCases.map(\.name)).flatMap(Priority.init(name:))
    }

    /// A day, `2027-06-30`.
    mutating func day(_ node: PolicyNode) -> String? {
        if case .scalar(let text) = node.content, Day.isValid(text) { return text }
        error("P006", node.place, "a day was expected here", "write it as 2027-06-30")
        return nil
    }
}
