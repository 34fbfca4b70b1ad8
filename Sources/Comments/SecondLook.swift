/// What an author may want to mend before a comment is sent; nothing of it is stored.
package struct SecondLook: Sendable, Equatable {
    /// What it is about and why, in the policy's own words; at least one.
    package var messages: [String]
    /// The places that led to it, in the order of the text.
    package var spans: [MatchSpan]
    /// The same for people: the author's own words, as they were sent.
    package var excerpts: [MarkedExcerpt] = []

    package init(messages: [String], spans: [MatchSpan]) {
        self.messages = messages
        self.spans = spans
    }

    /// With the words that it is about.
    package func quoting(_ submission: Submission) -> SecondLook {
        var look = self
        look.excerpts =
            MarkedExcerpt.of(.body, submission.body, spans)
            + MarkedExcerpt.of(.name, submission.author.name, spans)
            + MarkedExcerpt.of(.website, submission.author.website?.text ?? "", spans)
        return look
    }
}
