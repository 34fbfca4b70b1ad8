#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the screen can do: how wide it is, whether it shows colour, whether a person is there.
struct Terminal: Sendable, Equatable {
    /// Columns, 40–200: narrower breaks every table, wider is hard to read.
    var columns: Int
    var showsColour: Bool
    /// A person can be asked.
    var isInteractive: Bool
    var drawing: Drawing

    /// How a row of numbers is shown.
    enum Drawing: Sendable, Equatable {
        case blocks
        /// For a screen that shows nothing but ASCII.
        case ascii
        /// For programs, files and screen readers: as numbers.
        case none
    }

    static let narrowest = 40
    static let widest = 200
    /// For files and pipes.
    static let usual = 80

    init(
        columns: Int = Terminal.usual,
        showsColour: Bool = false,
        isInteractive: Bool = false,
        drawing: Drawing = .none,
    ) {
        self.columns = min(max(columns, Terminal.narrowest), Terminal.widest)
        self.showsColour = showsColour
        self.isInteractive = isInteractive
        self.drawing = drawing
    }

    /// The terminal of this process; `COLUMNS` outranks what the system says, `NO_COLOR` forbids
    /// colour.
    static func real(environment: [String: String]) -> Terminal {
        let isScreen = isatty(STDOUT_FILENO) == 1
        let asked = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        let noColour = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        return Terminal(
            columns: asked ?? (isScreen ? measuredColumns() : nil) ?? usual,
            showsColour: isScreen && !noColour,
            isInteractive: isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1,
            drawing: isScreen ? drawing(environment: environment) : .none,
        )
    }

    /// Blocks where the locale's characters are UTF-8 and the terminal is not a bare one.
    static func drawing(environment: [String: String]) -> Drawing {
        let locale =
            ["LC_ALL", "LC_CTYPE", "LANG"].lazy
            .compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let isUnicode = ["utf-8", "utf8"].contains { locale.lowercased().hasSuffix($0) }
        return isUnicode && environment["TERM"] != "dumb" ? .blocks : .ascii
    }

    private static func measuredColumns() -> Int? {
        var size = winsize()
        let answer = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
        return answer == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    }

    func bold(_ text: String) -> String { painted(text, "1") }
    func faint(_ text: String) -> String { painted(text, "2") }
    func alarming(_ text: String) -> String { painted(text, "1;31") }

    /// With those of `ScreenWriter` the only escape sequences this program writes; text of readers
    /// passed `SafeText` before.
    private func painted(_ text: String, _ code: String) -> String {
        showsColour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
