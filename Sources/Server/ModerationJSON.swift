import Comments
import Desk
import FoundationEssentials
import Hummingbird

/// What moderators' programs are sent: snake_case, no address anywhere in it.
enum ModerationJSON {
    static func response(
        _ value: some Encodable,
        status: HTTPResponse.Status = .ok,
    ) throws -> Response {
        Response(.privateJSON, try bytes(value), status: status)
    }

    static func bytes(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// An object with one more member that is JSON already.
    static func adding(_ name: String, _ json: String?, to object: [UInt8]) -> [UInt8] {
        object.dropLast() + Array(",\"\(name)\":\(json ?? "null")}".utf8)
    }

    /// - Parameter known: Members of the object; a mistyped one could mean `dry_run` and must not pass unseen.
    static func read<Value: Decodable>(
        _ type: Value.Type,
        _ bytes: [UInt8],
        known: [String],
    ) throws -> Value {
        // A decision names up to 1,000 comments with two members each.
        try JSONShape.check(bytes, mostKeys: 2 * Limits.decidedAtOnce + JSONShape.mostKeys)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        var problems: [FieldProblem] = []
        do {
            problems = unknown(try JSONDecoder().decode(Members.self, from: Data(bytes)), known)
            let value = try decoder.decode(type, from: Data(bytes))
            if problems.isEmpty { return value }
        } catch let error as DecodingError {
            // The decoder ends at the first member that it cannot read.
            problems.append(error.problem)
        } catch Refusal.invalid(let found) {
            problems += found
        }
        throw Refusal.invalid(problems)
    }
}

/// The names in an object, whatever their values.
struct Members: Decodable {
    struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
    var names: [String]

    init(from decoder: any Decoder) throws {
        names = try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue).sorted()
    }
}

extension ModerationJSON {
    static func check(_ members: Members, _ known: [String]) throws {
        let problems = unknown(members, known)
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
    }

    private static func unknown(_ members: Members, _ known: [String]) -> [FieldProblem] {
        members.names.filter { !known.contains($0) }.map { name in
            FieldProblem(
                String(name.prefix(80)),
                .unknown,
                "There is no such member; there are: \(known.joined(separator: ", ")).",
            )
        }
    }
}

extension DecodingError {
    /// The member that was missing or of the wrong type.
    fileprivate var problem: FieldProblem {
        switch self {
        case .keyNotFound(let key, let context):
            FieldProblem(name(context, key), .required, "This is needed.")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            FieldProblem(name(context), .wrongType, "This has the wrong type.")
        case .dataCorrupted(let context):
            FieldProblem(name(context), .invalid, "This cannot be read.")
        @unknown default: FieldProblem("body", .invalid, "This cannot be read.")
        }
    }

    private func name(_ context: Context, _ last: (any CodingKey)? = nil) -> String {
        let path = (context.codingPath + [last].compactMap { $0 }).map(\.stringValue)
        return path.isEmpty ? "body" : path.joined(separator: ".")
    }
}
