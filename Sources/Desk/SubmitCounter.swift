import Comments
import FoundationEssentials
import Moderation
import Storage

/// Where one submission is dealt with inside the group commit.
struct SubmitCounter: Sendable {
    let posting: Posting
    let site: Site
    let policy: SitePolicy
    let scan: Scan
    let now: Timestamp
    let newSecret: @Sendable () -> String
    // All four are made before the one writer's turn.
    private let idempotency: IdempotencyKey?
    private let doubleClick: IdempotencyKey?
    private let address: AddressIndex?
    private let receiptSecret: String

    /// - Parameter address: Of the one that was typed.
    init(
        posting: Posting,
        site: Site,
        address: AddressIndex?,
        policy: SitePolicy,
        scan: Scan,
        now: Timestamp,
        newSecret: @escaping @Sendable () -> String,
    ) {
        self.posting = posting
        self.site = site
        self.address = address
        self.policy = policy
        self.scan = scan
        self.now = now
        self.newSecret = newSecret
        receiptSecret = newSecret()
        idempotency = posting.idempotency
        doubleClick = SubmitCounter.doubleClick(posting)
    }

    private var submission: Submission { posting.submission }

    /// What was found of the past on the way to the verdict.
    private struct Past {
        var thread: CommentThread?
        var parent: StoredComment?
        var proven: Int64?
        var typed: TypedAuthorRecord?
    }

    /// What is said where the policy has no words of its own.
    private static let received =
        "Thank you. Your comment has arrived and is not public yet: a person reads it first."

    /// Help lines beside a refusal that nobody could judge with its history.
    var answerAlone: ReaderAnswer {
        policy.answerAlone(scan, site: site, languages: posting.languages, at: now)
    }

    /// Throws `Refusal` where nothing is to be kept of the answer.
    func take(in transaction: Transaction) throws -> StoredAnswer {
        let reading = transaction.reading
        let thread = try reading.thread(site.name, submission.page)
        if let earlier = try earlierAnswer(in: thread, transaction) { return earlier }
        guard thread?.isOpen ?? true else { throw Refusal.closed }
        if try transaction.closeIfDue(submission.page, on: site, at: now) {
            return StoredAnswer(.closed, answerAlone)
        }
        let parent = try parent(in: thread, reading)
        let proven = try submission.authorKey.flatMap {
            try reading.provenAuthor(key: $0, site: site.name)
        }
        let typed = try address.map { try reading.typedAuthor($0) }
        let facts = SignalCounter(
            posting: posting,
            site: site,
            thread: thread,
            parent: parent,
            proven: proven,
            scan: scan,
            now: now,
            typed: typed,
        )
        let verdict = policy.verdict(on: scan, given: facts.signals(policy.rules.needs, reading))
        if !verdict.concernsSafety {
            if let answer = try duplicate(thread, parent, verdict, in: transaction) {
                return answer
            }
            let wait = posting.connection?.retryAfter ?? verdict.retryAfter
            if let wait, posting.limitsRates {
                throw Refusal.tooMany(retryAfter: wait)
            }
        }
        guard verdict.outcome != .reject else { return try reject(verdict, in: transaction) }
        let past = Past(thread: thread, parent: parent, proven: proven, typed: typed)
        return try store(verdict, past, in: transaction)
    }

    /// No text is kept of what the policy declines: only that it did, and by which rules (POLICIES §3).
    private func reject(_ verdict: Verdict, in transaction: Transaction) throws -> StoredAnswer {
        try transaction.append(try policy.entry(verdict, revision: 1, at: now, in: transaction))
        let answer = StoredAnswer(.rejected, told(verdict))
        try keep(answer, in: transaction)
        return answer
    }

    private func told(_ verdict: Verdict) -> ReaderAnswer {
        policy.rules.answer(
            to: verdict,
            languages: site.languages(after: posting.languages),
            countries: site.countries,
        )
    }

    /// What the same key, or the same click, was answered before.
    private func earlierAnswer(
        in thread: CommentThread?,
        _ transaction: Transaction,
    ) throws -> StoredAnswer? {
        if let key = idempotency,
            let earlier = try transaction.storedAnswer(to: key, site: site.name, at: now)
        {
            return earlier
        }
        guard let doubleClick, let thread,
            var earlier = try transaction.storedAnswer(
                toClick: doubleClick,
                with: scan.facts,
                thread: thread.id,
                site: site.name,
                at: now,
            ),
            let comment = try earlier.id.flatMap({ try transaction.reading.comment(CommentID($0)) }
            ),
            [.approved, .held, .spam].contains(comment.state)
        else { return nil }
        // Name and text of a published comment are known to all: they open no receipt and prove nobody.
        if earlier.kind == .published { (earlier.token, earlier.authorKey) = (nil, nil) }
        if let key = idempotency {
            let expires = now.adding(seconds: IdempotencyKey.lifetime)
            try transaction.keep(earlier, for: key, site: site.name, until: expires)
        }
        return earlier
    }

