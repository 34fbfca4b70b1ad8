/// What an author may want to mend before a comment is sent; nothing of it is stored.
package struct SecondLook: Sendable, Equatable {
    /// What it is about and why, in the policy's own words; at least one.
    package var messages: [String]
    /// The places that led to it, in the order of the text.
    package var spans: [MatchSpan]

    package init(messages: [String], spans: [MatchSpan]) {
        self.messages = messages
        self.spans = spans
    }
}
