import Comments

/// Pages that take comments for a day from the first one on.
extension Model {
    mutating func setOpen(_ isOpen: Bool, _ page: String, at now: Timestamp) {
        if !isOpen {
            closed.insert(page)
        } else if closed.remove(page) != nil {
            opened[page] = now
        }
    }

    /// Closes what is due, as somebody looks: at one page, or at all.
    mutating func closeDue(_ page: String? = nil, at now: Timestamp) {
        for (begunPage, moment) in begun where page == nil || page == begunPage {
            let due = moment.adding(seconds: 86_400)
            guard due <= now, opened[begunPage].map({ $0 < due }) ?? true else { continue }
            closed.insert(begunPage)
        }
    }
}
