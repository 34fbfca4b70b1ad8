import Comments
import Storage

/// Closing pages after the days that a site says: time changes it, so it is an entry of the log, written when it is
/// due (SETTLED 25).
extension ModerationDesk {
    /// Pages that are closed in one transaction.
    static let closedAtOnce = 200

    /// Closes what is due on every site; asked for again and again while a server runs.
    ///
    /// An article that nobody wrote on gets a thread to be closed, so that its form is gone as well.
    package func closeByAge() async throws {
        let now = now()
        for site in try await sites() where site.closeAfterDays != nil {
            let due = try await store.read { try $0.pagesDue(on: site, at: now) }
            for start in stride(from: 0, to: due.count, by: ModerationDesk.closedAtOnce) {
                let part = due[start..<min(start + ModerationDesk.closedAtOnce, due.count)]
                try await store.write { transaction in
                    for page in part { try transaction.closeIfDue(page, on: site, at: now) }
                }
            }
        }
    }
}

extension Reading {
    /// Pages that may have to be closed: begun long ago, or known to be old.
    fileprivate func pagesDue(on site: Site, at now: Timestamp) throws -> [PageKey] {
        guard let days = site.closeAfterDays else { return [] }
        let end = now.adding(seconds: -days * secondsADay)
        let old = site.articles.filter { $0.value.published.map { $0 <= end } ?? false }.keys
        let begun = try openThreads(of: site.name, begunUntil: end)
        // What is closed already is not brought to the writer again and again.
        let due = try Set(begun).union(old).subtracting(closedPages(of: site.name))
        return due.sorted { $0.text < $1.text }
    }

    /// When a page stops taking comments; nil for never.
    fileprivate func closing(
        of page: PageKey,
        _ thread: CommentThread?,
        on site: Site,
    ) throws -> Timestamp? {
        guard let days = site.closeAfterDays else { return nil }
        let published = site.articles[thread?.key ?? page]?.published
        let began = try published ?? thread.flatMap { try beginning(of: $0.id) }
        return began?.adding(seconds: days * secondsADay)
    }
}

extension Transaction {
    /// Closes a page whose time is over; true where that was done now.
    ///
    /// Whoever opened it after that time knew: it stays open then.
    @discardableResult
    func closeIfDue(_ page: PageKey, on site: Site, at now: Timestamp) throws -> Bool {
        guard site.closeAfterDays != nil else { return false }
        let known = try reading.thread(site.name, page)
        guard known?.isOpen ?? true,
            let due = try reading.closing(of: page, known, on: site), due <= now
        else { return false }
        if let known, try reading.wasOpened(known.id, since: due) { return false }
        let thread = try known ?? openThread(site.name, page, url: nil, at: now)
        try setOpen(false, thread: thread.id)
        var entry = LogEntry(
            at: now,
            subject: .thread,
            subjectID: thread.id.rawValue,
            act: "close",
            actorKind: .policy,
            actor: "close-after",
        )
        entry.reason = "after \(site.closeAfterDays ?? 0) days"
        try append(entry)
        return true
    }
}

private let secondsADay = 86_400
