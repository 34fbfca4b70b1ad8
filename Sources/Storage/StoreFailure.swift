import Comments
import GRDB

/// Why a store cannot be opened or used; the sentence says the way out.
package enum StoreFailure: Error, Sendable, Equatable, CustomStringConvertible {
    case cannotOpen(String)
    /// Another process owns the folder.
    case locked(holder: String)
    case keys(String)
    case newerSchema
    case damaged(String)

    package var description: String {
        switch self {
        case .cannotOpen(let why): why
        case .locked(let holder): "the data folder is in use by \(holder)"
        case .keys(let why): why
        case .newerSchema:
            "the data folder was written by a newer Afterword: install that version or a later one"
        case .damaged(let what):
            "the stored data is damaged (\(what)): stop, keep a copy, restore the newest backup"
        }
    }
}

extension Store {
    /// Seconds a client is asked to wait while the disk is full.
    private static let retryAfter = 30

    /// Damage and a full disk as everybody above knows them.
    static func told(_ error: any Error) -> any Error {
        switch error {
        case StoreFailure.damaged(let what): Refusal.damaged(what)
        case let error as DatabaseError where error.isDamage: Refusal.damaged("the database file")
        case let error as DatabaseError where error.isFull: Refusal.noRoom(retryAfter: retryAfter)
        case is RowDecodingError: Refusal.damaged("a row")
        default: error
        }
    }
}

extension DatabaseError {
    /// SQLite itself found that the file is not what it wrote.
    ///
    /// Our statements are all run by tests: one that SQLite does not understand met another schema or broken JSON.
    var isDamage: Bool {
        [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR].contains(resultCode)
    }

    /// An I/O error around a commit: the rows may be on the disk or not (`reference/security.md` D2).
    var leavesOutcomeUnknown: Bool { resultCode == .SQLITE_IOERR }

    var isFull: Bool { resultCode == .SQLITE_FULL }
}
