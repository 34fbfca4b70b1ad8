/// What the server's answers change.
extension ReviewState {
    mutating func take(_ answer: ReviewAnswer, to call: ReviewCall) -> [ReviewEffect] {
        inFlight.remove(call)
        if case .failed(let failure) = answer { return take(failure, of: call) }
        restoreLink()
        switch (call, answer) {
        case (.queue(let asked, let cursor), .queue(let queue)):
            // An answer to an older search says nothing about this one.
            if asked == search { list.take(queue, isFirst: cursor == nil) }
        case (.story(let id), .story(let page)): take(page, of: id)
        case (.lookUp(let id), .story(let page)): lookedUp(page, id)
        case (.decide(let decision), .decided(let result)): decided(decision, result)
        case (.undo, .decided(let result)): undone(result)
        case (.edit(let edit), .changed(let item)): changed(edit, version: item.version)
        case (.lease(let id), _):
            (taken[id], _) = (nil, leased.insert(id))
            hasLeased = true
        case (.changes, .changes(let changes)): take(changes)
        case (.reasons, .policies(let policies)): reasons = policies
        default: break
        }
        return []
    }

    private mutating func take(_ failure: CommandFailure, of call: ReviewCall) -> [ReviewEffect] {
        if failure.status == .unreachable { return lose(call, failure) }
        restoreLink()
        switch call {
        case .queue: end = .failed(failure)
        case .story(let id): storyFailed(id, failure)
        case .decide(let decision):
            outbox.settle()
            refuse(decision, because: failure.line)
        case .edit(let edit): editFailed(edit, failure)
        case .undo, .lookUp: orderFailed(failure)
        case .lease(let id): leaseFailed(id, failure)
        case .changes: changesFailed(failure)
        case .reasons: reasons = []
        case .release: break
        }
        return []
    }

    private mutating func leaseFailed(_ id: Int64, _ failure: CommandFailure) {
        if failure.status == .refused {
            taken[id] = (Wording.sentence(failure.line), now)
        } else if hasLeased || failure.status != .notFound {
            // This comment is gone, or the server had a bad moment: asked again when leases are renewed.
            leased.insert(id)
        } else {
            offers.leases = false
        }
    }

    private mutating func storyFailed(_ id: Int64, _ failure: CommandFailure) {
        storiesWithout.insert(id)
        if visiting == id { visiting = nil }
        if failure.status == .notFound {
            list[id]?.isGone = true
            list[id]?.news = "It is not there any more."
        } else if id == currentID {
            say(failure.line, alarming: true)
        }
    }

    /// An older server has none to tell; whoever may not ask is told so by the queue.
    private mutating func changesFailed(_ failure: CommandFailure) {
        offers.changes = false
        if ![.notFound, .refused].contains(failure.status) {
            say("What others do is not heard any more: \(Wording.sentence(failure.line))")
        }
    }

    private mutating func orderFailed(_ failure: CommandFailure) {
        let isNothing = failure.status == .notFound && outbox.first == .undo
        outbox.settle()
        say(isNothing ? "There is nothing of yours left to take back." : failure.line)
    }

    private mutating func editFailed(_ edit: ReviewEdit, _ failure: CommandFailure) {
        outbox.settle()
        offers.edits = failure.code != "method_not_allowed"
        stories[edit.id] = nil
        let what =
            offers.edits
            ? "The text of #\(edit.id) was not changed: \(Wording.sentence(failure.line))"
            : "This server cannot edit comments."
        say(what + " Your words are kept: e shows them again.", alarming: true)
    }

    mutating func changed(_ edit: ReviewEdit, version: Int64) {
        outbox.settle()
        outbox.steps.append(.init(id: edit.id, version: version))
        drafts[edit.id] = nil
        list[edit.id]?.comment.version = version
        list[edit.id]?.comment.text = edit.body
        stories[edit.id] = nil
        say("Changed the text of #\(edit.id). u takes it back.")
    }
}

extension ReviewState {
    /// A comment's story came: what is in view is what it says.
    mutating func take(_ page: WireCommentPage, of id: Int64) {
        stories[id] = page
        storiesWithout.remove(id)
        if visiting == id {
            visiting = nil
            if list[id] == nil { list.insert(page.comment) }
            list.index(of: id).map { list.go(to: $0) }
        }
        guard var entry = list[id], !outbox.concerns(id) else { return }
        let old = entry.comment
        guard page.comment.version >= old.version else {
            // It was on its way when our own act was done: its marks may be about another text.
            if page.comment.text != old.text { stories[id]?.explanation = nil }
            return
        }
        entry.comment = page.comment
        if page.comment.version != old.version, page.comment.state != old.state {
            entry.choice = nil
            entry.isGone = !plan.includes(page.comment.state)
            entry.news = page.decisions.last.map(ReviewState.news)
        }
        list[id] = entry
        // Our own edit is known by its version.
        if page.comment.version != old.version, page.comment.text != old.text { textChanged(id) }
    }

    private mutating func textChanged(_ id: Int64) {
        guard id == currentID else { return }
        (uncovered, shownAt, seenLines) = (nil, now, 0)
        say("The text of #\(id) is a newer one; look again.", alarming: true)
    }

    /// An act in words, as `sam published it (14:02 UTC). It is approved now`.
    static func news(_ decision: WireDecision) -> String {
        news(StoryWords.sentence(decision), at: decision.at, state: decision.to)
    }

    static func news(_ sentence: String, at time: String, state: String) -> String {
        let hour = Wording.time(time).split(separator: " ").last.map { " (\($0) UTC)" } ?? ""
        return "\(sentence)\(hour). It is \(SafeText.line(state)) now."
    }

    /// Others' acts: the comment in view says so at once, those ahead are stepped over, new ones come in.
    mutating func take(_ changes: WireChanges) {
        lastEntry = max(lastEntry ?? 0, changes.last)
        for change in changes.changes ?? [] {
            let isOwn = outbox.steps.contains { $0.version == change.entry }
            guard !isOwn, !outbox.concerns(change.id) else { continue }
            if list[change.id] == nil || change.from == nil, let to = change.to, plan.includes(to) {
                list.announce(change.id)
                wantsRefresh = wantsRefresh || list[change.id] == nil
            } else {
                take(change)
            }
        }
    }

    private mutating func take(_ change: WireChanges.Change) {
        guard var entry = list[change.id], entry.comment.version < change.entry else { return }
        stories[change.id] = nil
        let isPersons = change.actorKind == "moderator"
        if let to = change.to, isPersons || to != entry.comment.state || entry.choice != nil {
            entry.choice = nil
            entry.isGone = !plan.includes(to)
            entry.news = ReviewState.news(
                ReviewState.sentence(change),
                at: change.at,
                state: to,
            )
        }
        list[change.id] = entry
    }

    private static func sentence(_ change: WireChanges.Change) -> String {
        StoryWords.sentence(
            WireDecision(
                entry: change.entry,
                at: change.at,
                actor: change.actor,
                actorKind: change.actorKind,
                act: change.act,
                from: change.from,
                to: change.to ?? "",
            )
        )
    }
}
