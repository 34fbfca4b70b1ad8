import Comments
import Synchronization

/// The newest texts of each site, known to the writer so that a new one is compared with them in memory.
///
/// Reading two thousand rows for each comment took more of the writer's time than all the rest of it. What is known
/// is what the file says: it is read from there once, grows with each comment, and is forgotten, to be read again,
/// whenever a text changes or something is rolled back.
final class NewestTexts: Sendable {
    /// Texts of one site from one length on.
    private struct Shelf: Hashable {
        let site: SiteName
        let minimum: Int
    }
    fileprivate struct Known {
        /// All from this moment on are known; of those before it, none.
        private var since: Int64
        /// There are older ones, for which there was no room.
        private var isCut = false
        /// The oldest first.
        private var texts: [ComparedText]
    }

    /// Sites and lengths that are known at once, at most 64 KiB each.
    private static let mostShelves = 64

    private let known = Mutex<[Shelf: Known]>([:])

    /// What a look at a site's newest texts comes to; nil where only the file can say.
    ///
    /// - Parameter read: Gives the newest of some time that are long enough, the oldest of them first; one more than are
    ///   compared where there are so many.
    func near(
        _ facts: TextFacts,
        _ question: DuplicateQuestion,
        on site: SiteName,
        _ window: ClosedRange<Int64>,
        read: (ClosedRange<Int64>) throws -> [ComparedText],
    ) throws -> NearTexts? {
        let shelf = Shelf(site: site, minimum: question.minimum)
        let isKnown = known.withLock { known in
            known[shelf]?.reaches(window.lowerBound) ?? false
        }
        if !isKnown {
            // What comes after the window comes into it.
            let texts = try read(window.lowerBound...Int64.max)
            known.withLock { known in
                if known[shelf] == nil, known.count >= NewestTexts.mostShelves { known = [:] }
                known[shelf] = Known(texts, since: window.lowerBound)
            }
        }
        return known.withLock { $0[shelf]?.near(facts, question, window) }
    }

    /// A comment was stored that is compared with from now on.
    func add(_ facts: TextFacts, on site: SiteName, at created: Timestamp) {
        let text = ComparedText(
            created: created.rawValue,
            similar: Int64(bitPattern: facts.similar),
        )
        known.withLock { known in
            for shelf in Array(known.keys)
            where shelf.site == site && shelf.minimum <= facts.length {
                known[shelf]?.add(text)
            }
        }
    }

    /// A text changed or went, or what was added may not be there.
    func forget() { known.withLock { $0 = [:] } }
}

extension NewestTexts.Known {
    init(_ texts: [ComparedText], since: Int64) {
        (self.texts, self.since) = (texts, since)
        if texts.count > ComparedText.most { forgetFirst(1) }
    }

    /// Reading again would bring nothing that is older.
    func reaches(_ moment: Int64) -> Bool { since <= moment || isCut }

    /// Nil where some that count may be missing: those from before the clock was put back take their room.
    func near(
        _ facts: TextFacts,
        _ question: DuplicateQuestion,
        _ window: ClosedRange<Int64>,
    ) -> NearTexts? {
        let near = NearTexts(facts, question, window, among: texts)
        return near.looked == ComparedText.most || since <= window.lowerBound ? near : nil
    }

    /// Almost always the newest; two that wait for one commit may come in another order.
    mutating func add(_ text: ComparedText) {
        guard text.created >= since else { return }
        let place = texts.lastIndex { $0.created <= text.created }.map { $0 + 1 } ?? 0
        texts.insert(text, at: place)
        // Seldom: taking the first of an array moves all others.
        if texts.count >= 2 * ComparedText.most { forgetFirst(ComparedText.most) }
    }

    /// And whatever came in the same millisecond as the last of them: of a moment all are known, or none.
    private mutating func forgetFirst(_ count: Int) {
        since = texts[count - 1].created + 1
        let last = texts.firstIndex { $0.created >= since } ?? texts.endIndex
        texts.removeFirst(last)
        isCut = true
    }
}
