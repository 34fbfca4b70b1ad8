/// What the later steps of the schema add to the house of the first.
extension Schema {
    /// Indexes that hold all that is asked of them, so that counting touches no row.
    ///
    /// Submissions that a policy approved at once are most of a log and only their number is asked for. Of what waits a
    /// moderator is told how many there are each time the queue is read.
    static let counted = """
        CREATE INDEX approvalByTime ON logEntry (at, subjectID) WHERE subject = 'comment'
            AND act = 'verdict' AND toState = 'approved' AND fromState IS NULL;

        DROP INDEX waitingComment;
        CREATE INDEX waitingComment ON comment (state, priority DESC, id, quarantined)
            WHERE state <> 'approved';
        """

    /// Readers' complaints; nothing in them says whose they are.
    static let reports = """
        CREATE TABLE report (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            comment INTEGER NOT NULL REFERENCES comment(id),
            at INTEGER NOT NULL,
            reason TEXT NOT NULL CHECK (reason IN ('spam', 'abuse', 'privacy', 'worried')),
            note TEXT CHECK (length(note) <= 1000),
            settledBy INTEGER REFERENCES logEntry(id),
            checksum INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX reportByComment ON report (comment, id);
        CREATE INDEX reportBySettling ON report (settledBy, comment, reason);
        CREATE INDEX reportByTime ON report (at, reason, comment);
        """
}
