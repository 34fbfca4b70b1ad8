package import Comments

/// What a form shows: empty for a new visitor, everything typed for one whose comment was not taken.
package struct FormState: Sendable, Equatable {
    package var page: PageKey
    /// Typed values by the classic field names, exactly as typed.
    package var typed: [String: String] = [:]
    /// In the classic field names, in the order of the form.
    package var problems: [FieldProblem] = []
    /// One sentence when no single field is to blame.
    package var notice: String?
    /// Words and places that help, shown before everything else.
    package var answer = ReaderAnswer()
    /// The public comment that is answered, when there is one.
    package var parent: ReplyTarget?
    /// The comment as it would look, where that was asked for.
    package var preview: Preview?
    /// What may be mended before it is sent.
    package var secondLook: SecondLook?
    /// Off once it was given: nobody is asked twice.
    package var offersSecondLook = true

    package struct ReplyTarget: Sendable, Equatable {
        package var id: CommentID
        package var name: String

        package init(id: CommentID, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// Cleaned as it would be stored.
    package struct Preview: Sendable, Equatable {
        package var name: String
        package var source: String

        package init(name: String, source: String) {
            self.name = name
            self.source = source
        }
    }

    package init(page: PageKey) { self.page = page }

    var hasProblems: Bool { !problems.isEmpty || notice != nil }
}
