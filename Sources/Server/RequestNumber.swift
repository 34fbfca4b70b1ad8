import Synchronization

/// Names of requests, for logs and answers: random per process, counted up, saying nothing of a reader.
enum RequestNumber {
    private static let process = String(UInt32.random(in: .min ... .max), radix: 36)
    private static let count = Atomic<UInt64>(0)

    static func next() -> String {
        process + "-"
            + String(count.wrappingAdd(1, ordering: .relaxed).newValue, radix: 36)
    }
}
