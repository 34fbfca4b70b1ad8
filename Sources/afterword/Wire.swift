import FoundationEssentials

/// An error as every route tells it (RFC 9457).
struct WireProblem: Decodable, Sendable {
    /// One field that is wrong.
    struct Field: Decodable, Sendable {
        var field: String
        var code: String
        var message: String
    }
    var title: String?
    var code: String?
    var detail: String?
    var requestId: String?
    var errors: [Field]?
}

extension WireProblem {
    /// The most telling sentence it has; where several fields are wrong, a line for each.
    var sentence: String? {
        let fields = (errors ?? []).map { "\($0.field): \($0.message)" }
        guard fields.count > 1 else { return fields.first ?? detail ?? title }
        return (["\(fields.count) fields are wrong:"] + fields).joined(separator: "\n  ")
    }
}

/// The one decoder: the wire's snake_case names.
enum Wire {
    static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            return try decoder.decode(type, from: Data(bytes))
        } catch {
            guard bytes.first == UInt8(ascii: "{") else { throw notOurs }
            throw CommandFailure(
                .defect,
                "the server's answer is not what this program understands (\(error))",
                wayOut: "are the server and this command of the same version?",
            )
        }
    }

    private static var notOurs: CommandFailure {
        CommandFailure(
            .unreachable,
            "what answers there is no Afterword server",
            wayOut: "check the address, and its path if it has one",
        )
    }

    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
