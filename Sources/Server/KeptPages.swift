import Comments
import NIOCore

/// Rendered answers within their bytes, by page; what nobody reads goes first (the clock algorithm).
///
/// Where room is short, plain bytes go before the gzip that has them too: as gzip, a cache keeps three to ten times as
/// many pages. Not safe by itself: `PageCache` holds the lock.
struct KeptPages {
    /// The part of the room that plain bytes may always have: what everybody reads is sent as it lies.
    private static let spareShare = 8
    /// Pages that were forgotten and that the rounds still hold, beside as many as there are.
    private static let mostGone = 1_024

    private let limit: Int
    private(set) var bytes = 0
    /// Of these, plain bytes that the gzip has too.
    private var spare = 0
    private var pages: [PageCache.Place: KeptPage] = [:]
    /// The shortest way: a request's own words to its answer, without reading them.
    private var worded: [String: (answer: KeptAnswer, page: KeptPage, coding: AnswerCoding)] = [:]
    /// What the hand of the clock goes round by: all pages, and those with plain bytes to spare.
    private var round = CircularBuffer<KeptPage>()
    private var spareRound = CircularBuffer<KeptPage>()

    init(limit: Int) { self.limit = limit }

    var count: Int { pages.count }
    /// Pages that the longer of the rounds holds, gone ones among them.
    var held: Int { max(round.count, spareRound.count) }

    func answer(
        _ place: PageCache.Place,
        _ shape: String,
        _ coding: AnswerCoding,
    ) -> CodedAnswer? {
        guard let page = pages[place], let answer = page.answers[shape] else { return nil }
        page.noteReading(coding)
        return answer
    }

    func answer(to wording: String) -> KeptAnswer? {
        guard let known = worded[wording] else { return nil }
        known.page.noteReading(known.coding)
        return known.answer
    }

    /// Keeps an answer, or the coding of it that was not there yet.
    ///
    /// - Parameter room: Over so many shapes of one page, a further one is not kept.
    mutating func keep(
        _ answer: CodedAnswer,
        _ place: PageCache.Place,
        _ shape: String,
        room: Int,
    ) {
        let known = pages[place]
        guard answer.cost(shape) <= limit / 4,
            known.map({ $0.answers[shape] != nil || $0.answers.count < room }) ?? true
        else { return }
        let page = known ?? KeptPage(place)
        if known == nil {
            pages[place] = page
            round.append(page)
        }
        change(page) { $0.add(answer, as: shape) }
        if page.spare > 0, !page.isAmongSpare {
            page.isAmongSpare = true
            spareRound.append(page)
        }
        shrink()
    }

    /// Notes that these words ask for a kept answer; nothing happens where it is not kept any more.
    mutating func note(
        _ words: String,
        _ place: PageCache.Place,
        _ shape: String,
        _ coding: AnswerCoding,
        room: Int,
    ) {
        guard let page = pages[place], let answer = page.answers[shape]?.ready(coding),
            page.wordings.count < room, worded[words] == nil
        else { return }
        worded[words] = (answer, page, coding)
        change(page) { $0.add(KeptPage.Wording(words: words, shape: shape, coding: coding)) }
        shrink()
    }

    mutating func forget(_ place: PageCache.Place) {
        guard let page = pages.removeValue(forKey: place) else { return }
        for wording in page.wordings { worded[wording.words] = nil }
        change(page) { $0.leave() }
        guard held > 2 * pages.count + KeptPages.mostGone else { return }
        round.removeAll { $0.isGone }
        spareRound.removeAll { $0.isGone }
    }

    mutating func forgetAll() { self = KeptPages(limit: limit) }

    private mutating func change(_ page: KeptPage, _ body: (KeptPage) -> Void) {
        (bytes, spare) = (bytes - page.bytes, spare - page.spare)
        body(page)
        (bytes, spare) = (bytes + page.bytes, spare + page.spare)
    }

    private mutating func shrink() {
        while bytes > limit {
            if spare > limit / KeptPages.spareShare, dropSpare() { continue }
            guard forgetUnread() else { return }
        }
    }

    /// Takes the plain bytes of the next page that nobody read in plain bytes since the hand came by.
    private mutating func dropSpare() -> Bool {
        while let page = spareRound.popFirst() {
            if page.wasReadPlain && !page.isGone {
                page.wasReadPlain = false
                spareRound.append(page)
                continue
            }
            page.isAmongSpare = false
            guard page.spare > 0 else { continue }
            var lost: [KeptPage.Wording] = []
            change(page) { lost = $0.dropSpare() }
            for wording in lost { worded[wording.words] = nil }
            return true
        }
        return false
    }

    private mutating func forgetUnread() -> Bool {
        while let page = round.popFirst() {
            if page.isGone { continue }
            if page.wasRead {
                page.wasRead = false
                round.append(page)
                continue
            }
            forget(page.place)
            return true
        }
        return false
    }
}
