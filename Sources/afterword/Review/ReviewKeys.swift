/// What each key does.
extension ReviewState {
    /// Seconds that a comment is in view before a key decides it: a key typed earlier was not about it.
    static let firstLook = 0.35
    /// Seconds after which the same key decides again: a key held down must not decide a row of comments.
    static let sameKey = 0.7
    /// Seconds below which the same key comes from a finger that rests on it.
    static let heldKey = 0.25

    mutating func press(_ key: ReviewKey) -> [ReviewEffect] {
        if prompt != nil { return pressInPrompt(key) }
        defer { lastPress = (key, now) }
        if case .paste = key {
            say("Pasted text was ignored: keys decide, and only one at a time.")
            return []
        }
        let asked = confirming
        confirming = nil
        if key == .redraw { return [.redraw] }
        if case .character(let character) = key {
            return press(character.lowercased(), key, asked)
        }
        if key == .escape { leaveView() } else if key == .left { goBack() }
        if key == .right || key == .enter { goOn() }
        scroll(by: key)
        return []
    }

    private mutating func press(
        _ letter: String,
        _ key: ReviewKey,
        _ asked: Confirmation?,
    ) -> [ReviewEffect] {
        switch letter {
        case "q":
            leave(asked)
        case _ where size.isTooSmall:
            break
        case "a": decide(.approve, key, asked)
        case "h": decide(.hold, key, asked)
        case "s": decide(.spam, key, asked)
        case "r": decide(.reject, key, asked)
        case "u": undo(key, asked)
        case "e": return edit()
        case "n": goOn()
        case "p": goBack()
        case "x": toggle(.explain)
        case "t": toggle(.thread)
        case "?": toggle(.help)
        case "/":
            message = nil
            prompt = ReviewPrompt(question: .search, text: search ?? "")
        case "v", " ": uncoverOrScroll(letter)
        case "j": scroll(by: .down)
        case "k": scroll(by: .up)
        default: say("\(SafeText.line(letter)) does nothing here; ? shows the keys.")
        }
        return []
    }

    private mutating func leaveView() {
        if view != .item { view = .item } else { (message, notice) = (nil, nil) }
        scroll = 0
    }

    private mutating func toggle(_ wanted: View) {
        guard wanted == .help || currentID != nil else { return }
        view = view == wanted ? .item : wanted
        scroll = 0
    }

    private mutating func goOn() {
        message = nil
        guard list.current == nil else {
            list.advance(without: takenIDs)
            return
        }
        guard list.isLoaded else { return }
        // Begins again with what is left, and looks whether there is more.
        list.restart()
        stories = [:]
    }

    private mutating func goBack() {
        message = nil
        guard list.position > 0 else { return say("This is the first one.") }
        list.back()
        // What the others did to it meanwhile is asked anew.
        currentID.map { stories[$0] = nil }
    }

    private mutating func uncoverOrScroll(_ letter: String) {
        guard let comment = list.current?.comment else { return }
        if comment.covered && (isCovered || letter == "v") {
            uncovered = isCovered ? comment.id : nil
            (scroll, shownAt, message) = (0, now, nil)
        } else {
            scroll(by: .pageDown)
        }
    }

    private mutating func scroll(by key: ReviewKey) {
        let screen = ReviewScreen(self)
        let page = max(1, screen.bodyRows - 1)
        switch key {
        case .up: scroll -= 1
        case .down: scroll += 1
        case .pageUp: scroll -= page
        case .pageDown: scroll += page
        case .home: scroll = 0
        case .end: scroll = screen.mostScroll
        default: return
        }
        scroll = min(max(scroll, 0), screen.mostScroll)
    }

    private mutating func leave(_ asked: Confirmation?) {
        guard !outbox.isEmpty, asked != .leave else {
            end = .asked
            return
        }
        confirming = .leave
        say("\(outboxWords) Not confirmed yet; q again leaves without knowing.", alarming: true)
    }

    /// What is on its way, in words.
    var outboxWords: String {
        let words =
            switch outbox.first {
            case .decide(let decision): decision.choice.doing(decision.id)
            case .edit(let edit): "Changing the text of #\(edit.id) …"
            case .undo: "Taking the last step back …"
            case nil: ""
            }
        return outbox.orders.count > 1 ? "\(words) and \(outbox.orders.count - 1) more." : words
    }

    private mutating func pressInPrompt(_ key: ReviewKey) -> [ReviewEffect] {
        guard var open = prompt else { return [] }
        let step = open.press(key)
        prompt = open
        if key != .enter { message = nil }
        switch step {
        case .typing: if key == .enter { say("No code, or more than one, begins so.") }
        case .left:
            prompt = nil
            if open.question != .search { say("Nothing was decided.") }
        case .answered(let text):
            prompt = nil
            answer(open.question, text.isEmpty ? nil : text)
        }
        return []
    }

    private mutating func answer(_ question: ReviewPrompt.Question, _ text: String?) {
        switch question {
        case .reason(let deed):
            message = nil
            if case .edit = deed {
                guard text != nil else { return askAgain(question) }
                return carryOut(deed, reason: text, note: nil)
            }
            prompt = ReviewPrompt(question: .note(deed, reason: text))
        case .note(let deed, let reason): carryOut(deed, reason: reason, note: text)
        case .search:
            search = text
            list.restart()
            (stories, message) = ([:], nil)
        }
    }

    private mutating func askAgain(_ question: ReviewPrompt.Question) {
        prompt = ReviewPrompt(question: question)
        say("Say why: others will want to know.")
    }
}
