/// How a key becomes a decision, and what keeps it from becoming one.
extension ReviewState {
    mutating func decide(_ choice: ReviewChoice, _ key: ReviewKey, _ asked: Confirmation?) {
        guard let entry = list.current else { return say("There is no comment in view.") }
        let id = entry.comment.id
        if let objection = objection(to: choice, on: entry, key) {
            confirming = asked
            return say(objection)
        }
        lastDeciding = (key, now)
        if let doubt = doubt(about: entry), asked != .decide(choice, id) {
            (confirming, lastDeciding) = (.decide(choice, id), nil)
            return say("\(doubt) Press \(SafeText.line(name(of: key))) again to decide anyway.")
        }
        let isForced = takenIDs.contains(id)
        if choice == .reject {
            message = nil
            prompt = ReviewPrompt(
                question: .reason(
                    .reject(id: id, version: entry.comment.version, isForced: isForced)
                ),
                codes: codes,
            )
        } else {
            send(
                ReviewDecision(choice, on: id, version: entry.comment.version, isForced: isForced)
            )
        }
    }

    /// Why a key does not decide now; nil when nothing speaks against it.
    private func objection(
        to choice: ReviewChoice,
        on entry: ReviewList.Entry,
        _ key: ReviewKey,
    ) -> String? {
        let comment = entry.comment
        if isTooQuick(key) {
            return "Too quick to have looked at #\(comment.id): press again."
        }
        if outbox.concerns(comment.id) { return "#\(comment.id) is not confirmed yet; one moment." }
        if link != .up && !outbox.isEmpty {
            return "The connection is lost: one thing at a time until it is back."
        }
        if comment.state == "withdrawn" {
            return "Its author took #\(comment.id) back: nothing is left to decide."
        }
        if isCovered && choice != .hold {
            return "Look first: \(keyToShow) shows the text. Nobody is judged unread here."
        }
        let mustBeRead = comment.covered || comment.priority == "urgent"
        if choice == .approve && mustBeRead && !isReadToItsEnd {
            return "Read it to its end first: space shows more."
        }
        return nil
    }

    private var isReadToItsEnd: Bool {
        var asItem = self
        asItem.view = .item
        return seenLines >= ReviewScreen(asItem).lastLineOfText
    }

    private func isTooQuick(_ key: ReviewKey) -> Bool {
        guard !plan.isPlain else { return false }
        func since(_ press: (key: ReviewKey, at: Double)?) -> Double {
            press.map { $0.key == key ? now - $0.at : .infinity } ?? .infinity
        }
        return now - shownAt < ReviewState.firstLook || since(lastPress) < ReviewState.heldKey
            || since(lastDeciding) < ReviewState.sameKey
    }

    private func name(of key: ReviewKey) -> String {
        if case .character(let character) = key { String(character) } else { "it" }
    }

    /// What somebody should think about before they decide over another's head.
    private func doubt(about entry: ReviewList.Entry) -> String? {
        let id = entry.comment.id
        if takenIDs.contains(id), let text = taken[id]?.text { return text }
        return entry.choice == nil ? entry.news : nil
    }

    /// A decision goes out, and the next comment comes.
    mutating func send(_ decision: ReviewDecision) {
        outbox.add(.decide(decision))
        list[decision.id]?.choice = decision.choice
        list[decision.id]?.news = nil
        message = nil
        list.advance(without: takenIDs)
    }

    mutating func carryOut(_ deed: ReviewPrompt.Deed, reason: String?, note: String?) {
        switch deed {
        case .reject(let id, let version, let isForced):
            send(
                ReviewDecision(
                    .reject,
                    on: id,
                    version: version,
                    reason: reason,
                    note: note,
                    isForced: isForced,
                )
            )
        case .edit(let id, let version, let body):
            outbox.add(.edit(ReviewEdit(id: id, body: body, reason: reason, version: version)))
            message = nil
        }
    }

    mutating func undo(_ key: ReviewKey, _ asked: Confirmation?) {
        if !plan.isPlain, let last = lastPress, last.key == key, now - last.at < ReviewState.sameKey
        {
            return
        }
        if let unsent = outbox.takeBackUnsent() {
            list[unsent.id]?.choice = nil
            list.index(of: unsent.id).map { list.go(to: $0) }
            return say("#\(unsent.id) was not sent; it is as it was.")
        }
        let isKnown = !outbox.steps.isEmpty || !outbox.isEmpty
        guard isKnown || asked == .undoBeforeThisShift else {
            confirming = .undoBeforeThisShift
            return say("Nothing of this shift is left. u again takes back what you did before it.")
        }
        message = nil
        outbox.add(.undo)
    }

    mutating func edit() -> [ReviewEffect] {
        guard let comment = list.current?.comment else { return [] }
        if !offers.edits {
            say("This server cannot edit comments.")
        } else if isCovered {
            say("Look first: \(keyToShow) shows the text.")
        } else if outbox.concerns(comment.id) {
            say("#\(comment.id) is not confirmed yet; one moment.")
        } else {
            editing = (comment.id, comment.version)
            return [.edit(drafts[comment.id] ?? comment.text)]
        }
        return []
    }

    mutating func edited(_ text: String?, _ why: String) {
        guard let (id, version) = editing else { return }
        editing = nil
        guard let text else { return say(why) }
        drafts[id] = text
        prompt = ReviewPrompt(
            question: .reason(.edit(id: id, version: version, body: text))
        )
    }
}
