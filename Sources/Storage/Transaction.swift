import Comments
import GRDB

/// One consistent state of the store, to ask questions of.
package struct Reading {
    let database: Database
    let sealing: Sealing
}

/// A place in the current group commit: questions and changes, all durable together or none.
package struct Transaction {
    let database: Database
    let sealing: Sealing

    /// The same state, to ask questions of.
    package var reading: Reading { Reading(database: database, sealing: sealing) }

    /// Runs once before each commit, after the last item.
    func closeChapter() throws {
        try sealLogHead()
    }
}
