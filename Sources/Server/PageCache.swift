import Comments
import Desk
import NIOCore
import Synchronization

/// Rendered answers by page and representation; a commit drops the pages it changed before it is answered.
///
/// What is read while a commit happens is not kept: an answer may only be as old as the ticket its making began with.
final class PageCache: Sendable {
    struct Entry: Sendable {
        let buffer: ByteBuffer
        let etag: String
    }
    /// When the making of an answer began.
    struct Ticket: Sendable {
        fileprivate let moment: UInt64
    }
    private struct Place: Hashable {
        var site: SiteName
        var key: PageKey
    }
    private struct Page {
        var entries: [String: Entry] = [:]
        var bytes = 0
        var used: UInt64
    }
    private struct State {
        var pages: [Place: Page] = [:]
        var bytes = 0
        /// Counts drops and uses; larger is later.
        var clock: UInt64 = 1
        /// When something of a page, or of everything, was last dropped.
        var dropped: [Place: UInt64] = [:]
        var allDropped: UInt64 = 0
    }
    /// Drops remembered one by one; more make everything count as dropped.
    private static let mostDrops = 10_000
    /// Representations of one page that are kept: cursors are many, and nobody may fill the cache with them.
    private static let mostOfOnePage = 32
    /// Bytes an entry costs beside its body.
    private static let overhead = 512

    private let state = Mutex(State())
    private let limit: Int

    /// - Parameter limit: Bytes kept; 0 keeps none.
    init(limit: Int) { self.limit = limit }

    func entry(_ site: SiteName, _ key: PageKey, _ representation: String) -> Entry? {
        state.withLock { state in
            let place = Place(site: site, key: key)
            guard let entry = state.pages[place]?.entries[representation] else { return nil }
            state.clock += 1
            state.pages[place]?.used = state.clock
            return entry
        }
    }

    func ticket() -> Ticket { state.withLock { Ticket(moment: $0.clock) } }

    func keep(
        _ entry: Entry,
        _ site: SiteName,
        _ key: PageKey,
        _ representation: String,
        since ticket: Ticket,
    ) {
        let size = entry.buffer.readableBytes + PageCache.overhead
        guard size <= limit / 4 else { return }
        state.withLock { state in
            let place = Place(site: site, key: key)
            let dropped = max(state.allDropped, state.dropped[place] ?? 0)
            guard dropped <= ticket.moment else { return }
            state.clock += 1
            var page = state.pages[place] ?? Page(used: state.clock)
            guard page.entries[representation] == nil,
                page.entries.count < PageCache.mostOfOnePage
            else { return }
            page.entries[representation] = entry
            page.bytes += size
            page.used = state.clock
            state.pages[place] = page
            state.bytes += size
            if state.bytes > limit { forgetOldest(&state) }
        }
    }

    func drop(_ changes: [VisibleChange]) {
        state.withLock { state in
            state.clock += 1
            for change in changes {
                switch change {
                case .page(let site, let key): drop(Place(site: site, key: key), &state)
                case .site: dropAll(&state)
                }
            }
        }
    }

    var size: (pages: Int, bytes: Int) { state.withLock { ($0.pages.count, $0.bytes) } }

    private func drop(_ place: Place, _ state: inout State) {
        if let page = state.pages.removeValue(forKey: place) { state.bytes -= page.bytes }
        state.dropped[place] = state.clock
        if state.dropped.count > PageCache.mostDrops {
            state.dropped = [:]
            state.allDropped = state.clock
        }
    }

    private func dropAll(_ state: inout State) {
        state.pages = [:]
        state.bytes = 0
        state.dropped = [:]
        state.allDropped = state.clock
    }

    /// Drops the quarter that was used longest ago, so that this walk is rare.
    private func forgetOldest(_ state: inout State) {
        let order = state.pages.sorted { $0.value.used < $1.value.used }
        for (place, page) in order {
            guard state.bytes > limit / 4 * 3 else { return }
            state.pages[place] = nil
            state.bytes -= page.bytes
        }
    }
}
