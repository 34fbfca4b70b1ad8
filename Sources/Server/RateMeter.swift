import Comments
import Crypto
import Desk
import FoundationEssentials
import Synchronization

/// Counts by connection, in memory only: no address is kept, and a day later nothing finds its counts (SETTLED 13).
///
/// Keys are HMACs under a key of the day; the least recently counted go first when the table is full.
final class RateMeter: Sendable {
    /// Submissions of one connection in `window` seconds before it is asked to wait.
    static let mostSubmissions = 10
    static let window = 600
    /// Previews of one connection in `window` seconds; more than anybody types.
    static let mostPreviews = 60
    /// Reports of one connection in `window` seconds.
    static let mostReports = 10
    /// The same where the reader is worried about somebody: nothing but a program sends so many.
    static let mostWorries = 60
    /// Wrong tokens of one connection in `window` seconds before it is asked to wait.
    static let mostTokenFailures = 10
    /// Connections remembered at once.
    static let mostKeys = 20_000
    /// Moments remembered of one connection.
    static let mostMoments = 64
    /// Lists of networks kept ready.
    static let mostNetworks = 100

    private struct State {
        var day: Int
        /// Keyed with the day's key.
        var code = HMAC<SHA256>(key: SymmetricKey(size: .bits256))
        var moments: [Key: [Int64]] = [:]
        /// Hashes of connections with comments that they reported; emptied when there are too many.
        var reports: Set<[UInt8]> = []
    }
    private struct Key: Hashable {
        var kind: Kind
        var hash: [UInt8]
    }
    enum Kind: Hashable {
        case submission
        case preview
        case report
        case tokenFailure
    }
    private let state: Mutex<State>
    /// Networks that policies name, read once; a policy that is read again names new ones.
    private let networks = Mutex<[NetworkQuestion: Networks]>([:])
    private let now: @Sendable () -> Int64

    /// - Parameter now: Milliseconds since 1970.
    init(now: @escaping @Sendable () -> Int64) {
        self.now = now
        let day = Int(now() / 86_400_000)
        state = Mutex(State(day: day))
    }

    /// Counts one submission and says what is known of its connection.
    func submission(from address: ClientAddress) -> ConnectionRates {
        let (hash, moments) = count(.submission, address)
        let now = now()
        return ConnectionRates(
            key: hash,
            retryAfter: RateMeter.wait(moments, RateMeter.mostSubmissions + 1, now),
            submitted: { window in moments.count { $0 > now - Int64(window) * 1_000 } },
            isWithin: { [self] in networks(of: $0).contains(address) },
        )
    }

    /// Counts one preview; seconds to wait where there were too many.
    func preview(from address: ClientAddress) -> Int? {
        RateMeter.wait(count(.preview, address).1, RateMeter.mostPreviews + 1, now())
    }

    /// What is known of one report's connection, until the day's key is gone.
    struct ReportMark: Sendable {
        fileprivate var hash: [UInt8]
        var retryAfter: Int?
        /// The same connection reported the same comment, for as grave a reason.
        var isRepeated: Bool
    }

    /// Counts one report.
    func report(
        of comment: CommentID,
        isUrgent: Bool,
        from address: ClientAddress,
    ) -> ReportMark {
        let (connection, moments) = count(.report, address)
        let text = "\(comment.rawValue) \(isUrgent)"
        return state.withLock { state in
            let hash = RateMeter.hash(connection + Array(text.utf8), state.code)
            let most = isUrgent ? RateMeter.mostWorries : RateMeter.mostReports
            return ReportMark(
                hash: hash,
                retryAfter: RateMeter.wait(moments, most + 1, now()),
                isRepeated: state.reports.contains(hash),
            )
        }
    }

    /// A report was stored: the next one like it counts for nothing.
    func remember(_ mark: ReportMark) {
        state.withLock { state in
            if state.reports.count >= RateMeter.mostKeys { state.reports = [] }
            state.reports.insert(mark.hash)
        }
    }

    func countTokenFailure(from address: ClientAddress) { _ = count(.tokenFailure, address) }

    /// Seconds to wait after too many wrong tokens; nil where there were few.
    func waitAfterTokenFailures(from address: ClientAddress) -> Int? {
        let now = now()
        let moments = state.withLock { state -> [Int64] in
            renew(&state, now)
            let key = Key(kind: .tokenFailure, hash: RateMeter.hash(address.bytes, state.code))
            return state.moments[key] ?? []
        }
        return RateMeter.wait(moments, RateMeter.mostTokenFailures, now)
    }

    private func count(_ kind: Kind, _ address: ClientAddress) -> ([UInt8], [Int64]) {
        let now = now()
        return state.withLock { state in
            renew(&state, now)
            let hash = RateMeter.hash(address.bytes, state.code)
            let key = Key(kind: kind, hash: hash)
            if state.moments[key] == nil, state.moments.count >= RateMeter.mostKeys {
                forgetOldest(&state)
            }
            var moments = state.moments[key] ?? []
            // Moments that are still to come are from before the clock was put back.
            moments.removeAll { $0 > now }
            moments.removeFirst(max(0, moments.count - RateMeter.mostMoments + 1))
            moments.append(now)
            state.moments[key] = moments
            return (hash, moments)
        }
    }

    private func networks(of question: NetworkQuestion) -> Networks {
        networks.withLock { known in
            if let found = known[question] { return found }
            if known.count >= RateMeter.mostNetworks { known = [:] }
            let read = Networks(question.networks)
            known[question] = read
            return read
        }
    }

    private static func hash(_ bytes: [UInt8], _ code: HMAC<SHA256>) -> [UInt8] {
        var code = code
        code.update(data: bytes)
        return Array(code.finalize().prefix(16))
    }

    private func renew(_ state: inout State, _ now: Int64) {
        let day = Int(now / 86_400_000)
        guard day != state.day else { return }
        state = State(day: day)
    }

    /// Drops the quarter that was counted longest ago, so that this walk is rare.
    private func forgetOldest(_ state: inout State) {
        let last = state.moments.values.map { $0.last ?? 0 }.sorted()
        let limit = last[last.count / 4]
        state.moments = state.moments.filter { ($0.value.last ?? 0) > limit }
    }

    /// Seconds until fewer than `most` moments are within the window.
    private static func wait(_ moments: [Int64], _ most: Int, _ now: Int64) -> Int? {
        let recent = moments.filter { $0 > now - Int64(window) * 1_000 && $0 <= now }
        guard recent.count >= most else { return nil }
        let leaving = recent[recent.count - most] + Int64(window) * 1_000
        return max(1, Int((leaving - now + 999) / 1_000))
    }
}
