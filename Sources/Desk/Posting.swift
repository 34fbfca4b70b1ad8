package import Comments
import Storage

/// One submission as it arrived: what was sent, and what is known of the sending.
package struct Posting: Sendable {
    package var submission: Submission
    /// The client's own key for sending the same thing again.
    package var idempotencyKey: String?
    /// The bytes that came with it.
    package var sentBytes: [UInt8] = []
    /// Where it came from; nil on the socket.
    package var connection: ConnectionRates?
    /// Languages of the reader, the best first.
    package var languages: [String]
    /// Off for load tests: no count stops anything then.
    package var limitsRates = true

    package init(
        _ submission: Submission,
        connection: ConnectionRates? = nil,
        languages: [String] = [],
    ) {
        self.submission = submission
        self.connection = connection
        self.languages = languages
    }

    var idempotency: IdempotencyKey? {
        idempotencyKey.map { IdempotencyKey(key: $0, body: sentBytes) }
    }

    /// Bytes of a key.
    package static let keyLimit = IdempotencyKey.limit
}

/// What is counted of one connection, in memory and under a key of the day (SETTLED 13).
package struct ConnectionRates: Sendable {
    /// Stands for the connection while the day's key lives; says nothing without it.
    package var key: [UInt8]
    /// Seconds to wait where the built-in limit is passed.
    package var retryAfter: Int?
    /// Submissions within so many seconds, this one included.
    package var submitted: @Sendable (_ window: Int) -> Int
    /// Whether it comes from one of some networks; the address itself stays where it is.
    package var isWithin: @Sendable (_ networks: NetworkQuestion) -> Bool

    package init(
        key: [UInt8],
        retryAfter: Int?,
        submitted: @escaping @Sendable (_ window: Int) -> Int,
        isWithin: @escaping @Sendable (_ networks: NetworkQuestion) -> Bool = { _ in false },
    ) {
        self.key = key
        self.retryAfter = retryAfter
        self.submitted = submitted
        self.isWithin = isWithin
    }
}

/// A submission that was taken: durable before anybody sees this.
package struct Posted: Sendable, Equatable {
    package var receipt: Receipt
    /// The comment as the public sees it, when it was published at once.
    package var comment: PlacedComment?
}

/// A submission that was not taken, and what the reader is told beside the reason.
package struct Refused: Error, Sendable, Equatable {
    package var refusal: Refusal
    package var answer: ReaderAnswer

    package init(_ refusal: Refusal, _ answer: ReaderAnswer = ReaderAnswer()) {
        self.refusal = refusal
        self.answer = answer
    }
}
