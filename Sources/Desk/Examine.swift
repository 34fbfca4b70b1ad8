package import Comments
import FoundationEssentials
import Moderation
import Storage

/// A comment judged again, with the evidence of its last verdict: nothing is stored, nothing changes.
package struct Examination: Sendable {
    package var policy: String
    /// The policy in force is the one that spoke; else the rules may have changed since.
    package var isSamePolicy: Bool
    /// Rules that nearly hit, with the one condition that failed.
    package var nearly: [NearMiss]
    /// Every rule with all its conditions.
    package var rules: [RuleTrace]
}

extension ModerationDesk {
    /// Looks into the last verdict on a comment again; nil where no policy ever spoke about it.
    package func examine(_ story: CommentStory) async throws -> Examination? {
        let comment = story.item.comment
        guard let entry = story.decisions.last(where: { $0.explanation != nil }),
            let kept = entry.explanation.map(KeptEvidence.init(json:)),
            comment.state != .withdrawn
        else { return nil }
        let revision = entry.revision ?? comment.revision
        let question = try await store.read { reading in
            try reading.question(comment, revision: revision)
        }
        guard let (site, submission) = question else { return nil }
        let policy = try await policies.inForce.policy(for: site).rules
        var beside = try await surroundings(
            of: submission,
            parent: comment.parent,
            for: policy.needs,
        )
        beside.evidence = kept.evidence
        let scan = policy.scan(submission, beside: beside)
        let signals = Signals(evidence: kept.evidence, needs: policy.needs, now: entry.at)
        return Examination(
            policy: policy.stamp.name,
            isSamePolicy: policy.stamp.hash == entry.policyHash,
            nearly: policy.nearMisses(on: scan, given: signals),
            rules: policy.traces(on: scan, given: signals),
        )
    }

    /// One rule with all its conditions, for one comment.
    package func whyNot(
        _ id: CommentID,
        rule: String,
        to actor: Actor,
    ) async throws -> (examination: Examination, rule: RuleTrace) {
        let story = try await show(id, to: actor)
        guard let examination = try await examine(story) else {
            throw Refusal.notFound("verdict of a policy on comment \(id.rawValue)")
        }
        guard let trace = examination.rules.first(where: { $0.rule == rule }) else {
            let ids = examination.rules.map(\.rule).joined(separator: ", ")
            throw Refusal.invalid([
                FieldProblem("rule", .unknown, "There is no such rule; there are: \(ids).")
            ])
        }
        return (examination, trace)
    }
}

extension Reading {
    /// A stored comment as the submission it was, without the address.
    fileprivate func question(
        _ comment: StoredComment,
        revision: Int,
    ) throws -> (Site, Submission)? {
        guard let thread = try thread(comment.thread), let site = try site(thread.site) else {
            return nil
        }
        var submission = Submission(
            site: site.name,
            page: thread.key,
            author: TypedAuthor(name: comment.name),
            body: try source(of: comment.id, revision: revision),
        )
        submission.author.website = comment.website.flatMap {
            Website($0, toASCII: TypedText.toASCII)
        }
        return (site, submission)
    }
}

/// The evidence of a stored explanation, as it was before it was printed.
struct KeptEvidence: Decodable {
    private enum Value: Decodable {
        case number(Double)
        case word(String)
        case flag(Bool)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .word(try container.decode(String.self))
            }
        }

        var evidence: EvidenceValue {
            switch self {
            case .number(let number): .number(number)
            case .flag(let flag): .flag(flag)
            case .word("unknown"): .unknown
            case .word(let word):
                word.hasPrefix("failed: ") ? .failed(String(word.dropFirst(8))) : .word(word)
            }
        }
    }
    private enum CodingKeys: String, CodingKey { case evidence }
    let evidence: [String: EvidenceValue]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        evidence = try container.decode([String: Value].self, forKey: .evidence)
            .mapValues(\.evidence)
    }

    /// An explanation that cannot be read says nothing: everything is unknown.
    init(json: String) {
        let kept = try? JSONDecoder().decode(KeptEvidence.self, from: Data(json.utf8))
        evidence = kept?.evidence ?? [:]
    }
}
