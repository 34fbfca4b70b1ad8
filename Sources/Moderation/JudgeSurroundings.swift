import Comments
import Foundation

/// Threads, articles and the time of day.
extension SignalJudge {
    mutating func judge(_ matcher: ThreadMatcher) -> Truth {
        judge(signals.thread, "thread") { $0.judge(matcher, $1) }
    }

    private mutating func judge(_ matcher: ThreadMatcher, _ thread: ThreadSignals) -> Truth {
        evidence["thread.depth"] = .number(Double(thread.depth))
        evidence["thread.comments"] = .number(Double(thread.commentsSoFar))
        var parts = [
            matcher.depth?.holds(thread.depth) ?? true,
            matcher.comments?.holds(thread.commentsSoFar) ?? true,
        ]
        if !matcher.parentTags.isEmpty {
            let found = matcher.parentTags.map { tag in
                let isThere = thread.parentTags.contains(tag)
                evidence["thread.parent_tag.\(tag)"] = .flag(isThere)
                return isThere
            }
            parts.append(found.contains(true))
        }
        if let wanted = matcher.isLocked {
            evidence["thread.locked"] = .flag(!thread.isOpen)
            parts.append(!thread.isOpen == wanted)
        }
        return Truth(parts.allSatisfy { $0 } && crowdParts(matcher, thread).allSatisfy { $0 })
    }

    /// Who else is there, and how many; what nobody counted is false.
    private mutating func crowdParts(
        _ matcher: ThreadMatcher,
        _ thread: ThreadSignals,
    ) -> [Bool] {
        var parts: [Bool] = []
        if let last = matcher.repliesLast {
            let count = thread.repliesLast[last.window]
            let name = "thread.replies.\(TimeSpan.spelled(last.window))"
            evidence[name] = count.map { .number(Double($0)) } ?? .unknown
            parts.append(count.map { last.bound.holds($0) } ?? false)
        }
        if let bound = matcher.participants {
            let count = thread.participants
            evidence["thread.participants"] = count.map { .number(Double($0)) } ?? .unknown
            parts.append(count.map { bound.holds($0) } ?? false)
        }
        if let wanted = matcher.parentIsOwn {
            evidence["thread.parent_is_own"] = thread.parentIsOwn.map { .flag($0) } ?? .unknown
            parts.append(thread.parentIsOwn.map { $0 == wanted } ?? false)
        }
        return parts
    }

    mutating func judge(_ matcher: ArticleMatcher) -> Truth {
        judge(signals.article, "article") { $0.judge(matcher, $1) }
    }

    private mutating func judge(_ matcher: ArticleMatcher, _ article: ArticleSignals) -> Truth {
        evidence["article.path"] = .word(article.path)
        var parts: [Bool] = []
        if !matcher.paths.isEmpty {
            parts.append(matcher.paths.contains { Glob.matches(article.path, pattern: $0) })
        }
        if !matcher.numbers.isEmpty {
            evidence["article.id"] = article.number.map { .word($0) } ?? .unknown
            parts.append(article.number.map { matcher.numbers.contains($0) } ?? false)
        }
        if !matcher.tags.isEmpty {
            evidence["article.tags"] =
                article.tags.map { .word($0.sorted().joined(separator: " ")) } ?? .unknown
            parts.append(!Set(article.tags ?? []).isDisjoint(with: matcher.tags))
        }
        if let bound = matcher.age {
            evidence["article.age_s"] = article.age.map { .number(Double($0)) } ?? .unknown
            parts.append(article.age.map { bound.holds($0) } ?? false)
        }
        if let bound = matcher.commentsSoFar {
            evidence["article.comments"] = .number(Double(article.commentsSoFar))
            parts.append(bound.holds(article.commentsSoFar))
        }
        return Truth(parts.allSatisfy { $0 })
    }

    /// By the clock of the rule's place; the moment itself comes with the signals.
    mutating func judge(_ matcher: TimeMatcher) -> Truth {
        guard let zone = TimeZone(identifier: matcher.zone) else {
            return .failed("time: there is no zone \(matcher.zone) on this machine")
        }
        let clock = LocalClock(signals.now, zone)
        evidence["time.\(matcher.zone).hour"] = .number(Double(clock.hour))
        evidence["time.\(matcher.zone).weekday"] = .number(Double(clock.weekday))
        let isHour = matcher.hours.map { $0.contains(clock.hour) != matcher.wrapsMidnight } ?? true
        return Truth(
            isHour && (matcher.weekdays.isEmpty || matcher.weekdays.contains(clock.weekday))
        )
    }
}

/// Hour and weekday of a moment at one place.
private struct LocalClock {
    let hour: Int
    /// 1 for Monday to 7 for Sunday.
    let weekday: Int

    init(_ moment: Timestamp, _ zone: TimeZone) {
        let seconds = moment.rawValue / 1_000
        let date = Date(timeIntervalSince1970: Double(seconds))
        let local = Int(seconds) + zone.secondsFromGMT(for: date)
        let day = Int((Double(local) / 86_400).rounded(.down))
        hour = (local - day * 86_400) / 3_600
        // 1970 began on a Thursday.
        weekday = ((day + 3) % 7 + 7) % 7 + 1
    }
}

/// `*` stands for any characters, everything else for itself.
enum Glob {
    /// Linear in the text for each star of the pattern.
    static func matches(_ text: String, pattern: String) -> Bool {
        let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
            return text == pattern
        }
        guard text.hasPrefix(first) else { return false }
        var rest = text.dropFirst(first.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let place = rest.firstRange(of: piece) else { return false }
            rest = rest[place.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
