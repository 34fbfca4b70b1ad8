/// How orders end: done, refused, or looked up after their answer got lost.
extension ReviewState {
    mutating func decided(_ decision: ReviewDecision, _ result: WireDecided) {
        let id = decision.id
        if let item = (result.decided ?? []).first(where: { $0.id == id }) {
            outbox.settle()
            if result.batch != nil { outbox.steps.append(.init(id: id, version: item.version)) }
            stand(decision.choice, id, version: item.version, state: item.state)
        } else if let conflict = result.conflicts.first(where: { $0.id == id }) {
            // Sent twice, it may be in conflict with itself.
            if outbox.attempts > 1 { return outbox.doubt() }
            outbox.settle()
            refuse(decision, conflict)
        } else {
            outbox.settle()
            refuse(decision, because: "it is not there any more.")
        }
    }

    private mutating func stand(
        _ choice: ReviewChoice,
        _ id: Int64,
        version: Int64,
        state: String,
    ) {
        list[id]?.choice = choice
        list[id]?.comment.version = version
        list[id]?.comment.state = state
        stories[id] = nil
        say(choice.sentence(id) + " u takes it back.")
    }

    private mutating func refuse(_ decision: ReviewDecision, _ conflict: WireDecided.Conflict) {
        var words = SafeText.line(conflict.message)
        if let version = conflict.version, version != decision.version, let state = conflict.state {
            let who = SafeText.line(conflict.by ?? "somebody")
            words = ReviewState.news("\(who) was there first", at: conflict.at ?? "", state: state)
            list[decision.id]?.comment.version = version
            list[decision.id]?.comment.state = state
            list[decision.id]?.isGone = !plan.includes(state)
        } else {
            // It did not change, so somebody reads it.
            taken[decision.id] = (Wording.sentence(words), now)
        }
        refuse(decision, because: words)
    }

    /// The decision did not happen: its comment comes back, one step behind the one in view.
    mutating func refuse(_ decision: ReviewDecision, because words: String) {
        let id = decision.id
        list[id]?.choice = nil
        list[id]?.news = words
        stories[id] = nil
        list.bringBack(id)
        let text = "#\(id) was not \(decision.choice.done): \(Wording.sentence(words))"
        notice = (id, text + (id == currentID ? "" : " p goes back to it."))
    }

    mutating func undone(_ result: WireDecided) {
        outbox.settle()
        let undone = result.undone ?? []
        for item in undone {
            outbox.steps.removeAll { $0.id == item.id }
            comeBack(item.id, version: item.version, state: item.state)
        }
        for conflict in result.conflicts {
            outbox.steps.removeAll { $0.id == conflict.id }
            notice = (conflict.id, "#\(conflict.id) stays: \(SafeText.line(conflict.message)).")
        }
        guard let first = undone.first else { return }
        let state = SafeText.line(first.state)
        say(
            undone.count == 1
                ? "Taken back: #\(first.id) is \(state) again."
                : "Taken back: \(Wording.count(undone.count, "comment")), "
                    + Wording.numbers(undone.map(\.id)) + "."
        )
        visit(first.id)
    }

    private mutating func comeBack(_ id: Int64, version: Int64, state: String) {
        guard var entry = list[id] else { return }
        (entry.choice, entry.news) = (nil, nil)
        (entry.comment.version, entry.comment.state) = (version, state)
        entry.isGone = !plan.includes(state)
        list[id] = entry
        stories[id] = nil
    }

    private mutating func visit(_ id: Int64) {
        if let index = list.index(of: id) { list.go(to: index) } else { visiting = id }
    }
}

extension ReviewState {
    /// The first order's answer was lost: its comment tells whether it was done.
    mutating func lookedUp(_ page: WireCommentPage, _ id: Int64) {
        guard let order = outbox.first else { return }
        switch order {
        case .decide(let decision):
            guard let entry = page.first(after: decision.version) else { return outbox.resend() }
            outbox.settle()
            if entry.to == decision.choice.state, entry.actorKind == "moderator",
                entry.reason == decision.reason, entry.note == decision.note, isOwn(entry)
            {
                outbox.steps.append(.init(id: id, version: entry.entry))
                stand(
                    decision.choice,
                    id,
                    version: page.comment.version,
                    state: page.comment.state,
                )
            } else {
                list[id]?.comment = page.comment
                list[id]?.isGone = !plan.includes(page.comment.state)
                refuse(decision, because: ReviewState.news(entry))
            }
        case .edit(let edit):
            guard let entry = page.first(after: edit.version) else { return outbox.resend() }
            if entry.act == "edit", isOwn(entry) { return changed(edit, version: entry.entry) }
            outbox.settle()
            stories[id] = nil
            notice = (id, "The text of #\(id) was not changed: \(ReviewState.news(entry))")
        case .undo:
            lookedUpUndo(page, id)
        }
    }

    private mutating func lookedUpUndo(_ page: WireCommentPage, _ id: Int64) {
        guard let step = outbox.steps.last, step.id == id,
            let entry = page.first(after: step.version)
        else { return outbox.resend() }
        guard entry.act == "undo" else {
            outbox.settle()
            outbox.steps.removeLast()
            notice = (id, "#\(id) was not taken back: \(ReviewState.news(entry))")
            return
        }
        let item = WireDecided.Item(id: id, version: entry.entry, state: entry.to)
        undone(WireDecided(undone: [item]))
    }

    /// Over a token our own name is not known; the same decision by another is as good as ours.
    private func isOwn(_ entry: WireDecision) -> Bool {
        plan.actor.map { $0 == entry.actor } ?? true
    }
}

extension WireCommentPage {
    /// The act that came right after the version that was seen.
    fileprivate func first(after version: Int64) -> WireDecision? {
        decisions.first { $0.entry > version }
    }
}

extension WireDecided {
    /// What an undo came to that was only looked up.
    fileprivate init(undone: [Item]) {
        self.init(conflicts: [])
        self.undone = undone
    }
}
