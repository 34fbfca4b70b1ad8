import Comments
import Hummingbird

/// The parameters of a query, decoded strictly: what cannot be read is named, not guessed.
struct Query {
    /// Parameters of one request.
    static let limit = 128

    private let pairs: [(name: String, value: String)]

    init(_ request: Request) throws(Refusal) {
        let path = request.head.path ?? ""
        guard let mark = path.firstIndex(of: "?") else {
            pairs = []
            return
        }
        let parts = path[path.index(after: mark)...].prefix { $0 != "#" }.split(separator: "&")
        guard parts.count <= Query.limit else {
            throw .malformed("the query has more than \(Query.limit) parameters")
        }
        var pairs: [(String, String)] = []
        for part in parts {
            let equals = part.firstIndex(of: "=") ?? part.endIndex
            let rest = equals == part.endIndex ? "" : part[part.index(after: equals)...]
            guard let name = PercentEncoding.decoded(part[..<equals], plusIsSpace: true),
                let value = PercentEncoding.decoded(rest, plusIsSpace: true)
            else { throw .malformed("a parameter is not UTF-8 in percent-encoding") }
            pairs.append((name, value))
        }
        self.pairs = pairs
    }

    /// What each of these reads, or a refusal with every field that is wrong in any of them (CONTRACT §2).
    @discardableResult
    static func every<each Value>(
        _ read: repeat () throws -> each Value
    ) throws -> (repeat each Value) {
        var problems: [FieldProblem] = []
        let results = (repeat try attempt(each read, &problems))
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        return (repeat try (each results).get())
    }

    private static func attempt<Value>(
        _ read: () throws -> Value,
        _ problems: inout [FieldProblem],
    ) throws -> Result<Value, any Error> {
        do {
            return .success(try read())
        } catch Refusal.invalid(let found) {
            problems += found
            return .failure(Refusal.invalid(found))
        }
    }

    func all(_ name: String) -> [String] {
        pairs.filter { $0.name == name }.map(\.value)
    }

    /// Empty is the same as absent.
    func text(_ name: String) -> String? {
        pairs.first { $0.name == name }.flatMap { $0.value.isEmpty ? nil : $0.value }
    }

    func number(_ name: String, in range: ClosedRange<Int>, usual: Int) throws(Refusal) -> Int {
        try number(name, in: range) ?? usual
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
        guard let text = text(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw .invalid([
                FieldProblem(
                    name,
                    .invalid,
                    "This takes a number from \(range.lowerBound) to \(range.upperBound).",
                )
            ])
        }
        return number
    }

    /// One of some words.
    func choice<Choice: RawRepresentable>(
        _ name: String,
        of words: [String],
        usual: Choice,
    ) throws(Refusal) -> Choice where Choice.RawValue == String {
        guard let text = text(name) else { return usual }
        guard words.contains(text), let choice = Choice(rawValue: text) else {
            throw .invalid([
                FieldProblem(
                    name,
                    .invalid,
                    "This takes one of: \(words.joined(separator: ", ")).",
                )
            ])
        }
        return choice
    }

    /// nil where none is named.
    func optionalPage() throws(Refusal) -> PageKey? {
        text("page") == nil ? nil : try page()
    }

    func page(_ name: String = "page") throws(Refusal) -> PageKey {
        guard let text = text(name) else {
            throw .invalid([FieldProblem(name, .required, "Say which page: \(name)=/path.")])
        }
        guard let key = PageKey.canonical(text) else {
            throw .invalid([
                FieldProblem(
                    name,
                    .invalid,
                    "This is not a page's path of 1 to \(PageKey.limit) characters.",
                )
            ])
        }
        return key
    }
}
