/// A moderator's token as lists show it; the secret itself is only ever shown once.
package struct ModeratorToken: Sendable, Equatable {
    package var id: Int64
    package var name: String
    package var role: Role
    package var created: Timestamp
    package var revoked: Timestamp?
    package var reach = TokenReach()

    package init(
        id: Int64,
        name: String,
        role: Role,
        created: Timestamp,
        revoked: Timestamp?,
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.created = created
        self.revoked = revoked
    }

    /// It is neither revoked nor expired.
    package func opens(at now: Timestamp) -> Bool {
        revoked == nil && reach.expires.map { now < $0 } ?? true
    }
}
