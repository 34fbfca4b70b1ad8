/// One decision as the figures see it: an entry of the log about a comment's state, without its texts.
package struct DecisionFact: Sendable {
    package var entry: LogEntryID
    package var at: Timestamp
    /// 0 where a policy declined a submission, of which nothing was kept.
    package var comment: Int64
    package var decider: LogEntry.ActorKind
    /// A person's name, or the policy's.
    package var actor: String
    package var act: String
    /// Nil for the first verdict on a comment.
    package var from: CommentState?
    package var to: CommentState
    package var reason: String?
    /// Of a policy's verdict: what spoke for it.
    package var rules: SpokenRules

    package init(
        entry: LogEntryID,
        at: Timestamp,
        comment: Int64,
        decider: LogEntry.ActorKind,
        actor: String,
        act: String,
        from: CommentState?,
        to: CommentState,
        reason: String? = nil,
        rules: SpokenRules = .none,
    ) {
        self.entry = entry
        self.at = at
        self.comment = comment
        self.decider = decider
        self.actor = actor
        self.act = act
        self.from = from
        self.to = to
        self.reason = reason
        self.rules = rules
    }
}
