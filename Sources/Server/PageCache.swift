import Comments
import Synchronization

/// Rendered answers by page and shape; a commit drops the pages it changed before it is answered.
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
        var making: Task<CodedAnswer, any Error>
    }
    private struct FlightName: Hashable {
        var place: Place
        var shape: String
    }
    private struct State {
        var pages: KeptPages
        var flights: [FlightName: Flight] = [:]
        /// Counts drops; larger is later.
        var clock: UInt64 = 1
        /// When something of a place, or of everything, was last dropped.
        var dropped: [Place: UInt64] = [:]
        var allDropped: UInt64 = 0

        func lastDrop(of place: Place) -> UInt64 { max(allDropped, dropped[place] ?? 0) }
    }
    /// Drops remembered one by one; more make everything count as dropped.
    private static let mostDrops = 10_000
    /// Shapes of one place that are kept: cursors are many, and nobody may fill the cache with them.
    private static let mostOfOnePlace = 64
    /// How much of that is taken by links to single comments, of which there are as many as comments: whoever follows
    /// them all keeps nobody from the parts that everybody reads.
    private static let mostOfLinks = mostOfOnePlace / 2

    private let state: Mutex<State>
    private let limit: Int
    private let expand: @Sendable (KeptAnswer) -> KeptAnswer?

    /// - Parameters:
    ///   - limit: Bytes kept; 0 keeps none, and every reader is made an answer of their own.
    ///   - expand: Has the plain bytes from their gzip.
    init(
        limit: Int,
        expand: @escaping @Sendable (KeptAnswer) -> KeptAnswer? = { $0.expanded() },
    ) {
        self.limit = limit
        self.expand = expand
        state = Mutex(State(pages: KeptPages(limit: limit)))
    }

    /// False where every reader is made an answer of their own.
    var keeps: Bool { limit > 0 }

    /// The kept answer; where there is none, the one that is being made or that `make` makes now.
    ///
    /// - Parameter isOfLink: It is asked for by a link to a single comment.
    func answer(
        _ place: Place,
        _ shape: String,
        _ coding: AnswerCoding,
        isOfLink: Bool = false,
        _ make: @escaping @Sendable () async throws -> CodedAnswer,
    ) async throws -> KeptAnswer {
        if let known = kept(place, shape, coding) { return known }
        guard keeps else { return try await make().ready(or: coding) }
        let room = isOfLink ? PageCache.mostOfLinks : PageCache.mostOfOnePlace
        let name = FlightName(place: place, shape: shape)
        return try await making(name, room: room, make).value.ready(or: coding)
    }

    /// The kept answer; where only its gzip is, the plain bytes are had from that and kept as well.
    func kept(_ place: Place, _ shape: String, _ coding: AnswerCoding) -> KeptAnswer? {
        let (known, ticket) = state.withLock { state in
            (state.pages.answer(place, shape, coding), Ticket(moment: state.clock))
        }
        guard let known else { return nil }
        if let ready = known.ready(coding) { return ready }
        guard let plain = known.gzip.flatMap(expand) else { return nil }
        keep(CodedAnswer(plain: plain, gzip: known.gzip), place, shape, since: ticket)
        return plain
    }

    /// The answer to a request that came before in the same words.
    func kept(_ words: String) -> KeptAnswer? {
        state.withLock { $0.pages.answer(to: words) }
    }

    /// Notes that these words ask for a kept answer; nothing happens where it is not kept any more.
    ///
    /// - Parameter ticket: Of a link to a single comment, whose part a commit may change: from before it was found.
    func note(
        _ words: String,
        _ place: Place,
        _ shape: String,
        _ coding: AnswerCoding,
        since ticket: Ticket? = nil,
    ) {
        state.withLock { state in
            if let ticket, state.lastDrop(of: place) > ticket.moment { return }
            let room = ticket == nil ? PageCache.mostOfOnePlace : PageCache.mostOfLinks
            state.pages.note(words, place, shape, coding, room: room)
        }
    }

    func ticket() -> Ticket { state.withLock { Ticket(moment: $0.clock) } }

    func keep(
        _ answer: CodedAnswer,
        _ place: Place,
        _ shape: String,
        since ticket: Ticket,
        room: Int = mostOfOnePlace,
    ) {
        state.withLock { state in
            guard state.lastDrop(of: place) <= ticket.moment else { return }
            state.pages.keep(answer, place, shape, room: room)
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

    var size: (pages: Int, bytes: Int) { state.withLock { ($0.pages.count, $0.pages.bytes) } }

    /// Whoever comes while an answer is made waits for it, unless a commit made it old meanwhile.
    private func making(
        _ name: FlightName,
        room: Int,
        _ make: @escaping @Sendable () async throws -> CodedAnswer,
    ) -> Task<CodedAnswer, any Error> {
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
                self.keep(answer, name.place, name.shape, since: ticket, room: room)
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
        state.pages.forget(place)
        state.dropped[place] = state.clock
        if state.dropped.count > PageCache.mostDrops {
            state.dropped = [:]
            state.allDropped = state.clock
        }
    }

    private func dropAll(_ state: inout State) {
        state.pages.forgetAll()
        state.dropped = [:]
        state.allDropped = state.clock
    }
}
