import Comments

/// What a store must hold after a history, kept in the plainest way there is.
struct Model {
    struct Note {
        var id: Int64
        var page: String
        var parent: Int64?
        var root: Int64
        /// Numbers of the comments below the root on the way here, itself last; empty for a root.
        var path: [Int64]
        var created: Timestamp
        var texts: [String]
        var state: CommentState
        /// Revision that readers see, from 1.
        var shown: Int?
        var last: Entry
        /// The last but for pins and what took them back.
        var weighty: Entry
        /// Those that stand: one that was taken back is not among them, unless it was a text.
        var steps: [Step] = []
        var writer = Writer()
        /// Readers' reports that no decision answered, and those that one did, by its number.
        var reports = 0
        var answered: [Int: Int] = [:]
        var hasBeenDecided = false
        var hasAppealed = false
    }
    /// One decision on one comment, in the order in which they were made.
    struct Entry {
        var number: Int
        var id: Int64
        var from: CommentState
        var fromShown: Int?
        /// Nil where a policy or the author acted.
        var moderator: String?
        var at: Timestamp
    }
    struct Step {
        var number: Int
        /// Nil where a policy or the author decided, and where nothing was decided.
        var decider: String?
        var isOutcome: Bool
    }
    struct Batch {
        enum Deed {
            case choice
            case edit
            case redact
            case reply
            case pin
            case unpin
        }
        var moderator: String
        var entries: [Entry]
        var deed = Deed.choice
        var isUndone = false
    }
    enum Answer: Equatable {
        case decided
        case conflict
        case missing
    }

    /// What is hidden loses its pin.
    var notes: [Int64: Note] = [:] {
        didSet { pins.removeAll { notes[$0]?.shown == nil } }
    }
    var batches: [Batch] = []
    var bans: [Ban] = []
    /// What each key leads to: the first key that a conversation had, which is what `page` says everywhere else.
    var places: [String: String] = [:]
    /// The key that a conversation has now.
    var keys: [String: String] = [:]
    /// In the order in which they were pinned.
    var pins: [Int64] = []
    /// How often policies said what, and people; what was undone is among the latter.
    var verdicts: [CommentState: Int] = [:]
    private(set) var decisions: [CommentState: Int] = [:]
    private(set) var undone = 0
    var closed: Set<String> = []
    /// By page: when its first comment came, and when a person opened it last.
    var begun: [String: Timestamp] = [:]
    var opened: [String: Timestamp] = [:]
    private var entries = 0

    mutating func submit(
        _ text: String,
        _ outcome: CommentState,
        on page: String,
        under parent: Int64?,
        by writer: Writer = Writer(),
        as id: Int64,
        at now: Timestamp,
    ) {
        let (page, outcome) = (
            place(of: page), held(outcome, isBanned: isBanned(writer, at: now)),
        )
        if keys[page] == nil {
            (keys[page], places[page], begun[page]) = (page, page, now)
        }
        let first = Entry(number: 0, id: id, from: outcome, moderator: nil, at: now)
        var note = Note(
            id: id,
            page: page,
            parent: nil,
            root: id,
            path: [],
            created: now,
            texts: [text],
            state: outcome,
            shown: outcome == .approved ? 1 : nil,
            last: first,
            weighty: first,
        )
        note.writer = writer
        if let above = parent.flatMap({ notes[$0] }) {
            let kept = Array(above.path.prefix(Limits.depth - 1))
            note.root = above.root
            note.parent = kept.count == above.path.count ? above.id : kept.last
            note.path = kept + [id]
        }
        notes[id] = note
        note.decide(entry(on: note, by: nil, at: now))
        notes[id] = note
        verdicts[outcome, default: 0] += 1
    }

    /// An author's newer text; nil where the time for it is over or the comment is gone.
    mutating func edit(_ id: Int64, _ text: String, _ outcome: CommentState, at now: Timestamp) {
        guard var note = notes[id] else { return }
        var outcome = held(outcome, isBanned: isBanned(note.writer, at: now))
        if note.shown == nil {
            if note.state == .spam {
                outcome = .spam
            } else if outcome == .approved {
                outcome = .held
            }
        }
        if note.hasBeenDecided, outcome == .approved { outcome = .held }
        note.decide(entry(on: note, by: nil, at: now))
        note.texts.append(text)
        note.state = outcome
        if outcome == .approved { note.shown = note.texts.count }
        notes[id] = note
        verdicts[outcome, default: 0] += 1
    }

