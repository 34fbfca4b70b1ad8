#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The modes of the terminal as they were found, and the ones of a screen that reads single keys.
///
/// Only three modes are taken: lines, echo and the extended keys. Ctrl-C, Ctrl-Z and Ctrl-\ stay the
/// system's, so that they work even when this program does not. The cursor is never hidden, no mouse
/// is caught and the line's speed and flow are left alone: what `kill -9` leaves behind, `reset` mends.
struct TerminalModes {
    private let found: termios

    /// Nil when standard input is no terminal.
    init?() {
        var found = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &found) == 0 else { return nil }
        self.found = found
    }

    /// Single keys, unseen; what was typed before this moment is forgotten.
    func takeOver() {
        var own = found
        own.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
        unsafe withUnsafeMutableBytes(of: &own.c_cc) { characters in
            unsafe characters[Int(VMIN)] = 1
            unsafe characters[Int(VTIME)] = 0
        }
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &own)
    }

    /// As they were; keys that were typed at us do not reach the shell.
    func giveBack() {
        var found = found
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &found)
    }

    /// What the system says of the window, else the classic size.
    static func size() -> ScreenSize {
        var size = winsize()
        let answer = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
        guard answer == 0, size.ws_col > 0, size.ws_row > 0 else {
            return ScreenSize(columns: Terminal.usual, rows: 24)
        }
        return ScreenSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    /// Stops this process as Ctrl-Z does; returns when it is continued.
    ///
    /// Raised on this very thread with the system's own handling, so that nothing of ours runs between
    /// giving the terminal back and standing still.
    static func stop() {
        var handled = sigaction()
        unsafe sigaction(SIGTSTP, nil, &handled)
        signal(SIGTSTP, SIG_DFL)
        var (stop, before) = (sigset_t(), sigset_t())
        unsafe sigemptyset(&stop)
        unsafe sigaddset(&stop, SIGTSTP)
        unsafe pthread_sigmask(SIG_UNBLOCK, &stop, &before)
        raise(SIGTSTP)
        unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
        unsafe sigaction(SIGTSTP, &handled, nil)
    }

    /// Ends this process by a signal, as if it had never been caught, so that whoever waits is told.
    static func end(by number: Int32) {
        signal(number, SIG_DFL)
        var (all, before) = (sigset_t(), sigset_t())
        unsafe sigemptyset(&all)
        unsafe sigaddset(&all, number)
        unsafe pthread_sigmask(SIG_UNBLOCK, &all, &before)
        raise(number)
    }
}
