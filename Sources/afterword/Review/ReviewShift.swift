/// The loop of a review: news in, effects out, the screen after each.
struct ReviewShift {
    let calls: ReviewCalls
    let editor: Editor
    let send: @Sendable (ReviewNews) -> Void
    var state: ReviewState
    var stage: any ReviewStage

    private let start = ContinuousClock.now
    /// Lines that came before the one before them was dealt with.
    private var lines: [String] = []
    private var hasEnded = false

    init(
        calls: ReviewCalls,
        editor: Editor,
        state: ReviewState,
        stage: any ReviewStage,
        send: @escaping @Sendable (ReviewNews) -> Void,
    ) {
        (self.calls, self.editor, self.send) = (calls, editor, send)
        (self.state, self.stage) = (state, stage)
    }

    /// Runs until somebody ends it; the terminal is as it was found when it returns.
    mutating func run(_ news: AsyncStream<ReviewNews>) async -> ReviewEnd {
        stage.takeOver()
        await withDiscardingTaskGroup { group in
            handle(.resized(state.size), &group)
            for await item in news {
                take(item, &group)
                if state.end != nil { break }
            }
            stage.leave()
            group.cancelAll()
        }
        await release()
        return state.end ?? .asked
    }

    private mutating func take(_ news: ReviewNews, _ group: inout DiscardingTaskGroup) {
        switch news {
        case .event(let event): handle(event, &group)
        case .line(let line): lines.append(line)
        case .endOfLines: hasEnded = true
        case .stop: stop()
        case .resumed:
            if state.editing == nil { stage.takeOver() }
            handle(.resized(TerminalModes.size()), &group)
        }
        while state.isSettled, state.end == nil, !lines.isEmpty {
            for key in state.keys(of: lines.removeFirst()) { handle(.key(key), &group) }
        }
        if hasEnded && lines.isEmpty && state.isSettled { handle(.told(.asked), &group) }
    }

    private mutating func handle(_ event: ReviewEvent, _ group: inout DiscardingTaskGroup) {
        if case .edited = event { stage.takeOver() }
        let time = (ContinuousClock.now - start) / .seconds(1)
        for effect in state.handle(event, at: time) { perform(effect, &group) }
        stage.show(state)
    }

    private mutating func perform(_ effect: ReviewEffect, _ group: inout DiscardingTaskGroup) {
        let (calls, editor, send) = (calls, editor, send)
        switch effect {
        case .call(let call):
            group.addTask { send(.event(.answered(call, await calls.answer(to: call)))) }
        case .wake(let alarm, let seconds):
            group.addTask {
                try? await Task.sleep(for: .seconds(seconds))
                send(.event(.alarm(alarm)))
            }
        case .edit(let text):
            stage.leave()
            group.addTask {
                let (edited, why) = await editor.edit(text)
                send(.event(.edited(edited, why)))
            }
        case .redraw: stage.forget()
        }
    }

    /// Ctrl-Z: the terminal goes back, everything stands still, and later goes on.
    private mutating func stop() {
        stage.leave()
        TerminalModes.stop()
        if state.editing == nil { stage.takeOver() }
    }

    /// What was ours to read is free for others at once, as far as the server can be reached.
    private func release() async {
        guard state.link == .up else { return }
        let calls = calls
        await withDiscardingTaskGroup { group in
            for id in state.leased { group.addTask { _ = await calls.answer(to: .release(id)) } }
        }
    }
}
