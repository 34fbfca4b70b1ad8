import CRE2

/// A search that came to no answer: at least hold (DESIGN §1, invariant 3).
struct EngineFailure: Error, Equatable {
    let message: String
}

/// A compiled expression of RE2: linear in the text whatever the pattern.
///
/// It never changes after it was made, so it is shared between threads as it is.
@safe final class Expression: Sendable {
    /// Bytes for one expression and its caches when nobody says otherwise.
    static let usualMemory = 1 << 20

    let pattern: String
    /// The group whose place counts, 0 for the whole match.
    let capture: Int
    /// It matches where nothing stands, so it matches everywhere.
    let matchesEmpty: Bool
    private let compiled: CRE2Expression
    /// The next match may begin where the group ended: what stands between two words ends one and begins the other.
    private let sharesEdges: Bool

    /// - Parameters:
    ///   - capture: The group whose place counts; one that the pattern does not have fails at every search.
    ///   - memory: Bytes the compiled program and its caches may take.
    init(
        _ pattern: String,
        caseSensitive: Bool,
        capture: Int = 0,
        sharesEdges: Bool = false,
        memory: Int = Expression.usualMemory,
    ) throws(ExpressionProblem) {
        self.pattern = pattern
        self.sharesEdges = sharesEdges
        self.capture = capture
        switch unsafe Expression.compile(pattern, caseSensitive, capture > 0, memory) {
        case .success(let compiled): unsafe self.compiled = compiled
        case .failure(let problem): throw problem
        }
        let onNothing = unsafe Expression.search(compiled, [], from: 0, 0)
        matchesEmpty = onNothing == .found(0..<0, group: 0..<0)
    }

    deinit { unsafe cre2_free(compiled) }

    /// Instructions of the compiled program: a measure of its cost.
    var programSize: Int { unsafe Int(cre2_program_size(compiled)) }

    /// Groups of the pattern; only those of one that captures are counted.
    var groups: Int { unsafe Int(cre2_groups(compiled)) }

    /// Bytes of the view that match, or of the group that counts, from left to right, not overlapping, at most `limit`.
    func matches(in view: TextView, limit: Int) -> Result<[Range<Int>], EngineFailure> {
        var found: [Range<Int>] = []
        var start = 0
        while found.count < limit, start <= view.utf8.count {
            switch unsafe Expression.search(compiled, view.utf8, from: start, capture) {
            case .nothing: return .success(found)
            case .failed: return .failure(EngineFailure(message: "RE2 gave up on \(pattern)"))
            case .found(let range, let group):
                found.append(group)
                let end = sharesEdges && !group.isEmpty ? group.upperBound : range.upperBound
                start = range.isEmpty ? next(after: end, view.utf8) : end
            }
        }
        return .success(found)
    }

    /// The beginning of the next scalar, so that an empty match moves on.
    private func next(after index: Int, _ bytes: [UInt8]) -> Int {
        var next = index + 1
        while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    private static func compile(
        _ pattern: String,
        _ caseSensitive: Bool,
        _ captures: Bool,
        _ memory: Int,
    ) -> Result<CRE2Expression, ExpressionProblem> {
        var compiled = unsafe CRE2Expression()
        var problem = CRE2Problem()
        let isCompiled = unsafe Array(pattern.utf8CString).withUnsafeBufferPointer { text in
            unsafe cre2_compile(
                text.baseAddress,
                text.count - 1,
                caseSensitive,
                captures,
                Int64(memory),
                &compiled,
                &problem,
            )
        }
        if isCompiled { return unsafe .success(compiled) }
        let message = unsafe withUnsafeBytes(of: problem.message) { unsafe text(in: $0) }
        let piece = unsafe withUnsafeBytes(of: problem.piece) { unsafe text(in: $0) }
        return unsafe .failure(ExpressionProblem(pattern: pattern, message: message, piece: piece))
    }

    private static func text(in place: UnsafeRawBufferPointer) -> String {
        unsafe String(decoding: place.prefix { $0 != 0 }, as: UTF8.self)
    }

    private enum Answer: Equatable {
        case nothing
        case found(Range<Int>, group: Range<Int>)
        case failed
    }

    private static func search(
        _ compiled: CRE2Expression,
        _ bytes: [UInt8],
        from start: Int,
        _ number: Int,
    ) -> Answer {
        var span = CRE2Span()
        var group = CRE2Span()
        let result = unsafe bytes.withUnsafeBytes { text in
            unsafe cre2_search(
                compiled,
                text.baseAddress?.assumingMemoryBound(to: CChar.self),
                text.count,
                start,
                Int32(number),
                &span,
                &group,
            )
        }
        switch result {
        case .noMatch: return .nothing
        case .match:
            return .found(
                Int(span.lower)..<Int(span.upper),
                group: Int(group.lower)..<Int(group.upper),
            )
        case .failure: return .failed
        }
    }
}
