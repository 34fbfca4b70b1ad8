import Comments

/// What moderators write.
extension Model {
    /// A moderator's newer text; false where it is a conflict.
    mutating func reword(
        _ id: Int64,
        _ text: String,
        by moderator: String,
        erasing isErasing: Bool,
        at now: Timestamp,
    ) -> Bool {
        guard var note = notes[id] else { return false }
        // A redaction always names the version that was seen.
        let seen = isErasing ? note.last.number : nil
        guard mayDecide(note, seen, moderator, false, now) else { return false }
        note.last = entry(on: note, by: moderator, at: now)
        note.weighty = note.last
        note.steps.append(Step(number: note.last.number, isOutcome: false))
        note.add(text)
        if isErasing {
            note.texts = note.texts.map { _ in text }
            note.shown = note.shown.map { _ in note.texts.count }
        }
        note.hasBeenDecided = true
        notes[id] = note
        batches.append(
            Batch(moderator: moderator, entries: [note.last], deed: isErasing ? .redact : .edit)
        )
        return true
    }

    /// An answer with a badge, public at once.
    mutating func reply(
        _ text: String,
        to parent: Int64,
        by moderator: String,
        as id: Int64,
        at now: Timestamp,
    ) {
        guard let above = notes[parent] else { return }
        let judged = verdicts
        submit(text, .approved, on: above.page, under: parent, as: id, at: now)
        // Nobody judged it.
        verdicts = judged
        guard var note = notes[id] else { return }
        (note.last.moderator, note.weighty.moderator) = (moderator, moderator)
        note.steps[note.steps.count - 1].decider = moderator
        note.hasBeenDecided = true
        notes[id] = note
        batches.append(Batch(moderator: moderator, entries: [note.last], deed: .reply))
    }
}

extension Model.Note {
    /// A newer text takes the place of the public one where that was the newest.
    mutating func add(_ text: String) {
        if shown == texts.count { shown = texts.count + 1 }
        texts.append(text)
    }
}
