package import Comments
import Moderation
import Storage

extension ModerationDesk {
    /// Takes a submission: scanned here, judged and stored in the next group commit, answered after its sync.
    ///
    /// The order is SETTLED 7's: what was sent before, parent and closed, duplicate, rate, policy. Whoever is in
    /// danger is held instead of being called a duplicate or too fast. Throws `Refused`.
    package func submit(_ posting: Posting, to site: Site) async throws -> Posted {
        let policy = try await policies.inForce.policy(for: site)
        let beside = try await surroundings(
            of: posting.submission,
            parent: posting.submission.parent,
            for: policy.rules.needs,
        )
        let scan = policy.rules.scan(posting.submission, beside: beside)
        guard !scan.showsNothing else { throw Refused(nothingToRead) }
        let counter = SubmitCounter(
            posting: posting,
            site: site,
            address: posting.submission.author.email.map { store.index(of: $0, on: site.name) },
            policy: policy,
            scan: scan,
            now: now(),
            newSecret: newSecret,
        )
        let answer: StoredAnswer
        do {
            answer = try await store.write { try counter.take(in: $0) }
        } catch let refusal as Refusal {
            throw Refused(refusal, counter.answerAlone)
        }
        let receipt = try answer.receipt()
        guard receipt.state == .published else { return Posted(receipt: receipt) }
        let comment = try await publicComment(receipt.id, on: posting.submission.page, of: site)
        return Posted(receipt: receipt, comment: comment)
    }

    /// What goes with the refusal of a text that never became a submission: help, if it speaks of danger.
    ///
    /// Nothing where no policy can be had now: the refusal is told all the same.
    package func answer(
        unposted text: String,
        name: String,
        to site: Site,
        languages: [String],
    ) async -> ReaderAnswer {
        guard let policy = try? await policies.inForce.policy(for: site) else {
            return ReaderAnswer()
        }
        let body = String(text.unicodeScalars.prefix(Submission.bodyLimit))
        let submission = Submission(
            site: site.name,
            page: PageKey(stored: "/"),
            author: TypedAuthor(name: name),
            body: body,
        )
        return policy.answerAlone(
            policy.rules.scan(submission),
            site: site,
            languages: languages,
            at: now(),
        )
    }

    /// The text alone says that somebody may be in danger, or nobody can tell now: no limit of ours stands before it.
    package func speaksOfDanger(_ text: String, on site: Site) async -> Bool {
        guard let policy = try? await policies.inForce.policy(for: site) else { return true }
        let body = String(text.unicodeScalars.prefix(Submission.bodyLimit))
        let submission = Submission(
            site: site.name,
            page: PageKey(stored: "/"),
            author: TypedAuthor(name: ""),
            body: body,
        )
        let alone = Signals(alone: policy.rules.needs, author: AuthorSignals(), now: now())
        return policy.verdict(on: policy.rules.scan(submission), given: alone).concernsSafety
    }

    private var nothingToRead: Refusal {
        .invalid([
            FieldProblem("body", .required, "Please write a comment: this one shows nothing.")
        ])
    }
}

extension SitePolicy {
    /// Help lines for a refusal: those of a verdict on the text alone where it speaks of danger.
    func answerAlone(
        _ scan: Scan,
        site: Site,
        languages: [String],
        at now: Timestamp,
    )
        -> ReaderAnswer
    {
        let languages = site.languages(after: languages)
        let alone = Signals(alone: rules.needs, author: AuthorSignals(), now: now)
        let verdict = rules.verdict(on: scan, given: alone)
        guard verdict.concernsSafety else {
            return rules.standingAnswer(languages: languages, countries: site.countries)
        }
        // Nothing was stored, so the receipt's words ("a person will read it") would not be true.
        return rules.answer(
            message: SitePolicy.notSent,
            resources: verdict.resources,
            languages: languages,
            countries: site.countries,
        )
    }

    /// Key in `messages/` for a text that speaks of danger and did not arrive.
    private static let notSent = "crisis_not_sent"
}
