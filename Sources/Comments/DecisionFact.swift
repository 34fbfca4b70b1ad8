/// One decision as the figures see it: an entry of the log about a comment's state, without its texts.
package struct DecisionFact: Sendable {
    package var entry: LogEntryID
    package var at: Timestamp
    /// 0 where a policy declined a submission, of which nothing was kept.
    package var comment: Int64
    package var decider: LogEntry.ActorKind
    /// A person's name; empty for a policy.
    package var actor: String
    package var act: String
    /// The first verdict on a comment.
    package var isFirst: Bool
    package var to: CommentState
    package var reason: String?
    /// The entry that an undo took back: a decision, an edit or a reply.
    package var undoes: LogEntryID?
    /// When the first of the readers' reports came that this decision answers.
    package var reportedAt: Timestamp?
    /// Of a policy's verdict: what spoke for it.
    package var rules: SpokenRules

    package init(
        entry: LogEntryID,
        at: Timestamp,
        comment: Int64,
        decider: LogEntry.ActorKind,
        actor: String,
        act: String,
        isFirst: Bool,
        to: CommentState,
        reason: String? = nil,
        undoes: LogEntryID? = nil,
        reportedAt: Timestamp? = nil,
        rules: SpokenRules = .none,
    ) {
        self.entry = entry
        self.at = at
        self.comment = comment
        self.decider = decider
        self.actor = actor
        self.act = act
        self.isFirst = isFirst
        self.to = to
        self.reason = reason
        self.undoes = undoes
        self.reportedAt = reportedAt
        self.rules = rules
    }
}