    mutating func withdraw(_ id: Int64, at now: Timestamp) {
        guard var note = notes[id], note.state != .withdrawn else { return }
        note.decide(entry(on: note, by: nil, at: now))
        note.state = .withdrawn
        note.writer = Writer()
        note.shown = nil
        note.texts = []
        note.reports = 0
        notes[id] = note
    }

    mutating func report(_ id: Int64, isRepeated: Bool) {
        notes[id]?.reports += isRepeated ? 0 : 1
    }

    mutating func decide(
        _ ids: [(id: Int64, seen: Int?)],
        _ choice: Choice,
        by moderator: String,
        isForced: Bool,
        at now: Timestamp,
    ) -> [Int64: Answer] {
        var answers: [Int64: Answer] = [:]
        var made: [Entry] = []
        for item in ids {
            guard var note = notes[item.id] else {
                answers[item.id] = .missing
                continue
            }
            guard mayDecide(note, item.seen, moderator, isForced, now) else {
                answers[item.id] = .conflict
                continue
            }
            answers[item.id] = .decided
            let goal = choice == .approve ? note.texts.count : nil
            if note.state == choice.state, note.decider != nil, note.shown == goal,
                note.reports == 0
            {
                continue
            }
            note.decide(entry(on: note, by: moderator, at: now))
            made.append(note.last)
            (note.answered[note.last.number], note.reports) = (note.reports, 0)
            decisions[choice.state, default: 0] += 1
            (note.state, note.shown, note.hasBeenDecided) = (choice.state, goal, true)
            notes[item.id] = note
        }
        if !made.isEmpty { batches.append(Batch(moderator: moderator, entries: made)) }
        return answers
    }

    func mayDecide(
        _ note: Note,
        _ seen: Int?,
        _ moderator: String,
        _ isForced: Bool,
        _ now: Timestamp,
    ) -> Bool {
        if note.state == .withdrawn { return false }
        if let seen { return seen == note.last.number }
        guard let other = note.weighty.moderator, other != moderator, !isForced else { return true }
        return now.seconds(since: note.weighty.at) >= 600
    }

    /// Nil where there is nothing to take back.
    mutating func undo(by moderator: String, at now: Timestamp) -> [Int64: Answer]? {
        let newest = batches.lastIndex { $0.moderator == moderator && !$0.isUndone }
        guard let newest else { return nil }
        batches[newest].isUndone = true
        var answers: [Int64: Answer] = [:]
        for made in batches[newest].entries {
            guard var note = notes[made.id], note.steps.last?.number == made.number else {
                answers[made.id] = .conflict
                continue
            }
            let deed = batches[newest].deed
            guard deed != .redact, deed != .unpin || hasRoomForPin(on: note.page),
                deed != .pin || pins.contains(made.id)
            else {
                answers[made.id] = .conflict
                continue
            }
            answers[made.id] = .decided
            note.last = entry(on: note, by: moderator, at: now)
            if deed == .edit {
                note.steps.append(Step(number: note.last.number, isOutcome: false))
            } else {
                note.steps.removeLast()
            }
            if deed != .pin, deed != .unpin { note.weighty = note.last }
            switch deed {
            case .choice, .redact:
                undone += 1
                (note.state, note.shown) = (made.from, made.fromShown)
                note.reports += note.answered.removeValue(forKey: made.number) ?? 0
            case .edit: note.add(note.texts[note.texts.count - 2])
            case .reply: (note.state, note.shown) = (.deleted, nil)
            case .pin: pins.removeAll { $0 == made.id }
            case .unpin: pins.append(made.id)
            }
            notes[made.id] = note
        }
        return answers
    }

    mutating func entry(on note: Note, by moderator: String?, at now: Timestamp) -> Entry {
        entries += 1
        return Entry(
            number: entries,
            id: note.id,
            from: note.state,
            fromShown: note.shown,
            moderator: moderator,
            at: now,
        )
    }
}

extension Model.Note {
    /// Stands by an entry from now on.
    mutating func decide(_ entry: Model.Entry) {
        (last, weighty) = (entry, entry)
        steps.append(Model.Step(number: entry.number, decider: entry.moderator, isOutcome: true))
    }

    /// The moderator by whose decision it is where it is.
    var decider: String? { steps.last { $0.isOutcome }?.decider }
}
