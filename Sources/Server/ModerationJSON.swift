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

    static func read<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
        // A decision names up to 1,000 comments with two members each.
        try JSONShape.check(bytes, mostKeys: 2 * Limits.decidedAtOnce + JSONShape.mostKeys)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            return try decoder.decode(type, from: Data(bytes))
        } catch let error as DecodingError {
            throw Refusal.invalid([error.problem])
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
