/// The comments of a shift in the queue's order, and which of them is in view.
///
/// What was decided stays in the list, so that one can go back to it.
struct ReviewList {
    /// One comment of the shift.
    struct Entry {
        var comment: WireComment
        /// What was decided here, while it stands.
        var choice: ReviewChoice?
        /// What somebody else did to it meanwhile, in words.
        var news: String?
        /// It left the queue by another hand.
        var isGone = false

        var isOpen: Bool { choice == nil && !isGone }
    }
    private(set) var entries: [Entry] = []
    /// As many as there are entries: everything was seen.
    private(set) var position = 0
    /// Where the server's list goes on.
    private(set) var cursor: String?
    /// Comments of the server's list that were not fetched yet.
    private(set) var beyond = 0
    /// Comments that were said to have come while one was at work and were not in view yet.
    private var announced: Set<Int64> = []
    private(set) var isLoaded = false

    var current: Entry? { position < entries.count ? entries[position] : nil }
    /// What the shift has in all, decided ones too.
    var total: Int { entries.count + beyond }
    /// Of those the ones that are in this list.
    var newcomers: Int { entries.count { announced.contains($0.comment.id) } }
    var decided: Int { entries.count { $0.choice != nil } }
    var left: Int { entries.count(where: \.isOpen) + beyond }

    func index(of id: Int64) -> Int? { entries.firstIndex { $0.comment.id == id } }

    subscript(id: Int64) -> Entry? {
        get { index(of: id).map { entries[$0] } }
        set { if let index = index(of: id), let newValue { entries[index] = newValue } }
    }

    /// The place of the next comment that is to be decided and that nobody else reads.
    ///
    /// When others read all the rest, theirs come too: nobody is kept from reading.
    func upcoming(without taken: Set<Int64>) -> Int? {
        let ahead = entries.indices.dropFirst(position + 1).filter { entries[$0].isOpen }
        return ahead.first { !taken.contains(entries[$0].comment.id) } ?? ahead.first
    }

    mutating func advance(without taken: Set<Int64>) {
        go(to: upcoming(without: taken) ?? entries.count)
    }

    mutating func back() { go(to: max(0, position - 1)) }

    mutating func go(to index: Int) {
        position = min(max(index, 0), entries.count)
        if let current { announced.remove(current.comment.id) }
    }

    mutating func announce(_ id: Int64) {
        if current?.comment.id != id { announced.insert(id) }
    }
}

extension ReviewList {
    /// Takes in one answer of the queue; the first part orders everything that is still ahead.
    mutating func take(_ queue: WireQueue, isFirst: Bool) {
        let known = Set(entries.map(\.comment.id))
        let fresh = queue.items.filter { !known.contains($0.id) }
        if isFirst && isLoaded {
            merge(queue.items)
        } else {
            entries += fresh.map { Entry(comment: $0) }
        }
        beyond =
            isFirst ? max(0, queue.waiting - queue.items.count) : max(0, beyond - fresh.count)
        cursor = queue.next
        if cursor == nil { beyond = 0 }
        isLoaded = true
        if let current { announced.remove(current.comment.id) }
    }

    /// What lies ahead in the server's order; comments that the answer does not reach follow.
    private mutating func merge(_ items: [WireComment]) {
        let seen = entries.prefix(position + 1)
        let past = Set(seen.map(\.comment.id))
        let ahead = entries.dropFirst(position + 1)
        let listed = items.filter { !past.contains($0.id) }.map { item in
            ahead.first { $0.comment.id == item.id } ?? Entry(comment: item)
        }
        let ids = Set(listed.map(\.comment.id))
        entries = seen + listed + ahead.filter { !ids.contains($0.comment.id) }
    }

    /// Shows a comment that was not in the list, or brings one back before the one in view.
    mutating func insert(_ comment: WireComment) {
        entries.insert(Entry(comment: comment), at: position)
    }

    /// Moves a comment right before the one in view, where one step back finds it.
    mutating func bringBack(_ id: Int64) {
        guard let index = index(of: id), index < position else { return }
        let entry = entries.remove(at: index)
        entries.insert(entry, at: position - 1)
    }

    /// Starts anew with what is left on the server.
    mutating func restart() { self = ReviewList() }
}
