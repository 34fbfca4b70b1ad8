import CRE2
import Synchronization

/// Every expression of a policy, numbered, with one automaton a view that says which of them match at all.
///
/// Only those that match are run singly for their places (POLICIES §11).
struct ExpressionBook: Sendable {
    private var numbers: [ExpressionText: Int] = [:]
    private(set) var all: [BookedExpression] = []
    private var views: [ViewName: [Int]] = [:]
    private var sets: [ViewName: ExpressionSet] = [:]

    /// Fewer than this are asked one by one as fast as together.
    private static let fewest = 4

    /// Adds a pattern for a view and gives its number; the same one is there once.
    ///
    /// - Parameters:
    ///   - compiled: The pattern, where somebody compiled it already to look at it.
    ///   - isProven: It is known to compile, and is when it is first run: most texts match few of a policy's patterns.
    mutating func add(
        _ text: ExpressionText,
        view: ViewName,
        compiled: Expression? = nil,
        isProven: Bool = false,
    ) throws(ExpressionProblem) -> Int {
        let number: Int
        if let known = numbers[text] {
            number = known
        } else {
            number = all.count
            var ready = compiled
            if ready == nil, !isProven { ready = try text.compiled() }
            all.append(BookedExpression(text, compiled: ready))
            numbers[text] = number
        }
        if !(views[view, default: []].contains(number)) {
            views[view, default: []].append(number)
        }
        return number
    }

    /// Makes the automata; false where one does not fit into its memory.
    mutating func build() -> Bool {
        for (view, numbers) in views where numbers.count >= ExpressionBook.fewest {
            let spelled = numbers.map { all[$0].text.spelled }
            guard let set = ExpressionSet(spelled) else { return false }
            sets[view] = set
        }
        return true
    }

    var usedViews: [ViewName] { Array(views.keys) }

    /// Numbers of the expressions that match somewhere in the view.
    func matching(in view: TextView, _ name: ViewName) -> Result<Set<Int>, EngineFailure> {
        let numbers = views[name] ?? []
        guard let set = sets[name] else { return .success(Set(numbers)) }
        return set.matches(in: view).map { found in Set(found.map { numbers[$0] }) }
    }
}

/// A pattern and how it is meant.
struct ExpressionText: Sendable, Hashable {
    let pattern: String
    var keepsCase: Bool
    /// The group whose place counts, 0 for the whole match.
    var capture = 0
    var sharesEdges = false

    /// As the automaton of a view spells it.
    var spelled: String { keepsCase ? pattern : "(?i)" + pattern }

    func compiled() throws(ExpressionProblem) -> Expression {
        try Expression(
            pattern,
            caseSensitive: keepsCase,
            capture: capture,
            sharesEdges: sharesEdges,
            memory: ProbeMaker.patternMemory,
        )
    }
}

/// One expression of the book, compiled at the latest when it is first run.
final class BookedExpression: Sendable {
    let text: ExpressionText
    private let compiled: Mutex<Expression?>

    init(_ text: ExpressionText, compiled: Expression?) {
        self.text = text
        self.compiled = Mutex(compiled)
    }

    /// As `Expression.matches`; one that does not compile is a failure, never a miss.
    func matches(in view: TextView, limit: Int) -> Result<[Range<Int>], EngineFailure> {
        do {
            return try ready().matches(in: view, limit: limit)
        } catch {
            return .failure(EngineFailure(message: "RE2 does not take \(text.pattern)"))
        }
    }

    private func ready() throws(ExpressionProblem) -> Expression {
        try compiled.withLock { known throws(ExpressionProblem) in
            if let known { return known }
            let expression = try text.compiled()
            known = expression
            return expression
        }
    }
}

/// Many expressions in one automaton of RE2, made once and shared between threads.
@safe final class ExpressionSet: Sendable {
    /// Bytes of the program and its cache of states; 65,000 plain words fit (POLICIES §11).
    static let memory = 64 << 20

    private let set: CRE2Set
    private let count: Int

    /// Nil where the expressions do not fit into the memory together.
    init?(_ patterns: [String]) {
        unsafe set = cre2_set_make(Int64(ExpressionSet.memory))
        count = patterns.count
        for pattern in patterns {
            let number = unsafe Array(pattern.utf8CString).withUnsafeBufferPointer { text in
                unsafe cre2_set_add(set, text.baseAddress, text.count - 1)
            }
            if number < 0 { return nil }
        }
        guard unsafe cre2_set_compile(set) else { return nil }
    }

    deinit { unsafe cre2_set_free(set) }

    /// Indices of the expressions that match; running out of memory is a failure, never a miss.
    func matches(in view: TextView) -> Result<[Int], EngineFailure> {
        var numbers = [Int32](repeating: 0, count: count)
        let found = unsafe view.utf8.withUnsafeBytes { text in
            unsafe numbers.withUnsafeMutableBufferPointer { room in
                unsafe cre2_set_match(
                    set,
                    text.baseAddress?.assumingMemoryBound(to: CChar.self),
                    text.count,
                    room.baseAddress,
                    Int32(room.count),
                )
            }
        }
        guard found >= 0 else {
            return .failure(EngineFailure(message: "RE2 ran out of memory"))
        }
        return .success(numbers.prefix(Int(found)).map(Int.init))
    }
}