    /// The same text, page, parent, name and address from the same connection (SETTLED 9).
    ///
    /// The answer may hold a capability, so without an address two strangers could be taken for one.
    private static func doubleClick(_ posting: Posting) -> IdempotencyKey? {
        let submission = posting.submission
        guard let connection = posting.connection, let email = submission.author.email else {
            return nil
        }
        let parts = [
            Data(connection.key).base64EncodedString(),
            submission.page.text, "\(submission.parent?.rawValue ?? 0)", submission.author.name,
            email.comparable(), submission.body,
        ]
        return IdempotencyKey(key: parts.joined(separator: "\u{0}"), body: [])
    }

    /// Unknown, not public and on another page look alike.
    private func parent(in thread: CommentThread?, _ reading: Reading) throws -> StoredComment? {
        guard let id = submission.parent else { return nil }
        guard let parent = try reading.comment(id), let thread, parent.thread == thread.id,
            parent.publicRevision != nil
        else { throw Refusal.noSuchParent }
        return parent
    }

    private func duplicate(
        _ thread: CommentThread?,
        _ parent: StoredComment?,
        _ verdict: Verdict,
        in transaction: Transaction,
    ) throws -> StoredAnswer? {
        guard let thread else { return nil }
        let isTwin = try transaction.reading.hasTwin(
            submission,
            facts: scan.facts,
            thread: thread.id,
            parent: parent?.id,
        )
        guard isTwin else { return nil }
        let standing = policy.rules.standingAnswer(
            languages: site.languages(after: posting.languages),
            countries: site.countries,
        )
        let answer = StoredAnswer(.duplicate, standing)
        try keep(answer, in: transaction)
        return answer
    }

    private func store(
        _ verdict: Verdict,
        _ past: Past,
        in transaction: Transaction,
    ) throws -> StoredAnswer {
        let thread = try transaction.openThread(
            site.name,
            submission.page,
            url: submission.url,
            at: now,
            known: past.thread,
        )
        var new = NewComment(
            thread: thread.id,
            submission: submission,
            facts: scan.facts,
            verdict: verdict,
        )
        new.parent = past.parent
        new.isCovered = verdict.isDistressing
        new.typedAuthor = try past.typed.map { try transaction.typedAuthor($0, at: now) }
        let key = try authorKey(past.proven, in: transaction)
        new.provenAuthor = key?.author ?? past.proven
        let comment = try transaction.insert(
            new,
            decided: try policy.entry(verdict, revision: 1, at: now, in: transaction),
            at: now,
        )
        if let email = submission.author.email {
            try transaction.seal(email, of: comment.id, site: site.name)
        }
        for kind in verdict.notify { try transaction.post(kind, about: comment.id, at: now) }
        return try answer(verdict, comment, authorKey: key?.secret, in: transaction)
    }

    /// A key for a reader who asked to be known again; an old one stays.
    private func authorKey(
        _ proven: Int64?,
        in transaction: Transaction,
    ) throws -> (author: Int64, secret: String)? {
        guard submission.remember else { return nil }
        if let proven, let key = submission.authorKey { return (proven, key) }
        let secret = newSecret()
        let author = try transaction.newProvenAuthor(key: secret, site: site.name, at: now)
        return (author, secret)
    }

    private func answer(
        _ verdict: Verdict,
        _ comment: StoredComment,
        authorKey: String?,
        in transaction: Transaction,
    ) throws -> StoredAnswer {
        var told = told(verdict)
        if verdict.outcome != .approve { told.message = told.message ?? SubmitCounter.received }
        let receipt = Receipt(
            token: try transaction.grant(
                .receipt,
                secret: receiptSecret,
                to: comment.id,
                at: now,
            ),
            id: comment.id,
            state: verdict.outcome == .approve ? .published : .received,
            answer: told,
            authorKey: authorKey,
        )
        let answer = StoredAnswer(receipt)
        try keep(answer, to: comment.id, in: transaction)
        return answer
    }

    /// - Parameter comment: What was stored, so that a second click finds it.
    private func keep(
        _ answer: StoredAnswer,
        to comment: CommentID? = nil,
        in transaction: Transaction,
    ) throws {
        if let key = idempotency {
            let expires = now.adding(seconds: IdempotencyKey.lifetime)
            try transaction.keep(answer, for: key, site: site.name, until: expires)
        }
        if let comment, let doubleClick {
            try transaction.keep(
                answer,
                for: doubleClick,
                to: comment,
                site: site.name,
                until: now.adding(seconds: IdempotencyKey.doubleClick),
            )
        }
    }
}

extension Verdict {
    /// Its text is covered in lists until asked for.
    var isDistressing: Bool {
        hits.contains { hit in
            hit.mode == .enforce && (hit.ruleClass == .safety || hit.ruleClass == .privacy)
        }
    }
}
