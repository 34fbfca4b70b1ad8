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
    let changes: VisibleChanges
    let log: LogEnd

    /// The same state, to ask questions of.
    package var reading: Reading { Reading(database: database, sealing: sealing) }

    /// Runs once before each commit, after the last item.
    func closeChapter() throws {
        if log.hasGrown { try sealLogHead() }
    }
}

/// What readers see differently after the current commit, collected while its items run.
///
/// An item that is rolled back may leave its mark: that only renders a page once more.
final class VisibleChanges {
    var pages: Set<ChangedPage> = []
    var sites: Set<SiteName> = []

    var all: [VisibleChange] {
        sites.map(VisibleChange.site) + pages.map { .page($0.site, $0.key) }
    }
}

struct ChangedPage: Hashable {
    var site: SiteName
    var key: PageKey
}
