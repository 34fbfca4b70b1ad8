import Comments

/// What authors ask a person to read again.
extension Model {
    /// Whether the author may ask for a second look; where they may, it is before a person again.
    mutating func appeal(_ id: Int64, at now: Timestamp) -> Bool {
        guard var note = notes[id], note.shown == nil, !note.hasAppealed else { return false }
        let hasWaited = now.seconds(since: note.created) >= 3 * 86_400
        guard [.rejected, .deleted].contains(note.state) || note.state != .withdrawn && hasWaited
        else { return false }
        note.decide(entry(on: note, by: nil, at: now))
        (note.state, note.hasAppealed) = (.held, true)
        notes[id] = note
        return true
    }
}
