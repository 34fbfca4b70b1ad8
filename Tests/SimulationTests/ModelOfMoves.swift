/// Where conversations stand, and by which keys they are found.
extension Model {
    /// The conversation to which a key leads; its own where there is none yet.
    func place(of key: String) -> String { places[key] ?? key }

    func key(of page: String) -> String { keys[page] ?? page }

    /// False where it is refused.
    mutating func move(_ page: String, to key: String) -> Bool {
        guard (places[key] ?? page) == page else { return false }
        (places[key], keys[page]) = (page, key)
        return true
    }
}
