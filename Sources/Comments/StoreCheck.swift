/// One thing that an operator's check looked at.
package struct StoreCheck: Sendable, Equatable {
    package var name: String
    package var isGood: Bool
    package var detail: String
    package var wayOut: String?

    package init(name: String, isGood: Bool, detail: String, wayOut: String?) {
        self.name = name
        self.isGood = isGood
        self.detail = detail
        self.wayOut = wayOut
    }
}

/// What a walk over the whole chain found.
package struct LogCheck: Sendable, Equatable {
    package var isWhole: Bool
    package var entries: Int
    package var erased: Int
    package var detail: String
    /// The first entry that does not hold; nil where all do, or where the log was cut after them.
    package var brokenAt: Int64?

    package init(
        isWhole: Bool,
        entries: Int,
        erased: Int,
        detail: String,
        brokenAt: Int64? = nil,
    ) {
        self.isWhole = isWhole
        self.entries = entries
        self.erased = erased
        self.detail = detail
        self.brokenAt = brokenAt
    }
}
