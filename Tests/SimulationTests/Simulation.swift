import Comments
import Desk

/// One history: random acts on a real desk, each told to the model too, and both compared after every step.
struct Simulation {
    var random: SeededNumbers
    let house: SimulatedHouse
    var model = Model()
    private(set) var tokens: [Int64: String] = [:]
    /// Versions as moderators saw them, by comment: the store's number for the model's.
    var versions: [Int64: (store: LogEntryID, model: Int)] = [:]
    var revisions: [String: (shown: [String], revision: Int64)] = [:]
    private var texts = 0
    /// By which readers are known again.
    private var keys: Set<String> = []
    let pages = ["/a", "/b", "/c"]
    let moderators = [
        Actor(name: "mona", role: .moderator), Actor(name: "sam", role: .senior),
    ]

    init(seed: UInt64) async throws {
        random = SeededNumbers(seed: seed)
        house = try await SimulatedHouse()
    }

    /// Nil where store and model agree to the end; else what differs, in words.
    mutating func run(steps: Int) async throws -> String? {
        for step in 0..<steps {
            let act = try await next()
            let wrong = act.difference
            let differs = try await differences()
            if let difference = wrong ?? differs {
                return "step \(step), \(act.name): \(difference)"
            }
        }
        if let difference = try await differencesOfFigures() { return "figures: \(difference)" }
        let log = try await house.desk.verifyLog(by: Actor(name: "olga", role: .admin))
        return log.isWhole ? nil : log.detail
    }

    private func differencesOfFigures() async throws -> String? {
        let stats = try await house.desk.stats(site: nil, days: 30, by: moderators[1])
        let tally = stats.tally
        let held = model.notes.values.count { $0.state == .held }
        let waiting = stats.waiting.reduce(0) { $0 + $1.comments }
        let pairs: [(String, Bool)] = [
            ("verdicts \(tally.verdicts)", tally.verdicts == model.verdicts),
            ("decisions \(tally.decisions)", tally.decisions == model.decisions),
            ("undone \(tally.undone), not \(model.undone)", tally.undone == model.undone),
            ("waiting \(waiting), not \(held)", waiting == held),
            ("spam \(stats.spam)", stats.spam == model.notes.values.count { $0.state == .spam }),
        ]
        if let wrong = pairs.first(where: { !$0.1 }) { return wrong.0 }
        let last = model.notes.keys.max() ?? 0
        return try await house.differencesOfPeriods(since: house.begin, comments: last)
    }

    struct Act {
        var name: String
        var difference: String?

        init(_ name: String, _ difference: String? = nil) {
            (self.name, self.difference) = (name, difference)
        }
    }

    private mutating func next() async throws -> Act {
        switch random.below(100) {
        case ..<30: return try await submit()
        case ..<50: return try await decide()
        case ..<56: return try await reword()
        case ..<59: return try await reply()
        case ..<62: return try await pin()
        case ..<64: return try await ban()
        case ..<66: return try await move()
        case ..<71: return try await undo()
        case ..<79: return try await edit()
        case ..<83: return try await withdraw()
        case ..<87: return try await setOpen()
        case ..<92: return try await report()
        case ..<94: return try await appeal()
        case ..<95:
            house.pass(seconds: random.below(random.chance(10) ? 80_000 : 1_200))
            return Act("time passes")
        case ..<97:
            try await house.desk.sweep()
            try await house.desk.closeByAge()
            model.closeDue(at: house.now)
            return Act("a sweep")
        default:
            try house.restart()
            return Act("a restart")
        }
    }

    mutating func text() -> (text: String, outcome: CommentState) {
        texts += 1
        let words: (String, CommentState) =
            switch random.below(10) {
            case ..<3: ("slowly", .held)
            case 3: ("cheaply", .spam)
            default: ("well", .approved)
            }
        return ("Text \(texts), said \(words.0).", words.1)
    }

    private static let addresses = ["ada@example.org", "bela@example.org"].map {
        EmailAddress($0, toASCII: { $0 })
    }

    /// Somebody with an address or without, with a key that they kept or without.
    private mutating func writer() -> Model.Writer {
        let address = random.below(3)
        return Model.Writer(
            address: address < 2 ? address : nil,
            key: random.chance(40) ? keys.sorted().randomElement(using: &random) : nil,
        )
    }

    mutating func someone() -> Int64? {
        model.notes.keys.sorted().randomElement(using: &random)
    }

    // MARK: Acts

