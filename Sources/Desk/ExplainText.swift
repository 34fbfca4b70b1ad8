package import Comments
import Moderation

/// A text that was never posted, and as whom it should be judged (SETTLED 22).
package struct TextQuestion: Sendable {
    package enum Role: String, Sendable, CaseIterable {
        case newAuthor = "new-author"
        case regular
        case moderator
    }
    package var text: String
    package var name = "A reader"
    package var role = Role.newAuthor
    /// Nil for the site's own.
    package var policy: String?

    package init(text: String) { self.text = text }
}

/// What the policy says of it.
package struct TextVerdict: Sendable {
    package var outcome: Outcome
    package var why: [String]
    /// Rules that nearly hit.
    package var nearly: [NearMiss]
    /// As it would be stored; JSON.
    package var explanation: String
}

extension ModerationDesk {
    /// Judges a text alone: no history of the page, nothing known of the form; stores nothing.
    ///
    /// - Parameter site: Nil for `default`, or the first that the actor reaches.
    package func explain(
        _ question: TextQuestion,
        for site: SiteName?,
        by actor: Actor,
    ) async throws -> TextVerdict {
        let sites = try await sites(of: actor)
        let usual = sites.first { $0.name == .usual } ?? sites.first
        let asked = site.map { name in sites.first { $0.name == name } } ?? usual
        guard let site = asked else { throw Refusal.notFound("site") }
        let policy = try await policy(of: question, for: site, by: actor)
        let submission = Submission(
            site: site.name,
            page: PageKey(stored: "/"),
            author: TypedAuthor(name: question.name),
            body: question.text,
        )
        let signals = Signals(alone: policy.needs, author: question.role.signals, now: now())
        let scan = policy.scan(submission)
        let verdict = policy.verdict(on: scan, given: signals)
        return TextVerdict(
            outcome: verdict.outcome,
            why: policy.tell(verdict),
            nearly: policy.nearMisses(on: scan, given: signals),
            explanation: policy.explanationJSON(verdict),
        )
    }

    private func policy(
        of question: TextQuestion,
        for site: Site,
        by actor: Actor,
    ) async throws -> Policy {
        let policies = try await policies.inForce
        guard let name = question.policy else { return policies.policy(for: site).rules }
        let names = try await policyNames(for: actor)
        guard names.contains(name), let named = policies.policy(named: name) else {
            let message = "There is no such policy in force; there are: "
            throw Refusal.invalid([
                FieldProblem("policy", .unknown, message + names.joined(separator: ", ") + ".")
            ])
        }
        return named
    }
}

extension TextQuestion.Role {
    /// A regular has 10 approved comments over 90 days; a moderator is staff.
    var signals: AuthorSignals {
        var signals = AuthorSignals()
        guard self != .newAuthor else { return signals }
        signals.proven = true
        signals.approved = 10
        signals.firstSeen = 90 * 86_400
        signals.role = self == .moderator ? .moderator : nil
        return signals
    }
}
