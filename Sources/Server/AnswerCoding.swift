import Hummingbird

/// In which coding a reader takes an answer (RFC 9110 §12.5.3).
enum AnswerCoding: String, Sendable {
    case identity
    case gzip

    /// gzip where the reader names it, or everything; a weight of 0 refuses it, whatever `*` says.
    init(acceptedBy request: Request) {
        var (named, any): (Double?, Double?)
        for value in request.headers[values: .acceptEncoding] {
            for entry in value.split(separator: ",") {
                let parts = entry.split(separator: ";")
                let name = parts.first?.filter { $0 != " " }.lowercased() ?? ""
                let weight = AnswerCoding.weight(parts.dropFirst())
                if name == "gzip" || name == "x-gzip" { named = weight }
                if name == "*" { any = weight }
            }
        }
        self = named ?? any ?? 0 > 0 ? .gzip : .identity
    }

    private static func weight(_ parameters: ArraySlice<Substring>) -> Double {
        for parameter in parameters {
            let text = parameter.filter { $0 != " " }.lowercased()
            if text.hasPrefix("q=") { return Double(text.dropFirst(2)) ?? 0 }
        }
        return 1
    }
}