    private mutating func submit() async throws -> Act {
        let page = pages[random.below(pages.count)]
        let parent = random.chance(50) ? someone() : nil
        let (text, outcome) = text()
        var submission = Submission(
            site: .usual,
            page: PageKey(stored: page),
            author: TypedAuthor(name: "Ada"),
            body: text,
        )
        submission.parent = parent.map(CommentID.init(_:))
        var writer = writer()
        writer.address.map { submission.author.email = Simulation.addresses[$0] }
        submission.remember = random.chance(20)
        submission.authorKey = writer.key
        model.closeDue(model.place(of: page), at: house.now)
        let expected: Refusal? =
            if model.closed.contains(model.place(of: page)) {
                .closed
            } else if let parent,
                model.notes[parent]?.page != model.place(of: page)
                    || model.notes[parent]?.shown == nil
            { .noSuchParent } else { nil }
        do {
            let posted = try await house.desk.submit(Posting(submission), to: house.site)
            if let expected { return Act("submit", "taken, and \(expected) was right") }
            let id = posted.receipt.id.rawValue
            tokens[id] = posted.receipt.token
            if let key = posted.receipt.authorKey {
                writer.key = key
                keys.insert(key)
            }
            model.submit(text, outcome, on: page, under: parent, by: writer, as: id, at: house.now)
            return Act("submit \(id)")
        } catch let refused as Refused {
            return Act("submit", refused.refusal == expected ? nil : "\(refused.refusal)")
        }
    }

    private mutating func decide() async throws -> Act {
        let all = model.notes.keys.sorted()
        guard !all.isEmpty else { return Act("nothing to decide") }
        var ids = Set((0...random.below(3)).compactMap { _ in all.randomElement(using: &random) })
        if random.chance(5) { ids.insert(1_000_000) }
        let choice = Choice.allCases[random.below(Choice.allCases.count)]
        let actor = moderators[random.below(moderators.count)]
        var items: [DecisionItem] = []
        var seen: [(id: Int64, seen: Int?)] = []
        for id in ids.sorted() {
            // Half of them name the version that was looked at some time ago.
            let version = random.chance(50) ? versions[id] : nil
            items.append(DecisionItem(id: CommentID(id), version: version?.store))
            seen.append((id, version?.model))
        }
        var order = DecisionOrder(items, choice)
        order.isForced = random.chance(20)
        let result = try await house.desk.decide(order, by: actor)
        let expected = model.decide(
            seen,
            choice,
            by: actor.name,
            isForced: order.isForced,
            at: house.now,
        )
        let name = "\(actor.name) says \(choice.rawValue) of \(ids.sorted())"
        return Act(name, difference(result, expected))
    }

    private mutating func undo() async throws -> Act {
        let actor = moderators[random.below(moderators.count)]
        let expected = model.undo(by: actor.name, at: house.now)
        do {
            let result = try await house.desk.undo(by: actor)
            guard let expected else {
                return Act("undo", "something was undone, and nothing was there")
            }
            return Act("\(actor.name) undoes", difference(result, expected))
        } catch Refusal.notFound {
            return Act("undo", expected == nil ? nil : "nothing to undo, and there was")
        }
    }

    private func difference(_ result: DecisionResult, _ expected: [Int64: Model.Answer]) -> String?
    {
        var found: [Int64: Model.Answer] = [:]
        for item in result.decided { found[item.id.rawValue] = .decided }
        for item in result.conflicts { found[item.id.rawValue] = .conflict }
        for id in result.missing { found[id.rawValue] = .missing }
        return found == expected ? nil : "\(found), and \(expected) was right"
    }

    private mutating func edit() async throws -> Act {
        guard let id = someone(), let note = model.notes[id], let token = tokens[id] else {
            return Act("nobody to edit")
        }
        let (text, outcome) = text()
        let isInTime = house.now.seconds(since: note.created) < house.site.editMinutes * 60
        let mayEdit = isInTime && note.state != .withdrawn
        do {
            _ = try await house.desk.edit(token, body: text, languages: [])
            guard mayEdit else { return Act("edit \(id)", "taken too late") }
            model.edit(id, text, outcome, at: house.now)
            return Act("edit \(id)")
        } catch is Refusal {
            return Act("edit \(id)", mayEdit ? "refused in time" : nil)
        }
    }

    private mutating func withdraw() async throws -> Act {
        guard let id = someone(), let token = tokens[id] else { return Act("nobody to withdraw") }
        let reading = try await house.desk.withdraw(token, languages: [])
        model.withdraw(id, at: house.now)
        return Act("withdraw \(id)", reading.state == .withdrawn ? nil : "\(reading.state)")
    }

    private mutating func setOpen() async throws -> Act {
        let page = pages[random.below(pages.count)]
        guard let thread = try await house.thread(page) else { return Act("no page yet") }
        let isOpen = random.chance(60)
        _ = try await house.desk.setOpen(isOpen, thread: thread.id, by: moderators[1])
        model.setOpen(isOpen, model.place(of: page), at: house.now)
        return Act(isOpen ? "open \(page)" : "close \(page)")
    }
}

extension SeededNumbers {
    mutating func below(_ bound: Int) -> Int {
        Int.random(in: 0..<bound, using: &self)
    }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}
