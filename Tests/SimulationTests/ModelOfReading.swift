/// What readers see.
extension Model {
    /// Of a page: what is public, and what keeps its place above something public.
    func listed(on page: String) -> [Note] {
        let all = notes.values.filter { $0.page == page }
        let above = Set(all.filter { $0.shown != nil }.flatMap { [$0.root] + $0.path.dropLast() })
        return all.filter { $0.shown != nil || above.contains($0.id) }
            .sorted { ([$0.root] + $0.path).lexicographicallyPrecedes([$1.root] + $1.path) }
    }

    func count(on page: String) -> Int {
        notes.values.count { $0.page == page && $0.shown != nil }
    }
}
