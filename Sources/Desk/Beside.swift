import Comments
import Moderation
import Storage

extension ModerationDesk {
    /// What stands around a submission, as far as a policy reads it: the comment it answers, the article's title.
    ///
    /// Read before the scan and outside the writer. Throws where the store does not answer: a rule that should have
    /// read a text must not pass for want of it.
    func surroundings(
        of submission: Submission,
        parent: CommentID?,
        for needs: SignalNeeds,
    ) async throws -> Surroundings {
        guard needs.articleTitle || needs.parentText && parent != nil else { return Surroundings() }
        return try await store.read { reading in
            try reading.surroundings(of: submission, parent: parent, for: needs)
        }
    }
}

extension ModerationDesk {
    /// The same for a newer text of a stored comment.
    ///
    /// The address is sealed: what was asked of it at the last verdict answers for it now.
    func surroundings(
        ofEdit submission: Submission,
        of id: CommentID,
        for needs: SignalNeeds,
    ) async throws -> Surroundings {
        let (parent, told) = try await store.read { reading in
            let log = try reading.log(of: .comment, id.rawValue)
            return (
                try reading.comment(id)?.parent,
                log.last { $0.explanation != nil }?.explanation,
            )
        }
        var beside = try await surroundings(of: submission, parent: parent, for: needs)
        beside.evidence = told.map(KeptEvidence.init(json:))?.evidence ?? [:]
        return beside
    }
}

extension Reading {
    func surroundings(
        of submission: Submission,
        parent: CommentID?,
        for needs: SignalNeeds,
    ) throws -> Surroundings {
        var beside = Surroundings()
        if needs.articleTitle {
            let thread = try thread(submission.site, submission.page)
            beside.articleTitle = thread?.title ?? submission.title
        }
        if needs.parentText, let parent, let comment = try comment(parent),
            let revision = comment.publicRevision
        {
            beside.parent = try source(of: parent, revision: revision)
        }
        return beside
    }
}
