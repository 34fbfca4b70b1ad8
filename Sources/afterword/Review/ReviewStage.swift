/// Where a review is shown: a screen of its own, or lines for a screen reader.
protocol ReviewStage {
    /// Shows what a moment looks like; called after every event.
    mutating func show(_ state: ReviewState)
    /// Forgets what stands there, so that the next showing draws everything.
    mutating func forget()
    /// Gives the terminal back for a while, or for good.
    mutating func leave()
    mutating func takeOver()
}

/// The whole terminal, on its other screen.
struct ReviewTerminal: ReviewStage {
    private let modes: TerminalModes
    private let terminal: Terminal
    private let input: TerminalInput
    private var writer = ScreenWriter()
    private var isOurs = false

    init(modes: TerminalModes, terminal: Terminal, input: TerminalInput) {
        (self.modes, self.terminal, self.input) = (modes, terminal, input)
    }

    mutating func takeOver() {
        // Twice is well: after `kill -STOP` the shell may have changed everything.
        modes.takeOver()
        StandardStreams.write(ScreenWriter.enter, to: 1)
        writer.forget()
        input.resume()
        isOurs = true
    }

    mutating func leave() {
        guard isOurs else { return }
        input.pause()
        isOurs = false
        StandardStreams.write(ScreenWriter.leave, to: 1)
        modes.giveBack()
    }

    mutating func forget() { writer.forget() }

    mutating func show(_ state: ReviewState) {
        guard isOurs else { return }
        let screen = ReviewScreen(state)
        let bytes = writer.bytes(for: screen.lines, cursor: screen.cursor, terminal: terminal)
        StandardStreams.write(bytes, to: 1)
    }
}
