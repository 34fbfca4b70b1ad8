import Comments
import GRDB
import Synchronization

/// The texts of all comments that wait, in memory from the first search on.
///
/// To look for a word through the file means to fetch each comment and its text from where they lie, which takes
/// longer than a moderator likes to wait once tens of thousands wait. Nothing of this is ever on a disk: what is erased
/// from the file has no second place there. Each search first learns from the log which comments changed since the last.
final class SearchMemory: Sendable {
    /// Bytes of names and texts; where more waits, the file is searched, as slowly as it is.
    static let limit = 64 << 20
    /// Log entries after which to read all anew is quicker than to follow each, or worth another try.
    static let reach: Int64 = 10_000

    private struct Contents {
        var texts = SearchedTexts()
        /// The last log entry that was followed; nil before the first search.
        var seen: Int64?
        var isTooMuch = false
    }
    private let state: CommentState
    private let limit: Int
    private let contents = Mutex(Contents())

    init(_ state: CommentState, limit: Int = SearchMemory.limit) {
        (self.state, self.limit) = (state, limit)
    }

    /// Numbers of comments that have every term, each in one of its spellings; nil where too much waits for memory.
    func numbers(having terms: [[String]], in reading: Reading) throws -> [Int64]? {
        try contents.withLock { contents in
            try renew(&contents, in: reading)
            return contents.isTooMuch ? nil : contents.texts.numbers(having: terms)
        }
    }

    /// Lets go of all of it, for a text was erased; the next search reads the others anew.
    func forget() { contents.withLock { $0 = Contents() } }

    private func renew(_ contents: inout Contents, in reading: Reading) throws {
        let newest = try reading.newestEntry().rawValue
        if let seen = contents.seen, newest - seen <= SearchMemory.reach {
            // A reader of an older state than the last one had learns nothing from it.
            guard !contents.isTooMuch, newest > seen else { return }
            try reading.followChanges(after: seen, state: state, in: &contents.texts)
        } else {
            contents = Contents()
            try reading.collect(state, into: &contents.texts, limit: limit)
        }
        contents.seen = newest
        if contents.texts.size > limit {
            (contents.texts, contents.isTooMuch) = (SearchedTexts(), true)
        }
    }
}

/// What is kept of each list that waits, so that much spam makes searching what is held no slower.
final class WaitingTexts: Sendable {
    private let held = SearchMemory(.held)
    private let spam = SearchMemory(.spam)

    func memory(of list: QueueQuestion.State) -> SearchMemory? {
        switch list {
        case .held: held
        case .spam: spam
        case .reported, .all: nil
        }
    }

    func forget() {
        held.forget()
        spam.forget()
    }
}

extension Reading {
    /// Stops soon after `limit` bytes.
    fileprivate func collect(
        _ state: CommentState,
        into texts: inout SearchedTexts,
        limit: Int,
    ) throws {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT id, name, source FROM comment INDEXED BY waitingComment
                    LEFT JOIN commentRevision
                        ON commentRevision.comment = comment.id AND number = comment.revision
                    WHERE state = ? AND state <> 'approved'
                    """
            ),
            arguments: [state.rawValue],
        )
        while texts.size <= limit, let row = try rows.next() {
            try texts.put(row.value(at: 0), from: row)
        }
    }

    fileprivate func followChanges(
        after seen: Int64,
        state: CommentState,
        in texts: inout SearchedTexts,
    ) throws {
        let changed = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT subjectID FROM logEntry WHERE id > ? AND subject = 'comment'
                    """
            ),
            arguments: [seen],
        )
        for number in changed {
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT id, name, source FROM comment LEFT JOIN commentRevision
                            ON commentRevision.comment = comment.id AND number = comment.revision
                        WHERE id = ? AND state = ?
                        """
                ),
                arguments: [number, state.rawValue],
            )
            if let row { texts.put(number, from: row) } else { texts.remove(number) }
        }
    }
}

extension SearchedTexts {
    /// A name or a text that cannot be read has no words; the list without words tells of the damage.
    fileprivate mutating func put(_ number: Int64, from row: Row) {
        let (name, text): (String?, String?) = (try? row.value(at: 1), try? row.value(at: 2))
        put(number, name: name ?? "", text: text ?? "")
    }
}
