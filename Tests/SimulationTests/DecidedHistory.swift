import Comments
import Desk

/// The entries of one comment, held against what those who decided it were told.
struct DecidedHistory {
    private let comment: StoredComment
    private let entries: [LogEntry]

    init(_ comment: StoredComment, _ entries: [LogEntry]) {
        (self.comment, self.entries) = (comment, entries)
    }

    func differences(
        taken: [OneOfMany.Taken],
        declined: [OneOfMany.Declined],
    ) -> [String] {
        chain + lost(taken) + doubled(taken) + unseen(taken) + applied(declined)
    }

    /// Each entry begins where the one before ended, and the comment is what the last one says.
    private var chain: [String] {
        var wrong: [String] = []
        for (before, entry) in zip(entries, entries.dropFirst()) where entry.from != before.to {
            wrong.append("entry \(entry.id.rawValue) begins elsewhere than the one before ended")
        }
        if comment.state != entries.last?.to || comment.version != entries.last?.id {
            wrong.append("it is \(comment.state), which the last entry does not say")
        }
        return wrong
    }

    /// What was said to be taken is an entry of that person with that outcome.
    private func lost(_ taken: [OneOfMany.Taken]) -> [String] {
        taken.compactMap { answer in
            guard let entry = entries.first(where: { $0.id == answer.version }) else {
                return "entry \(answer.version.rawValue) of \(answer.by) is lost"
            }
            // Where nothing was to be done, the entry that stood is named: a person's, with the same outcome.
            let isRight =
                answer.choice.map { entry.to == $0.state }
                ?? (entry.act == "undo" && entry.actor == answer.by)
            return isRight ? nil : "entry \(entry.id.rawValue) says \(entry.act), not what was told"
        }
    }

    /// Every entry of a person was told to that person once.
    private func doubled(_ taken: [OneOfMany.Taken]) -> [String] {
        let told = Dictionary(grouping: taken.filter(isNew), by: \.version)
        return entries.filter { $0.actorKind == .moderator }.compactMap { entry in
            let people = told[entry.id]?.map(\.by) ?? []
            return people == [entry.actor]
                ? nil : "entry \(entry.id.rawValue) of \(entry.actor) was told to \(people)"
        }
    }

    /// Nobody's decision stands on one that they had not seen, unless they forced it or time had passed.
    private func unseen(_ taken: [OneOfMany.Taken]) -> [String] {
        taken.filter(isNew).compactMap { answer in
            guard let place = entries.firstIndex(where: { $0.id == answer.version }), place > 0
            else { return nil }
            let (entry, before) = (entries[place], entries[place - 1])
            let isSeen: Bool
            if answer.choice == nil {
                isSeen = entry.undoes == Array(entries[..<place]).standing?.id
            } else if let seen = answer.seen {
                isSeen = seen == before.id
            } else {
                let decided = Array(entries[..<place]).weighty ?? before
                isSeen =
                    answer.isForced || decided.actorKind != .moderator
                    || decided.actor == answer.by
                    || entry.at.seconds(since: decided.at) >= ModerationDesk.freshDecision
            }
            return isSeen ? nil : "\(answer.by) overruled entry \(before.id.rawValue) unseen"
        }
    }

    /// What was said to be a conflict was not done all the same.
    private func applied(_ declined: [OneOfMany.Declined]) -> [String] {
        declined.compactMap { answer in
            entries.contains { $0.batch == answer.batch && $0.act != "undo" && $0.undoes == nil }
                ? "batch \(answer.batch) was declined and done" : nil
        }
    }

    /// It wrote an entry; saying again what stands writes none.
    private func isNew(_ answer: OneOfMany.Taken) -> Bool {
        entries.contains {
            $0.id == answer.version
                && ($0.batch == answer.batch || answer.choice == nil)
        }
    }
}
