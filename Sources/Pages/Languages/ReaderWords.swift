package import Comments

/// Every word that a reader meets on a page of ours, in one language.
///
/// A language that lacks one does not compile. What a policy says comes from its own `messages/`. A class, because every
/// page hands it on and there is one of each language for good.
package final class ReaderWords: Sendable {
    let language: PageLanguage
    let date: @Sendable (DateParts) -> HTML
    let thread: ThreadWords
    let form: FormWords
    let element: ElementWords
    let receipt: ReceiptWords
    package let report: ReportWords
    package let problems: ProblemWords
    package let refusals: RefusalWords

    init(
        language: PageLanguage,
        date: @escaping @Sendable (DateParts) -> HTML,
        thread: ThreadWords,
        form: FormWords,
        element: ElementWords,
        receipt: ReceiptWords,
        report: ReportWords,
        problems: ProblemWords,
        refusals: RefusalWords,
    ) {
        self.language = language
        self.date = date
        self.thread = thread
        self.form = form
        self.element = element
        self.receipt = receipt
        self.report = report
        self.problems = problems
        self.refusals = refusals
    }

    package var isEnglish: Bool { language == .english }

    package static func of(_ language: PageLanguage) -> ReaderWords {
        switch language {
        case .english: english
        case .spanish: spanish
        case .german: german
        case .french: french
        case .arabic: arabic
        case .japanese: japanese
        }
    }

    typealias Counted = @Sendable (Int) -> HTML
    typealias Around = @Sendable (HTML) -> HTML
}

/// A conversation and the ways through it.
struct ThreadWords: Sendable {
    let heading: ReaderWords.Counted
    /// Above the article's name.
    let about: HTML
    let title: @Sendable (_ article: String) -> String
    /// One comment in a feed.
    let writtenOn: @Sendable (_ author: String, _ article: String) -> String
    let empty: HTML
    let removed: HTML
    let edited: ReaderWords.Around
    let reply: HTML
    let replyTo: @Sendable (_ name: String) -> HTML
    let moderator: HTML
    let contentNote: HTML
    let pinned: HTML
    /// From a pinned copy to the comment in its place.
    let inPlace: HTML
    /// Above a branch that can be folded.
    let replies: ReaderWords.Counted
    let pages: HTML
    let more: HTML
    /// From a part to the one before it.
    let earlier: HTML
    let first: HTML
    let order: HTML
    let oldest: HTML
    let newest: HTML
    let closed: HTML
}

/// “Leave a Reply” and what comes back with it.
struct FormWords: Sendable {
    let title: HTML
    let titleTo: ReaderWords.Around
    let cancel: HTML
    let addressPromise: HTML
    /// Around the mark of a required field.
    let required: ReaderWords.Around
    let comment: HTML
    let name: HTML
    let email: HTML
    let website: HTML
    let remember: HTML
    let submit: HTML
    let preview: HTML
    let previewTitle: HTML
    let previewNote: HTML
    let trap: HTML
    /// Before the title of a page whose form was not taken.
    let notSentTitle: @Sendable (_ title: String) -> String
    let notSent: HTML
    let textIsKept: HTML
    let keptText: HTML
    /// Above places that help, where a policy has no words of its own.
    let helpLead: HTML
    let checked: @Sendable (_ day: String) -> HTML
    let secondLook: HTML
    let secondLookNote: HTML
    let sendAnyway: HTML
}

/// The author's private page of one comment.
struct ReceiptWords: Sendable {
    let received: String
    let published: String
    let declined: String
    let withdrawn: String
    let receivedNote: HTML
    /// On the receipt itself.
    let privateNote: HTML
    /// How long it usually takes, by the site's own last weeks.
    let usualWait: @Sendable (UsualWait) -> HTML
    let seeIt: HTML
    let changeWaits: HTML
    let withdrawnNote: HTML
    let yourText: HTML
    let writtenAs: @Sendable (_ name: HTML, _ time: HTML) -> HTML
    let edit: HTML
    let editUntil: ReaderWords.Around
    let save: HTML
    let saved: HTML
    let appeal: HTML
    let appealNote: HTML
    let appealButton: HTML
    let appealed: HTML
    let replies: HTML
    let repliesNote: HTML
    let repliesOn: HTML
    let repliesOff: HTML
    let askReplies: HTML
    let stopReplies: HTML
    let choiceKept: HTML
    let forget: HTML
    let forgetNote: HTML
    let forgetButton: HTML
    let forgotten: HTML
    let withdraw: HTML
    let withdrawNote: HTML
    let withdrawTick: HTML
    let withdrawButton: HTML
    let tickFirst: HTML
    let back: ReaderWords.Around
    let thePage: String
}

/// Reporting a comment to the moderators.
package struct ReportWords: Sendable {
    let link: HTML
    let linkTo: @Sendable (_ name: String) -> HTML
    let title: String
    let intro: HTML
    let question: HTML
    package let choose: String
    package let noteTooLong: @Sendable (_ count: Int, _ most: Int) -> String
    let note: HTML
    let nameless: HTML
    let send: HTML
    let notSent: HTML
    let thanks: String
    let received: String
    let known: String
    let repeated: String
    let danger: HTML
    let back: HTML
    let worried: HTML
    let abuse: HTML
    let privacy: HTML
    let spam: HTML

    func reason(_ reason: ReaderReport.Reason) -> HTML {
        switch reason {
        case .worried: worried
        case .abuse: abuse
        case .privacy: privacy
        case .spam: spam
        }
    }
}

/// What is wrong with a field, and the way out.
package struct ProblemWords: Sendable {
    package let commentMissing: String
    package let commentShowsNothing: String
    package let commentTooLong: @Sendable (_ count: Int, _ most: Int) -> String
    package let nameMissing: String
    package let nameTooLong: @Sendable (_ count: Int, _ most: Int) -> String
    package let emailMissing: String
    package let emailTooLong: @Sendable (_ most: Int) -> String
    package let emailInvalid: String
    package let websiteTooLong: @Sendable (_ most: Int) -> String
    package let websiteInvalid: String
    package let pageMissing: String
    package let pageInvalid: @Sendable (_ most: Int) -> String
    package let parentInvalid: String
    package let unreadable: String
    package let foreignForm: String
    /// Who writes where a name is not asked for.
    package let anonymous: String
}

/// Why something was not done where no field is to blame: a title, and a sentence.
package struct RefusalWords: Sendable {
    package let invalid: String
    package let rejected: String
    package let closed: String
    package let closedSentence: String
    package let noSuchParent: String
    package let noSuchParentSentence: String
    package let duplicate: String
    package let duplicateSentence: String
    package let tooMany: String
    package let tooManySentence: @Sendable (_ wait: String) -> String
    package let seconds: @Sendable (Int) -> String
    package let minutes: @Sendable (Int) -> String
    package let busy: String
    package let busySentence: String
    package let noRoom: String
    package let noRoomSentence: String
    package let outcomeUnknown: String
    package let outcomeUnknownSentence: String
    package let damaged: String
    package let damagedSentence: String
    package let wrongOrigin: String
    package let wrongOriginSentence: String
    package let notFound: String
    package let notFoundSentence: String
    package let gone: String
    package let goneSentence: String
    package let editTimeOver: String
    package let defect: String
    package let defectSentence: String
    /// For what only a program can have done wrong.
    package let otherwise: String
    package let otherwiseSentence: String
}
