import Comments
import FoundationEssentials
import GRDB

/// One consistent state of the store, to ask questions of.
package struct Reading {
    let database: Database
    let sealing: Sealing
    /// What the check of the whole file said; the writer, which finds by the same indexes, does not ask.
    var health = FileHealth.whole
    /// What waits, for searching; nil where the file alone is asked.
    var waiting: WaitingTexts?
    /// What new texts are compared with; the writer's alone.
    var newestTexts: NewestTexts?
}

/// A place in the current group commit: questions and changes, all durable together or none.
package struct Transaction {
    let database: Database
    let sealing: Sealing
    let changes: VisibleChanges
    let newest: NewestRows
    let newestTexts: NewestTexts

    /// The same state, to ask questions of.
    package var reading: Reading {
        Reading(database: database, sealing: sealing, newestTexts: newestTexts)
    }

    /// Runs once before each commit, after the last item.
    func closeChapter() throws {
        if newest.hasGrown { try sealLogHead() }
    }
}

/// The last entry of the log and the last comment, known while a commit is put together so that no item asks again.
final class NewestRows {
    /// Nil until somebody reads it.
    var entry: (id: Int64, hash: Data)?
    /// The highest number of a comment; nil until somebody reads it.
    var comment: Int64?
    /// Something was appended to the log in this commit.
    private(set) var hasGrown = false

    func add(_ entry: (id: Int64, hash: Data)) {
        self.entry = entry
        hasGrown = true
    }

    /// An item failed: what it counted on may not be there.
    func forget() { (entry, comment) = (nil, nil) }
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
