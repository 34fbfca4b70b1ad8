import Comments
import NIOCore
import Synchronization

/// Rendered answers by page and representation; a commit drops the pages it changed before it is answered.
///
/// What is read while a commit happens is not kept: an answer may only be as old as the ticket its making began
/// with. Readers who miss the same answer at once wait for one making of it.
final class PageCache: Sendable {
    /// What an answer speaks of.
    struct Place: Sendable, Hashable {
        var site: SiteName
        /// Nil for what speaks of a whole site: counts, the latest comments.
        var key: PageKey?
    }
    /// When the making of an answer began.
    struct Ticket: Sendable {
        fileprivate let moment: UInt64
    }
    private struct Flight {
        var ticket: Ticket
        var making: Task<KeptAnswer, any Error>
    }
    private struct FlightName: Hashable {
        var place: Place
        var representation: String
    }
    /// What is kept of one place; only ever touched under the lock.
    private final class Page {
        var answers: [String: KeptAnswer] = [:]
        /// Requests, word for word, that get one of these answers.
        var wordings: [String] = []
        var bytes = 0
        var used: UInt64

        init(used: UInt64) { self.used = used }
    }
    private struct State {
        var pages: [Place: Page] = [:]
        /// The shortest way: a request's own words to its answer, without reading them.
        var worded: [String: (answer: KeptAnswer, page: Page)] = [:]
        var flights: [FlightName: Flight] = [:]
        var bytes = 0
        /// Counts drops and uses; larger is later.
        var clock: UInt64 = 1
        /// When something of a place, or of everything, was last dropped.
        var dropped: [Place: UInt64] = [:]
        var allDropped: UInt64 = 0

        func lastDrop(of place: Place) -> UInt64 { max(allDropped, dropped[place] ?? 0) }
    }
    /// Drops remembered one by one; more make everything count as dropped.
    private static let mostDrops = 10_000
    /// Representations of one place that are kept: cursors are many, and nobody may fill the cache with them.
    private static let mostOfOnePlace = 64
    /// How much of that is taken by links to single comments, of which there are as many as comments: whoever follows
    /// them all keeps nobody from the parts that everybody reads.
    private static let mostOfLinks = mostOfOnePlace / 2
    /// Bytes an answer costs beside its body.
    private static let overhead = 2_048
    private static let wordingOverhead = 128

    private let state = Mutex(State())
    private let limit: Int

    /// - Parameter limit: Bytes kept; 0 keeps none, and every reader is made an answer of their own.
    init(limit: Int) { self.limit = limit }

    /// False where every reader is made an answer of their own.
    var keeps: Bool { limit > 0 }

    /// The kept answer; where there is none, the one that is being made or that `make` makes now.
    ///
    /// - Parameter isOfLink: It is asked for by a link to a single comment.
    func answer(
        _ place: Place,
        _ representation: String,
        isOfLink: Bool = false,
        _ make: @escaping @Sendable () async throws -> KeptAnswer,
    ) async throws -> KeptAnswer {
        if let known = kept(place, representation) { return known }
        guard keeps else { return try await make() }
        let room = isOfLink ? PageCache.mostOfLinks : PageCache.mostOfOnePlace
        let name = FlightName(place: place, representation: representation)
        return try await making(name, room: room, make).value
    }

    func kept(_ place: Place, _ representation: String) -> KeptAnswer? {
        state.withLock { state in
            guard let page = state.pages[place], let answer = page.answers[representation] else {
                return nil
            }
            state.clock += 1
            page.used = state.clock
            return answer
        }
    }

    /// The answer to a request that came before in the same words.
    func kept(_ wording: String) -> KeptAnswer? {
        state.withLock { state in
            guard let known = state.worded[wording] else { return nil }
            state.clock += 1
            known.page.used = state.clock
            return known.answer
        }
    }

    /// Notes that these words ask for a kept answer; nothing happens where it is not kept any more.
    ///
    /// - Parameter ticket: Of a link to a single comment, whose part a commit may change: from before it was found.
    func note(
        _ wording: String,
        _ place: Place,
        _ representation: String,
        since ticket: Ticket? = nil,
    ) {
        state.withLock { state in
            if let ticket, state.lastDrop(of: place) > ticket.moment { return }
            let room = ticket == nil ? PageCache.mostOfOnePlace : PageCache.mostOfLinks
            guard let page = state.pages[place], let answer = page.answers[representation],
                page.wordings.count < room, state.worded[wording] == nil
            else { return }
            let size = 2 * wording.utf8.count + PageCache.wordingOverhead
            state.worded[wording] = (answer, page)
            page.wordings.append(wording)
            page.bytes += size
            state.bytes += size
            if state.bytes > limit { forgetOldest(&state) }
        }
    }

    func ticket() -> Ticket { state.withLock { Ticket(moment: $0.clock) } }

    func keep(
        _ answer: KeptAnswer,
        _ place: Place,
        _ representation: String,
        since ticket: Ticket,
        room: Int = mostOfOnePlace,
    ) {
        let size =
            answer.buffer.readableBytes + representation.utf8.count + PageCache.overhead
        guard size <= limit / 4 else { return }
        state.withLock { state in
            guard state.lastDrop(of: place) <= ticket.moment else { return }
            state.clock += 1
            let page = state.pages[place] ?? Page(used: state.clock)
            guard page.answers[representation] == nil, page.answers.count < room else { return }
            page.answers[representation] = answer
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
                case .page(let site, let key):
                    drop(Place(site: site, key: key), &state)
                    drop(Place(site: site, key: nil), &state)
                case .site: dropAll(&state)
                }
            }
        }
    }

    var size: (pages: Int, bytes: Int) { state.withLock { ($0.pages.count, $0.bytes) } }

    /// Whoever comes while an answer is made waits for it, unless a commit made it old meanwhile.
    private func making(
        _ name: FlightName,
        room: Int,
        _ make: @escaping @Sendable () async throws -> KeptAnswer,
    ) -> Task<KeptAnswer, any Error> {
        state.withLock { state in
            if let flight = state.flights[name],
                state.lastDrop(of: name.place) <= flight.ticket.moment
            {
                return flight.making
            }
            let ticket = Ticket(moment: state.clock)
            let making = Task {
                defer { self.land(name, ticket) }
                let answer = try await make()
                self.keep(answer, name.place, name.representation, since: ticket, room: room)
                return answer
            }
            state.flights[name] = Flight(ticket: ticket, making: making)
            return making
        }
    }

    private func land(_ name: FlightName, _ ticket: Ticket) {
        state.withLock { state in
            guard state.flights[name]?.ticket.moment == ticket.moment else { return }
            state.flights[name] = nil
        }
    }

    private func drop(_ place: Place, _ state: inout State) {
        forget(place, &state)
        state.dropped[place] = state.clock
        if state.dropped.count > PageCache.mostDrops {
            state.dropped = [:]
            state.allDropped = state.clock
        }
    }

    private func dropAll(_ state: inout State) {
        state.pages = [:]
        state.worded = [:]
        state.bytes = 0
        state.dropped = [:]
        state.allDropped = state.clock
    }

    /// Drops the quarter that was used longest ago, so that this walk is rare.
    private func forgetOldest(_ state: inout State) {
        let order = state.pages.sorted { $0.value.used < $1.value.used }
        for (place, _) in order {
            guard state.bytes > limit / 4 * 3 else { return }
            forget(place, &state)
        }
    }

    private func forget(_ place: Place, _ state: inout State) {
        guard let page = state.pages.removeValue(forKey: place) else { return }
        for wording in page.wordings { state.worded[wording] = nil }
        state.bytes -= page.bytes
    }
}
