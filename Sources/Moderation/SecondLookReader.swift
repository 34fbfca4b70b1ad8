package import Comments

extension Policy {
    /// What stands at the end of a message's key, where it has words for before a comment is sent.
    private static let first = "_first"

    /// The words and places of those rules that hold a comment and say how it could be mended; nil where none does.
    package func secondLook(at verdict: Verdict, languages: [String]) -> SecondLook? {
        let hits = verdict.hits.filter { $0.mode == .enforce && $0.floor == .hold }
        var look = SecondLook(messages: [], spans: [])
        for hit in hits {
            guard let rule = text.rules.first(where: { $0.id == hit.rule }),
                let key = rule.message,
                let words = messages.text(key + Policy.first, languages: languages)
            else { continue }
            if !look.messages.contains(words) { look.messages.append(words) }
            look.spans += hit.spans
        }
        return look.messages.isEmpty ? nil : look
    }
}
