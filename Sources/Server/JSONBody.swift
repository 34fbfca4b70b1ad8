import Comments
import FoundationEssentials

/// A JSON object with its values read by name, so that every wrong one is named.
struct JSONBody {
    private let values: [String: Value]
    private(set) var problems: [FieldProblem] = []

    private enum Value: Decodable {
        case text(String)
        case number(Int64)
        case flag(Bool)
        case null
        case other

        init(from decoder: any Decoder) throws {
            guard let single = try? decoder.singleValueContainer() else {
                self = .other
                return
            }
            // Texts first: most are, and a decoder that meets another type makes an error to throw away.
            if let text = try? single.decode(String.self) {
                self = .text(text)
            } else if single.decodeNil() {
                self = .null
            } else if let flag = try? single.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? single.decode(Int64.self) {
                self = .number(number)
            } else {
                self = .other
            }
        }
    }

    init(_ bytes: [UInt8]) throws(Refusal) {
        try JSONShape.check(bytes)
        do {
            values = try JSONDecoder().decode([String: Value].self, from: Data(bytes))
        } catch {
            throw .malformed("the body is not a JSON object that can be read")
        }
    }

    /// Names every key that is none of these.
    mutating func only(_ known: [String]) {
        for key in values.keys.sorted() where !known.contains(key) {
            problems.append(
                FieldProblem(
                    String(key.prefix(80)),
                    .unknown,
                    "There is no such field; there are: \(known.joined(separator: ", ")).",
                )
            )
        }
    }

    /// What is read beside the body, nil where it is wrong: its problems are told with those of the body.
    mutating func noting<Value>(_ read: () throws(Refusal) -> Value) throws(Refusal) -> Value? {
        do throws(Refusal) {
            return try read()
        } catch {
            guard case .invalid(let found) = error else { throw error }
            problems += found
            return nil
        }
    }

    mutating func text(_ key: String) -> String? {
        switch values[key] {
        case .text(let text): return text
        case nil, .null: return nil
        default:
            wrongType(key, "a text")
            return nil
        }
    }

    mutating func flag(_ key: String) -> Bool? {
        switch values[key] {
        case .flag(let flag): return flag
        case nil, .null: return nil
        default:
            wrongType(key, "true or false")
            return nil
        }
    }

    mutating func number(_ key: String) -> Int64? {
        switch values[key] {
        case .number(let number): return number
        case nil, .null: return nil
        default:
            wrongType(key, "a whole number")
            return nil
        }
    }

    private mutating func wrongType(_ key: String, _ expected: String) {
        problems.append(FieldProblem(key, .wrongType, "This takes \(expected)."))
    }
}
