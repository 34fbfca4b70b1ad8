/// Whatever reaches a shift: keys, answers, alarms, the terminal's news.
enum ReviewEvent: Sendable {
    case key(ReviewKey)
    case resized(ScreenSize)
    case answered(ReviewCall, ReviewAnswer)
    case alarm(ReviewAlarm)
    /// The editor ended; nil when nothing is to be changed, with the reason.
    case edited(String?, String)
    /// Somebody ends us: a signal, or the end of what is typed.
    case told(ReviewEnd)
}

/// A question to the server, as data.
enum ReviewCall: Hashable, Sendable {
    case queue(search: String?, cursor: String?)
    case story(Int64)
    /// The same question as `story`, asked because an answer got lost.
    case lookUp(Int64)
    case decide(ReviewDecision)
    case edit(ReviewEdit)
    case undo
    case lease(Int64)
    case release(Int64)
    case changes(after: Int64?)
    case reasons
}

/// What the server said.
enum ReviewAnswer: Sendable {
    case queue(WireQueue)
    case story(WireCommentPage)
    case decided(WireDecided)
    case changes(WireChanges)
    case changed(WireDecided.Item)
    case policies([PolicyReport])
    /// A good answer that says nothing more.
    case done
    case failed(CommandFailure)
}

/// Something to do after a while.
enum ReviewAlarm: Hashable, Sendable {
    case retry
    case renewLease
}

/// What the world is to do, as data.
enum ReviewEffect: Equatable, Sendable {
    case call(ReviewCall)
    case wake(ReviewAlarm, seconds: Double)
    case edit(String)
    case redraw
}

/// Why a shift ends.
enum ReviewEnd: Equatable, Sendable {
    case asked
    case signal(Int32)
    case failed(CommandFailure)
}

/// Columns and rows of a terminal.
struct ScreenSize: Equatable, Sendable {
    var columns: Int
    var rows: Int

    /// Below this no comment can be read.
    static let smallest = ScreenSize(columns: 40, rows: 10)

    var isTooSmall: Bool {
        columns < ScreenSize.smallest.columns || rows < ScreenSize.smallest.rows
    }
}
