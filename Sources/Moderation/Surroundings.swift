package import Comments

/// What stands around a submission and may be read by rules: the comment it answers and the article's title.
package struct Surroundings: Sendable, Equatable {
    package var parent: String?
    package var articleTitle: String?
    /// Of the verdict that is looked into again: it answers for the address, which is not kept readable.
    package var evidence: [String: EvidenceValue] = [:]

    package init(parent: String? = nil, articleTitle: String? = nil) {
        self.parent = parent
        self.articleTitle = articleTitle
    }
}
