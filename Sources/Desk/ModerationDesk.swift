package import Comments
package import Storage

/// Where submissions arrive and decisions are made: every verb of the program is a method of this.
///
/// One verb a file, one transaction a verb. The outside world is handed in: time and random secrets.
package struct ModerationDesk: Sendable {
    package let store: Store
    package let policies: PolicyShelf
    package let now: @Sendable () -> Timestamp
    /// URL-safe text of 256 random bits.
    let newSecret: @Sendable () -> String
    let leases = LeaseBook()
    let waits = WaitBook()

    package init(
        store: Store,
        policies: PolicyShelf,
        now: @escaping @Sendable () -> Timestamp,
        newSecret: @escaping @Sendable () -> String,
    ) {
        self.store = store
        self.policies = policies
        self.now = now
        self.newSecret = newSecret
    }
}

/// Who acts: the name that the log keeps, and what they may do.
package struct Actor: Sendable, Equatable {
    package var name: String
    package var role: Role
    /// Nil for every site; all others look to the actor as if they were not there.
    package var sites: Set<SiteName>?

    package init(name: String, role: Role, sites: Set<SiteName>? = nil) {
        self.name = name
        self.role = role
        self.sites = sites
    }
}
