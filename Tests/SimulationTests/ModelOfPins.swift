import Comments

/// What stands first on a page.
extension Model {
    func pins(on page: String) -> [Int64] { pins.filter { notes[$0]?.page == page } }

    func hasRoomForPin(on page: String) -> Bool { pins(on: page).count < Limits.pinned }

    /// False where it is refused.
    mutating func pin(
        _ isPinned: Bool,
        _ id: Int64,
        by moderator: String,
        at now: Timestamp,
    ) -> Bool {
        guard var note = notes[id] else { return false }
        guard pins.contains(id) != isPinned else { return true }
        if isPinned {
            guard note.parent == nil, note.shown != nil, hasRoomForPin(on: note.page) else {
                return false
            }
            pins.append(id)
        } else {
            pins.removeAll { $0 == id }
        }
        note.last = entry(on: note, by: moderator, at: now)
        note.steps.append(Step(number: note.last.number, isOutcome: false))
        note.hasBeenDecided = true
        notes[id] = note
        batches.append(
            Batch(moderator: moderator, entries: [note.last], deed: isPinned ? .pin : .unpin)
        )
        return true
    }
}
