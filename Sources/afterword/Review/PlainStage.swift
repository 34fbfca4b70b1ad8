/// A review as lines of text, each said once: for screen readers, pipes and dumb terminals.
struct PlainStage: ReviewStage {
    /// Rows that no comment fills, so that nothing is ever out of view.
    static let endless = 1_000_000

    /// Columns of a line, one text after the other; short lines are easier to go back in.
    static let widest = 80

    let write: @Sendable (String) -> Void

    private var said = 0
    private var notice: String?
    private var wasLost = false
    private var question: ReviewPrompt.Question?
    private var scene: Scene?
    private var hasNamedKeys = false

    /// What must change before the comment is read out again.
    private struct Scene: Equatable {
        var id: Int64?
        var version: Int64?
        var view: ReviewState.View
        var isCovered: Bool
        var news: String?
        var total: Int
    }

    static func size(columns: Int) -> ScreenSize {
        ScreenSize(columns: min(columns, widest), rows: endless)
    }

    init(write: @escaping @Sendable (String) -> Void) { self.write = write }

    mutating func forget() {}
    mutating func leave() {}
    mutating func takeOver() {}

    mutating func show(_ state: ReviewState) {
        tell(state)
        ask(state)
        guard state.isSettled, state.prompt == nil, state.end == nil else { return }
        let new = scene(state)
        guard new != scene else { return }
        scene = new
        read(state)
    }

    private mutating func tell(_ state: ReviewState) {
        let isLost = state.link != .up
        if isLost && !wasLost { say("Connection lost, trying again. \(state.outboxWords)") }
        wasLost = isLost
        if let text = state.notice?.text, text != notice { say(text) }
        notice = state.notice?.text
        if state.sayings != said, let message = state.message { say(message.text) }
        said = state.sayings
    }

    private mutating func ask(_ state: ReviewState) {
        guard state.prompt?.question != question else { return }
        question = state.prompt?.question
        guard let prompt = state.prompt else { return }
        let asked = ReviewFoot.question(prompt, state.size.columns).map(\.text)
        write(lines(asked + [ReviewFoot.way(prompt, isPlain: true)]))
    }

    private mutating func read(_ state: ReviewState) {
        let list = state.list
        let place = list.current == nil ? "" : "\(list.position + 1) of \(list.total)."
        let fresh = list.newcomers > 0 ? "\(list.newcomers) new." : ""
        let head = [place, fresh].filter { !$0.isEmpty }.joined(separator: " ")
        write(
            lines(
                ["", head].filter { $0 != head || !head.isEmpty }
                    + ReviewScreen(state).body.map(\.text)
            )
        )
        guard !hasNamedKeys else { return }
        hasNamedKeys = true
        say("Type a key and Enter: a approve, h hold, s spam, r reject, n next, ? for all keys.")
    }

    private func scene(_ state: ReviewState) -> Scene {
        let current = state.list.current
        return Scene(
            id: current?.comment.id,
            version: current?.comment.version,
            view: state.view,
            isCovered: state.isCovered,
            news: current?.news,
            total: current == nil ? state.list.total : 0,
        )
    }

    private func say(_ text: String) { write(SafeText.line(text) + "\n") }

    /// Bars and rules are for eyes.
    private func lines(_ lines: [String]) -> String {
        lines.map { $0.hasPrefix("│ ") ? String($0.dropFirst(2)) : $0 }.map { $0 + "\n" }.joined()
    }
}

extension ReviewState {
    /// Nothing is on its way that the next key would have to wait for.
    var isSettled: Bool {
        guard link == .up, outbox.isEmpty, list.isLoaded, visiting == nil, editing == nil else {
            return false
        }
        return currentID.map { stories[$0] != nil || storiesWithout.contains($0) } ?? true
    }

    /// A line as the keys that it stands for: what a prompt asks for whole, else its first character.
    func keys(of line: String) -> [ReviewKey] {
        if prompt != nil { return line == "." ? [.escape] : [.eraseLine, .paste(line), .enter] }
        if line.isEmpty { return [.enter] }
        return [.character(line[line.startIndex])]
    }
}
