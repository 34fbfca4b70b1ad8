/// A list that a server gives in parts.
enum Parts {
    /// The items of one part after the other, until there are enough or no more.
    ///
    /// - Parameters:
    ///   - part: Asked for so many items after a mark; gives them and the next mark. A part may be empty and go on.
    static func collected<Item>(
        atMost most: Int,
        inPartsOf largest: Int,
        from cursor: String?,
        part: (_ size: Int, _ cursor: String?) async throws -> ([Item], String?),
    ) async throws -> (items: [Item], next: String?) {
        var (items, next): ([Item], String?) = ([], cursor)
        var isMore = true
        while isMore && items.count < most {
            let before = next
            let (found, after) = try await part(min(most - items.count, largest), before)
            items += found
            (next, isMore) = (after, after != nil && after != before)
        }
        return (items, next)
    }
}
