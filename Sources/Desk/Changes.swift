package import Comments
import Storage

/// What was decided since a moderator last looked.
package struct DecisionChanges: Sendable {
    /// Oldest first.
    package var entries: [LogEntry]
    /// Ask for what comes after this one next time.
    package var last: LogEntryID
    /// The log went on after that one when it was read.
    var isBehind = false
}

extension ModerationDesk {
    /// Seconds that one may wait for a decision; below the 30 in which a request must be answered.
    package static let longestWait = 20
    /// Decisions in one answer.
    static let changesAtOnce = 500
    /// Entries of the log walked in one read, whoever they are for: a small site's moderator may ask about a long log.
    package static let walkedAtOnce: Int64 = 10_000

    /// The decisions after one, at once where there are any, else as soon as there is one.
    ///
    /// - Parameters:
    ///   - entry: The last one that is known; nil only asks where the log ends.
    ///   - seconds: To wait at most, up to `longestWait`.
    package func changes(
        after entry: LogEntryID?,
        waiting seconds: Int,
        by actor: Actor,
    ) async throws -> DecisionChanges {
        guard let entry else {
            return DecisionChanges(
                entries: [],
                last: try await store.read { try $0.newestEntry() },
            )
        }
        let end = ContinuousClock.now + .seconds(min(seconds, ModerationDesk.longestWait))
        return try await changes(after: entry, until: end, by: actor)
    }

    /// The same until a moment, however far.
    func changes(
        after entry: LogEntryID,
        until end: ContinuousClock.Instant,
        by actor: Actor,
    ) async throws -> DecisionChanges {
        var changes = try await changes(after: entry, by: actor)
        // What the actor may not see ends no waiting.
        while changes.entries.isEmpty, await waitForLog(after: changes, until: end) {
            changes = try await self.changes(after: changes.last, by: actor)
        }
        return changes
    }

    private func changes(after entry: LogEntryID, by actor: Actor) async throws -> DecisionChanges {
        try await store.read { reading in
            let limit = ModerationDesk.changesAtOnce
            let reach = entry.rawValue.addingReportingOverflow(ModerationDesk.walkedAtOnce)
            let newest = try reading.newestEntry().rawValue
            let last = LogEntryID(reach.overflow ? newest : min(newest, reach.partialValue))
            let entries = try reading.changes(
                after: entry,
                upTo: last,
                showsQuarantined: actor.role >= .senior,
                sites: actor.sites,
                limit: limit,
            )
            let isAll = entries.count < limit
            let told = (isAll ? nil : entries.last?.id) ?? last
            return DecisionChanges(
                entries: entries,
                last: told,
                isBehind: told.rawValue < newest,
            )
        }
    }

    /// Whether the log has grown before the end.
    private func waitForLog(
        after told: DecisionChanges,
        until end: ContinuousClock.Instant,
    ) async -> Bool {
        guard ContinuousClock.now < end else { return false }
        guard !told.isBehind else { return true }
        return await withTaskGroup { group in
            group.addTask { await store.waitForLog(after: told.last) }
            group.addTask {
                try? await Task.sleep(until: end, clock: .continuous)
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }

    /// Answers everybody who waits for a decision: the process ends.
    package func endWaiting() { store.endWaiting() }
}
