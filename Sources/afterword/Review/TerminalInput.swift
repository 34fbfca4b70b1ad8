import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Keys from standard input, read when they come; paused while an editor has the terminal.
final class TerminalInput {
    private let source: any DispatchSourceRead
    /// As the system makes it: nothing is read before the first `resume`.
    private var isPaused = true

    init(send: @escaping @Sendable (ReviewNews) -> Void) {
        let queue = DispatchQueue(label: "afterword.keys")
        let keys = TypedKeys(queue: queue, send: send)
        source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: queue)
        source.setEventHandler { keys.read() }
    }

    /// A source must not be let go while it is paused.
    deinit {
        resume()
        source.cancel()
    }

    func pause() {
        if !isPaused { source.suspend() }
        isPaused = true
    }

    func resume() {
        if isPaused { source.resume() }
        isPaused = false
    }
}

/// What was typed, as keys.
private final class TypedKeys: Sendable {
    /// Seconds after which an ESC that nothing followed is the key itself; slow lines split sequences.
    static let escapeSeconds = 0.1

    private let decoder = Mutex(KeyDecoder())
    private let queue: DispatchQueue
    private let send: @Sendable (ReviewNews) -> Void

    init(queue: DispatchQueue, send: @escaping @Sendable (ReviewNews) -> Void) {
        (self.queue, self.send) = (queue, send)
    }

    func read() {
        var bytes = [UInt8](repeating: 0, count: 1_024)
        let count = unsafe bytes.withUnsafeMutableBytes { space in
            unsafe posixRead(STDIN_FILENO, space)
        }
        guard count > 0 else {
            if count < 0 && (errno == EINTR || errno == EAGAIN) { return }
            // The terminal is gone.
            return send(.event(.told(.signal(SIGHUP))))
        }
        for key in decoder.withLock({ $0.keys(Array(bytes[..<count])) }) { send(.event(.key(key))) }
        guard decoder.withLock({ $0.isWaiting }) else { return }
        queue.asyncAfter(deadline: .now() + TypedKeys.escapeSeconds) { self.flush() }
    }

    private func flush() {
        for key in decoder.withLock({ $0.flush() }) { send(.event(.key(key))) }
    }
}

/// The system's call, under a name that no method hides.
private func posixRead(_ descriptor: Int32, _ space: UnsafeMutableRawBufferPointer) -> Int {
    unsafe read(descriptor, space.baseAddress, space.count)
}

/// What reaches a shift from outside.
enum ReviewNews: Sendable {
    case event(ReviewEvent)
    /// A whole line, where keys come with Enter.
    case line(String)
    /// Nothing more will be typed.
    case endOfLines
    /// Ctrl-Z, or somebody else's SIGTSTP.
    case stop
    /// Continued, whoever stopped us.
    case resumed
}

/// The system's signals as a shift's news.
final class TerminalSignals {
    private let sources: [any DispatchSourceSignal]

    init(send: @escaping @Sendable (ReviewNews) -> Void) {
        let queue = DispatchQueue(label: "afterword.signals")
        let ends = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
        sources = (ends + [SIGTSTP, SIGCONT, SIGWINCH]).map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                switch number {
                case SIGTSTP: send(.stop)
                case SIGCONT: send(.resumed)
                case SIGWINCH: send(.event(.resized(TerminalModes.size())))
                case SIGINT: send(.event(.told(.asked)))
                default: send(.event(.told(.signal(number))))
                }
            }
            source.activate()
            return source
        }
    }

    func end() { for source in sources { source.cancel() } }
}
