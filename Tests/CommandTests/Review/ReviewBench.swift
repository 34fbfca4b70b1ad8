import Testing

@testable import afterword

/// A review without a terminal and a network: keys go in, canned answers come, the screen is looked at.
struct ReviewBench {
    var state: ReviewState
    /// Every effect so far.
    private(set) var effects: [ReviewEffect] = []
    /// Questions that nobody answered yet.
    private(set) var open: [ReviewCall] = []
    private var time = 0.0
    private let pages: [Int64: String]
    private let queue: String
    /// The server has no changes to tell.
    private let isOld: Bool

    /// - Parameter items: Comments as the moderation API sends them.
    init(
        _ items: [String],
        pages: [Int64: String] = [:],
        plan: ReviewPlan = ReviewPlan(actor: "mara"),
        columns: Int = 80,
        rows: Int = 24,
        isOld: Bool = false,
    ) throws {
        self.isOld = isOld
        queue = Samples.queue(items)
        let size = ScreenSize(columns: columns, rows: rows)
        state = ReviewState(plan: plan, size: size, now: 0)
        let comments = try Wire.decode(WireQueue.self, from: Array(queue.utf8)).items
        let plain = zip(comments, items).map { ($0.id, Samples.page($1, explanation: "null")) }
        self.pages = Dictionary(plain) { first, _ in first }.merging(pages) { _, own in own }
        handle(.resized(size))
        try answerReadings()
    }

    mutating func handle(_ event: ReviewEvent, after seconds: Double = 1) {
        time += seconds
        let new = state.handle(event, at: time)
        effects += new
        for case .call(let call) in new { open.append(call) }
    }

    /// Keys a second apart, the readings they lead to answered.
    mutating func press(_ keys: String, after seconds: Double = 1) throws {
        for key in keys { try press(.character(key), after: seconds) }
    }

    mutating func press(_ key: ReviewKey, after seconds: Double = 1) throws {
        handle(.key(key), after: seconds)
        try answerReadings()
    }

    mutating func answer(_ call: ReviewCall, _ answer: ReviewAnswer) throws {
        let index = try #require(open.firstIndex(of: call), "nobody asked \(call)")
        open.remove(at: index)
        handle(.answered(call, answer), after: 0.1)
        try answerReadings()
    }

    /// The decision on its way, done by the server.
    mutating func confirm(version: Int = 1) throws {
        let decision = try #require(decision)
        let json = Samples.decided([Int(decision.id)], decision.choice.state, version: version)
        try answer(.decide(decision), .decided(try decode(json)))
    }

    mutating func lose(_ call: ReviewCall) throws {
        try answer(call, .failed(CommandFailure(.unreachable, "cannot reach it")))
    }

    var decision: ReviewDecision? {
        open.compactMap { if case .decide(let decision) = $0 { decision } else { nil } }.first
    }

    func decode<Value: Decodable>(_ json: String) throws -> Value {
        try Wire.decode(Value.self, from: Array(json.utf8))
    }

    /// The queue, stories, leases and reasons: what a server answers without anything changing.
    private mutating func answerReadings() throws {
        while let call = open.first(where: { reading($0) != nil }), let answer = reading(call) {
            open.removeAll { $0 == call }
            handle(.answered(call, answer), after: 0)
        }
    }

    private func reading(_ call: ReviewCall) -> ReviewAnswer? {
        switch call {
        case .changes(nil):
            isOld
                ? .failed(CommandFailure(.notFound, "no such page"))
                : .changes(WireChanges(changes: [], last: 40))
        case .queue(nil, nil): (try? decode(queue)).map(ReviewAnswer.queue)
        case .story(let id): pages[id].flatMap { try? decode($0) }.map(ReviewAnswer.story)
        case .reasons: .policies([ReviewBench.policy])
        case .release: .done
        default: nil
        }
    }

    private static var policy: PolicyReport {
        var policy = PolicyReport(name: "peer-support")
        policy.sites = ["default"]
        policy.reasonCodes = [
            "off_topic", "unkind", "advertising", "privacy", "contact_details", "medical_advice",
            "unsafe_detail", "duplicate", "unreadable", "other",
        ]
        return policy
    }

    /// The screen as text; every row is there, none is too wide, nothing in it acts on a terminal.
    func screen(at location: SourceLocation = #_sourceLocation) -> String {
        let lines = ReviewScreen(state).lines
        #expect(lines.count == state.size.rows, sourceLocation: location)
        for line in lines {
            #expect(line.width <= state.size.columns, sourceLocation: location)
            let acts = line.text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
            #expect(!acts, sourceLocation: location)
        }
        return lines.map { $0.text + "\n" }.joined()
    }

    var message: String { state.message?.text ?? "" }
    var viewed: Int64? { state.currentID }
}
