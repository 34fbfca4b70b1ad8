package import Comments
import Storage

/// What was decided since a moderator last looked.
package struct DecisionChanges: Sendable {
    /// Oldest first.
    package var entries: [LogEntry]
    /// Ask for what comes after this one next time.
    package var last: LogEntryID
}

extension ModerationDesk {
    /// Seconds that one may wait for a decision; below the 30 in which a request must be answered.
    package static let longestWait = 20
    /// Decisions in one answer.
    static let changesAtOnce = 500

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
        var changes = try await changes(after: entry, by: actor)
        // What the actor may not see ends no waiting.
        while changes.entries.isEmpty, await waitForLog(after: changes.last, until: end) {
            changes = try await self.changes(after: changes.last, by: actor)
        }
        return changes
    }

    private func changes(after entry: LogEntryID, by actor: Actor) async throws -> DecisionChanges {
        try await store.read { reading in
            let limit = ModerationDesk.changesAtOnce
            let newest = try reading.newestEntry()
            let entries = try reading.changes(
                after: entry,
                showsQuarantined: actor.role >= .senior,
                sites: actor.sites,
                limit: limit,
            )
            let isAll = entries.count < limit
            return DecisionChanges(
                entries: entries,
                last: (isAll ? nil : entries.last?.id) ?? newest,
            )
        }
    }

    /// Whether the log has grown before the end.
    private func waitForLog(
        after entry: LogEntryID,
        until end: ContinuousClock.Instant,
    ) async -> Bool {
        guard ContinuousClock.now < end else { return false }
        return await withTaskGroup { group in
            group.addTask { await store.waitForLog(after: entry) }
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
