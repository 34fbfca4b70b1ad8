import Comments
import Desk
import Storage

/// What store and model say differently, in words.
extension Simulation {
    mutating func differences() async throws -> String? {
        for page in pages {
            if let difference = try await differences(on: page) { return "\(page): \(difference)" }
        }
        // By number: what the random numbers are asked for must not hang on the order of a dictionary.
        let ids = model.notes.keys.sorted()
        let kept = try await house.read { reading in
            try ids.map { try KeptComment(CommentID($0), in: reading) }
        }
        for (id, kept) in zip(ids, kept) {
            guard let note = model.notes[id] else { continue }
            if let difference = differences(of: note, kept) {
                return "comment \(id): \(difference)"
            }
        }
        return nil
    }

    private mutating func differences(on page: String) async throws -> String? {
        let (key, place) = (PageKey(stored: page), model.place(of: page))
        var question = ThreadQuestion()
        question.limit = 1 + random.below(7)
        question.repeatsAncestors = false
        var shown: [String] = []
        var reading: ThreadReading
        repeat {
            reading = try await house.desk.readThread(.usual, key, question)
            if let difference = differences(ofPinsIn: reading, question, place) {
                return difference
            }
            shown += reading.comments.map(Simulation.told)
            question.cursor = reading.next
        } while reading.next != nil
        let expected = model.listed(on: place).map(Simulation.told)
        guard shown == expected else { return "shows \(shown), and \(expected) was right" }
        guard reading.count == model.count(on: place) else { return "counts \(reading.count)" }
        guard reading.key.text == model.key(of: place) else { return "is \(reading.key)" }
        guard try await house.thread(page) != nil else { return nil }
        guard reading.isOpen != model.closed.contains(place) else {
            return "open: \(reading.isOpen)"
        }
        let before = revisions[page]
        revisions[page] = (shown, reading.revision)
        guard let before else { return nil }
        let hasChanged = before.shown != shown
        guard !hasChanged || reading.revision > before.revision else {
            return "changed and kept revision \(reading.revision)"
        }
        return nil
    }

    /// Copies stand before the first part and no other, marks wherever a pinned comment stands.
    private func differences(
        ofPinsIn reading: ThreadReading,
        _ question: ThreadQuestion,
        _ page: String,
    ) -> String? {
        let pins = model.pins(on: page)
        let copies = reading.pinned.map(\.comment.id.rawValue)
        guard copies == (question.cursor == nil ? pins : []) else { return "pinned \(copies)" }
        let marked = Set(reading.comments.filter(\.isPinned).map(\.id.rawValue))
        let expected = Set(reading.comments.map(\.id.rawValue)).intersection(pins)
        return marked == expected ? nil : "marks \(marked), and \(expected) was right"
    }

    private static func told(_ comment: Comment) -> String {
        let shape =
            switch comment.shape {
            case .published(let source): source
            case .tombstone: "removed"
            case .stub: "stub"
            }
        return
            "\(comment.id.rawValue) under \(comment.parent?.rawValue ?? 0) at \(comment.depth): \(shape)"
    }

    private static func told(_ note: Model.Note) -> String {
        let shape = note.shown.map { note.texts[$0 - 1] } ?? "removed"
        return "\(note.id) under \(note.parent ?? 0) at \(note.path.count): \(shape)"
    }

    private mutating func differences(of note: Model.Note, _ kept: KeptComment) -> String? {
        guard let stored = kept.comment else { return "is gone" }
        if let difference = differencesOfReports(note, kept.reports) { return difference }
        guard stored.state == note.state else { return "is \(stored.state), not \(note.state)" }
        guard stored.publicRevision == note.shown else {
            return "shows revision \(stored.publicRevision ?? 0), not \(note.shown ?? 0)"
        }
        if random.chance(10) { versions[note.id] = (stored.version, note.last.number) }
        guard note.state != .withdrawn else { return stored.name.isEmpty ? nil : "kept a name" }
        guard stored.revision == note.texts.count else { return "has \(stored.revision) revisions" }
        return kept.source == note.texts.last ? nil : "says \(kept.source ?? "nothing")"
    }
}

/// All that the store has of one comment.
private struct KeptComment {
    var comment: StoredComment?
    var source: String?
    var reports: [ReaderReport]

    init(_ id: CommentID, in reading: Reading) throws {
        comment = try reading.comment(id)
        source = try comment.map { try reading.source(of: id, revision: $0.revision) }
        reports = try reading.reports(on: id)
    }
}
