/// The number of a comment: positive, unique in the store, given in order of arrival.
package struct CommentID: RawRepresentable, Hashable, Sendable, Comparable, Codable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }
    package init(_ rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: CommentID, right: CommentID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The number of a thread in the store.
package struct ThreadID: RawRepresentable, Hashable, Sendable, Codable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }
    package init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// The number of a log entry; a comment's newest one is its `version`.
package struct LogEntryID: RawRepresentable, Hashable, Sendable, Codable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }
    package init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// What a site is called in paths and commands: 1–40 of `a–z`, `0–9` and `-`.
package struct SiteName: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    package let rawValue: String

    /// The site that the first start creates.
    package static let usual = SiteName(unchecked: "default")

    package init?(rawValue: String) {
        let allowed = rawValue.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-")
        }
        guard allowed, (1...40).contains(rawValue.utf8.count) else { return nil }
        self.rawValue = rawValue
    }

    private init(unchecked: String) { rawValue = unchecked }

    package var description: String { rawValue }
}
