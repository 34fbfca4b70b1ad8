import Comments
import Crypto

extension Policy {
    /// Reads, checks, compiles and tests one policy of a folder.
    ///
    /// - Parameters:
    ///   - today: The day as `2026-11-23`; what has expired goes by it.
    ///   - thoroughly: Also warn of what only careful looking finds: everyday words that a rule would catch (P101),
    ///     branches without a test (P106). A start of the server does not wait for that.
    ///   - isShipped: The folder is what the program brought along, byte for byte: its tests were run when the
    ///     program was built, by this very engine, and a start need not run them again (SETTLED 33), nor look at their
    ///     patterns: each is compiled when it is first run.
    ///   - isServing: Help lines that nobody checked for a year are a warning: a date that passes takes nobody's
    ///     policy out of force. `policy lint` and the build's own tests still call it an error (P016).
    package static func load(
        _ name: String,
        from folder: PolicyFolder,
        today: String,
        thoroughly: Bool = false,
        isShipped: Bool = false,
        isServing: Bool = false,
    ) -> PolicyLoad {
        var (policy, findings) = compile(
            name,
            from: folder,
            today: today,
            isShipped: isShipped,
            isServing: isServing,
        )
        if let built = policy, !isShipped {
            let (_, failures) = built.runTests(from: folder, covers: thoroughly)
            findings += failures
            if failures.contains(where: \.isError) { policy = nil }
            if thoroughly, policy != nil { findings += built.everydayFindings() }
        }
        return PolicyLoad(policy: policy, findings: findings)
    }

    /// Runs the tests of a policy that compiles; the findings are those of loading it.
    package static func test(
        _ name: String,
        from folder: PolicyFolder,
        today: String,
    ) -> (PolicyTestReport, [Finding]) {
        let (policy, findings) = compile(name, from: folder, today: today)
        guard let policy else { return (PolicyTestReport(), findings) }
        let (report, failures) = policy.runTests(from: folder, covers: true)
        return (report, findings + failures)
    }

    private static func compile(
        _ name: String,
        from folder: PolicyFolder,
        today: String,
        isShipped: Bool = false,
        isServing: Bool = false,
    ) -> (Policy?, [Finding]) {
        var reader = PolicyReader(file: name + ".yaml")
        guard var text = reader.policy(name, in: folder) else {
            return (nil, reader.notes.findings)
        }
        reader.lintLock(text, IdentifierLock(folder))
        var draft = PolicyDraft(
            folder: folder,
            today: today,
            isServing: isServing,
            isShipped: isShipped,
            notes: reader.notes,
        )
        draft.expire(&text)
        let parts = draft.parts(of: &text)
        let findings = draft.findings
        guard let parts, !findings.contains(where: \.isError) else { return (nil, findings) }
        let canonical = draft.canonical(text)
        let hash = SHA256.hash(data: Array(canonical.utf8)).map(hex).joined()
        let stamp = PolicyStamp(name: name, hash: "sha256:" + hash, engine: engine)
        let policy = Policy(
            stamp: stamp,
            needs: needs(of: text),
            canonical: canonical,
            text: text,
            order: parts.order,
            probes: parts.probes,
            lexicon: parts.lexicon,
            redactions: parts.redactions,
            messages: draft.messages,
            resources: draft.resources,
        )
        return (policy, findings)
    }

    private static func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }

    /// Rules that are off ask for nothing.
    private static func needs(of text: PolicyText) -> SignalNeeds {
        var needs = SignalNeeds()
        for rule in text.rules where rule.mode != .off {
            let fields = Set(rule.condition.texts.flatMap(\.fields))
            needs.parentText = needs.parentText || fields.contains(.parent)
            needs.articleTitle = needs.articleTitle || fields.contains(.articleTitle)
            needs.rates.formUnion(rule.rateLimit?.questions ?? [])
            for matcher in rule.condition.signals {
                switch matcher {
                case .rate(let rate): needs.rates.formUnion(rate.questions)
                case .duplicate(let duplicate): needs.duplicates.formUnion(duplicate.questions)
                case .author(let author):
                    if let rate = author.rejectionRate {
                        needs.rejectionWindows.insert(rate.window)
                    }
                case .network(let network): needs.networks.insert(network.question)
                case .article: needs.article = true
                case .thread(let thread):
                    if let last = thread.repliesLast { needs.threadWindows.insert(last.window) }
                    needs.participants = needs.participants || thread.participants != nil
                case .form, .time: break
                }
            }
        }
        return needs
    }
}
