package import Comments
import FoundationEssentials
import Moderation
import Storage

extension ModerationDesk {
    /// What the author's private link shows; 404 for a link that we never gave.
    package func receipt(_ token: String, languages: [String]) async throws -> ReceiptReading {
        let (now, policies) = (now(), try await policies.inForce)
        return try await store.read { try receipt(token, languages, policies, now, $0) }
    }

    /// Takes the author's newer text: judged anew, while an approved earlier text stays public.
    ///
    /// A policy never lifts a person's decision: after one the edit is at least held (SETTLED 14).
    package func edit(
        _ token: String,
        body: String,
        languages: [String],
    ) async throws
        -> ReceiptReading
    {
        let current = try await receipt(token, languages: languages)
        guard current.state != .withdrawn else { throw Refusal.gone("this comment") }
        guard let site = try await site(current.site) else { throw Refusal.notFound("site") }
        guard current.editableUntil != nil else {
            throw Refusal.conflict(
                "A comment can be changed for \(site.editMinutes) minutes; that time is over."
            )
        }
        guard body != current.source else { return current }
        let policy = try await policies.inForce.policy(for: site)
        var submission = Submission(
            site: current.site,
            page: current.key,
            author: TypedAuthor(name: current.name),
            body: body,
        )
        submission.author.website = current.website.flatMap {
            Website($0, toASCII: TypedText.toASCII)
        }
        let beside = try await surroundings(
            ofEdit: submission,
            of: current.id,
            for: policy.rules.needs,
        )
        let scan = policy.rules.scan(submission, beside: beside)
        guard !scan.showsNothing else {
            throw Refusal.invalid([
                FieldProblem("body", .required, "Please write a comment: this one shows nothing.")
            ])
        }
        let change = Revising(
            token: token,
            submission: submission,
            policy: policy,
            scan: scan,
            site: site,
            languages: languages,
            now: now(),
        )
        try await store.write { try change.take(in: $0) }
        return try await receipt(token, languages: languages)
    }

    /// Takes a comment back for good: text, name, website and address go in this transaction.
    package func withdraw(_ token: String, languages: [String]) async throws -> ReceiptReading {
        let now = now()
        try await store.write { transaction in
            guard
                let comment = try transaction.reading.comment(
                    behind: token,
                    kind: .receipt,
                    at: now,
                )
            else { throw Refusal.notFound("receipt") }
            guard comment.state != .withdrawn else { return }
            var entry = LogEntry(
                at: now,
                subject: .comment,
                subjectID: comment.id.rawValue,
                act: "withdraw",
                actorKind: .author,
                actor: "author",
            )
            entry.to = .withdrawn
            let withdrawn = try transaction.record(entry, on: comment)
            try transaction.erase(withdrawn, at: now)
        }
        try await store.emptyLog()
        return try await receipt(token, languages: languages)
    }

    private func receipt(
        _ token: String,
        _ languages: [String],
        _ policies: PoliciesInForce,
        _ now: Timestamp,
        _ reading: Reading,
    ) throws -> ReceiptReading {
        guard let comment = try reading.comment(behind: token, kind: .receipt, at: now),
            let thread = try reading.thread(comment.thread),
            let site = try reading.site(thread.site)
        else { throw Refusal.notFound("receipt") }
        let languages = site.languages(after: languages)
        var receipt = ReceiptReading(
            token: token,
            id: comment.id,
            site: thread.site,
            key: thread.key,
            state: comment.receiptState,
            name: comment.name,
            source: comment.state == .withdrawn
                ? "" : try reading.source(of: comment.id, revision: comment.revision),
            created: comment.created,
        )
        (receipt.pageURL, receipt.pageTitle) = (thread.url, thread.title)
        receipt.website = comment.website
        receipt.editWaits =
            comment.publicRevision != nil && comment.publicRevision != comment.revision
        let end = comment.created.adding(seconds: site.editMinutes * 60)
        // Before it was written is no time to change it: the clock was put back.
        let isOpen = comment.created <= now && now < end
        receipt.editableUntil = comment.state != .withdrawn && isOpen ? end : nil
        let log = try reading.log(of: .comment, comment.id.rawValue)
        receipt.canAppeal = comment.canBeAppealed(log, at: now)
        receipt.hasAppealed = log.contains(where: \.isAppeal)
        receipt.wantsReplies = try reading.wantsReplies(comment.id)
        let policy = policies.policy(for: site).rules
        if receipt.state == .declined, let code = log.outcome?.reason {
            receipt.reason = policy.words(for: code, languages: languages)
        }
        if receipt.state == .received || receipt.editWaits {
            receipt.usualWait = try waits.wait(on: site.name, at: now, reading)
            let told = log.last { $0.explanation != nil }?.explanation.map(ToldKeys.init(json:))
            receipt.answer = policy.answer(
                message: told?.message,
                resources: told?.resources,
                languages: languages,
                countries: site.countries,
            )
        }
        return receipt
    }
}

extension Policy {
    /// A code that a policy had once says nothing to a reader.
    fileprivate func words(for code: String, languages: [String]) -> String? {
        reason(code, languages: languages) ?? reason("other", languages: languages)
    }
}

/// The keys of message and help lines that a stored explanation kept.
private struct ToldKeys: Decodable {
    var message: String?
    var resources: String?

    init(json: String) {
        let kept = try? JSONDecoder().decode(ToldKeys.self, from: Data(json.utf8))
        (message, resources) = (kept?.message, kept?.resources)
    }
}

extension StoredComment {
    /// Held and spam are the same to the author, and both are true: it was received (SETTLED 18).
    var receiptState: Receipt.State {
        if publicRevision != nil { return .published }
        switch state {
        case .approved: return .published
        case .held, .spam: return .received
        case .rejected, .deleted: return .declined
        case .withdrawn: return .withdrawn
        }
    }
}
