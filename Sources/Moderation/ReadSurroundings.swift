import Comments
import Foundation

/// `thread`, `article`, `time` and `network` (POLICIES §4).
extension PolicyReader {
    mutating func thread(_ node: PolicyNode) -> ThreadMatcher? {
        let known = [
            "parent_tag", "depth", "comments", "locked", "replies_last", "participants",
            "parent_author_is_self",
        ]
        guard let fields = Fields(node, known: known, notes: &notes),
            requireKeys(fields, node, "thread")
        else { return nil }
        var matcher = ThreadMatcher()
        if let tags = fields["parent_tag"] { matcher.parentTags = notes.texts(tags) }
        if let depth = fields["depth"] { matcher.depth = notes.comparison(depth) }
        if let comments = fields["comments"] { matcher.comments = notes.comparison(comments) }
        if let locked = fields["locked"] { matcher.isLocked = notes.flag(locked) }
        if let last = fields["replies_last"] { matcher.repliesLast = repliesLast(last) }
        if let people = fields["participants"] { matcher.participants = notes.comparison(people) }
        if let own = fields["parent_author_is_self"] { matcher.parentIsOwn = notes.flag(own) }
        return matcher
    }

    private mutating func repliesLast(_ node: PolicyNode) -> ThreadMatcher.RepliesLast? {
        guard let fields = Fields(node, known: ["window", "count"], notes: &notes) else {
            return nil
        }
        guard let window = fields["window"], let count = fields["count"] else {
            notes.error("P014", node.place, "replies_last needs `window` and `count`", "")
            return nil
        }
        guard let seconds = notes.span(window), let bound = notes.comparison(count) else {
            return nil
        }
        return ThreadMatcher.RepliesLast(window: seconds, bound: bound)
    }

    mutating func article(_ node: PolicyNode) -> ArticleMatcher? {
        let known = ["path", "id", "tag", "age", "comments_so_far"]
        guard let fields = Fields(node, known: known, notes: &notes),
            requireKeys(fields, node, "article")
        else { return nil }
        var matcher = ArticleMatcher()
        if let paths = fields["path"] { matcher.paths = self.paths(paths) }
        if let numbers = fields["id"] { matcher.numbers = notes.texts(numbers) }
        if let tags = fields["tag"] { matcher.tags = notes.texts(tags) }
        if let age = fields["age"] { matcher.age = notes.comparisonOfSpans(age) }
        if let count = fields["comments_so_far"] {
            matcher.commentsSoFar = notes.comparison(count)
        }
        return matcher
    }

    private mutating func paths(_ node: PolicyNode) -> [String] {
        let paths = notes.texts(node)
        for path in paths where !path.hasPrefix("/") && !path.hasPrefix("*") {
            notes.error("P006", node.place, "\"\(path)\" is not a path", "begin it with / or *")
        }
        return paths
    }

    mutating func time(_ node: PolicyNode) -> TimeMatcher? {
        guard let fields = Fields(node, known: ["hours", "weekday", "zone"], notes: &notes) else {
            return nil
        }
        var matcher = TimeMatcher()
        if let hours = fields["hours"] { read(hours: hours, into: &matcher) }
        if let days = fields["weekday"] { matcher.weekdays = weekdays(days) }
        if let node = fields["zone"], let zone = notes.text(node) {
            matcher.zone = zone
            if TimeZone(identifier: zone) == nil {
                notes.error(
                    "P006",
                    node.place,
                    "\"\(zone)\" is not a time zone",
                    "write it as Europe/Berlin",
                )
            }
        }
        if fields["hours"] == nil && fields["weekday"] == nil {
            notes.error("P014", node.place, "time needs `hours` or `weekday`", "hours: 22-6")
        }
        return matcher
    }

    /// `22-6`: from ten in the evening to before six.
    private mutating func read(hours node: PolicyNode, into matcher: inout TimeMatcher) {
        let written =
            notes.text(node)?.split(separator: "-", omittingEmptySubsequences: false) ?? []
        let parts = written.compactMap { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
        guard written.count == 2, parts.count == 2, parts[0] != parts[1],
            parts.allSatisfy((0...24).contains)
        else {
            notes.error("P006", node.place, "not a span of hours", "write it as 22-6")
            return
        }
        matcher.hours = min(parts[0], parts[1])..<max(parts[0], parts[1])
        matcher.wrapsMidnight = parts[0] > parts[1]
    }

    private mutating func weekdays(_ node: PolicyNode) -> Set<Int> {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        let days = notes.items(node).compactMap { notes.oneOf($0, names) }.compactMap {
            names.firstIndex(of: $0)
        }
        return Set(days.map { $0 + 1 })
    }

    /// Networks written in the rule or listed one a line; only local lists, nothing is looked up.
    mutating func network(_ node: PolicyNode) -> NetworkMatcher? {
        guard let fields = Fields(node, known: ["cidr", "list"], notes: &notes) else { return nil }
        if fields["cidr"] != nil, fields["list"] != nil {
            notes.error(
                "P014",
                node.place,
                "network takes `cidr` or `list`, not both",
                "ask for either with `any:`",
            )
        }
        if let cidr = fields["cidr"] {
            let networks = notes.texts(cidr)
            for network in networks where !NetworkSyntax.isNetwork(network) {
                notes.error(
                    "P006",
                    cidr.place,
                    "\"\(network)\" is not a network",
                    "write it as 192.0.2.0/24 or 2001:db8::/32",
                )
            }
            let name = networks.sorted().joined(separator: ",")
            return NetworkMatcher(question: NetworkQuestion(name: name, networks: networks))
        }
        guard let list = fields["list"], let name = notes.text(list) else {
            notes.error("P014", node.place, "network needs `cidr` or `list`", "")
            return nil
        }
        return NetworkMatcher(question: NetworkQuestion(name: name, networks: []), list: name)
    }
}

/// What a network looks like; the server reads it with the system's own parser.
enum NetworkSyntax {
    static func isNetwork(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let address = parts.first, parts.count <= 2 else { return false }
        let isNew = address.contains(":")
        if parts.count == 2 {
            guard let bits = Int(parts[1]), (0...(isNew ? 128 : 32)).contains(bits) else {
                return false
            }
        }
        return isNew ? isNewAddress(address) : isOldAddress(address)
    }

    private static func isOldAddress(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                part.count <= 3 && part.allSatisfy(\.isNumber)
                    && Int(part).map { $0 < 256 } ?? false
            }
    }

    private static func isNewAddress(_ text: Substring) -> Bool {
        let groups = text.split(separator: ":", omittingEmptySubsequences: false)
        let isShort = text.contains("::")
        return groups.count <= 8 && (isShort || groups.count == 8)
            && groups.allSatisfy { $0.count <= 4 && $0.allSatisfy(\.isHexDigit) }
    }
}
