import Comments
import Desk
import HTTPTypes
import Pages

/// A refusal as HTTP tells it: the one place that pairs refusals with statuses and codes (DESIGN §5).
struct Problem: Sendable {
    var status: HTTPResponse.Status
    var code: String
    var title: String
    var detail: String?
    var fields: [FieldProblem] = []
    var answer = ReaderAnswer()
    var retryAfter: Int?
    var allow: String?
    /// Places that an author may mend before sending, and the words there.
    var spans: [MatchSpan] = []
    var excerpts: [MarkedExcerpt] = []

    init(_ refusal: Refusal) {
        let (status, code, title) = Problem.kind(refusal)
        self.status = status
        self.code = code
        self.title = title
        switch refusal {
        case .malformed(let why): detail = why
        case .invalid(let problems): fields = problems
        case .rejected(let answer): self.answer = answer
        case .secondLook(let look):
            answer.message = look.messages.joined(separator: "\n\n")
            (spans, excerpts) = (look.spans, look.excerpts)
        case .tooMany(let seconds), .busy(let seconds), .noRoom(let seconds): retryAfter = seconds
        case .outcomeUnknown: retryAfter = 5
        case .notFound(let what): detail = "there is no such \(what)"
        case .forbidden(let why), .conflict(let why): detail = why
        case .leased(let lease):
            detail = "\(lease.holder) is reading it just now"
        case .methodNotAllowed(let allow): self.allow = allow
        case .bodyTooLarge(let limit): detail = "the body may have \(limit) bytes"
        case .unsupportedMediaType(let why): detail = why
        case .damaged(let what):
            detail = "damaged: \(what); \(Problem.wayOutOfDamage)"
        case .gone(let what): detail = "\(what) was taken back by its author"
        case .wrongOrigin, .closed, .noSuchParent, .duplicate, .keyReused, .unauthorised: break
        }
    }

    init(_ refused: Refused) {
        self.init(refused.refusal)
        if refused.answer != ReaderAnswer() { answer = refused.answer }
    }

    /// Anything that is no refusal is ours to mend; the log says what, the answer only which request.
    static var defect: Problem {
        var problem = Problem(.notFound(""))
        problem.status = .internalServerError
        problem.code = "internal"
        problem.title = "Something broke on our side"
        problem.detail = "Please try again; if it stays so, tell the site and name the request id."
        return problem
    }

    private static let wayOutOfDamage =
        "whoever runs this site sees more with afterword doctor and can restore a backup"

    private static func kind(_ refusal: Refusal) -> (HTTPResponse.Status, String, String) {
        switch refusal {
        case .malformed: (.badRequest, "malformed", "The request cannot be read")
        case .invalid: (.unprocessableContent, "invalid", "Some fields need another look")
        case .rejected: (.unprocessableContent, "rejected", "The comment was not taken")
        case .secondLook:
            (.unprocessableContent, "second_look", "Something in it may be mended first")
        case .wrongOrigin: (.forbidden, "wrong_origin", "This page may not post here")
        case .closed: (.forbidden, "closed", "Comments are closed here")
        case .noSuchParent: (.notFound, "no_such_parent", "The comment to reply to is not here")
        case .duplicate: (.conflict, "duplicate", "This comment is here already")
        case .tooMany: (.tooManyRequests, "too_many", "That was a lot in a short time")
        case .busy: (.serviceUnavailable, "busy", "Too much is being written just now")
        case .noRoom: (.serviceUnavailable, "no_room", "The disk is full: nothing can be stored")
        case .outcomeUnknown:
            (.serviceUnavailable, "outcome_unknown", "We do not know if it was stored")
        case .damaged: (.internalServerError, "damaged", "What is stored here is damaged")
        case .keyReused:
            (.unprocessableContent, "key_reused", "This Idempotency-Key came with another body")
        case .notFound: (.notFound, "not_found", "Not found")
        case .unauthorised: (.unauthorized, "unauthorised", "A moderator's token is needed")
        case .forbidden: (.forbidden, "forbidden", "Not allowed")
        case .leased: (.conflict, "leased", "Somebody is reading this comment")
        case .conflict: (.conflict, "conflict", "Not possible any more")
        case .methodNotAllowed: (.methodNotAllowed, "method_not_allowed", "Not this method")
        case .bodyTooLarge: (.contentTooLarge, "too_large", "The request is too large")
        case .unsupportedMediaType:
            (.unsupportedMediaType, "unsupported_media_type", "Not in this form")
        case .gone: (.gone, "gone", "It is gone")
        }
    }

    /// For a page of ours: what the status is about, in the reader's words.
    func title(_ words: ReaderWords) -> String {
        let refusals = words.refusals
        return switch code {
        case "invalid": refusals.invalid
        case "rejected": refusals.rejected
        case "closed": refusals.closed
        case "no_such_parent": refusals.noSuchParent
        case "duplicate": refusals.duplicate
        case "too_many": refusals.tooMany
        case "busy": refusals.busy
        case "no_room": refusals.noRoom
        case "outcome_unknown": refusals.outcomeUnknown
        case "damaged": refusals.damaged
        case "wrong_origin": refusals.wrongOrigin
        case "not_found": refusals.notFound
        case "gone": refusals.gone
        case "internal": refusals.defect
        default: words.isEnglish ? title : refusals.otherwise
        }
    }

    /// What a script may show a reader as it is; nil for what concerns programs.
    func toReaders(_ words: ReaderWords) -> String? {
        let codes = [
            "duplicate", "too_many", "busy", "no_room", "outcome_unknown", "closed",
            "no_such_parent", "wrong_origin",
        ]
        return codes.contains(code) ? sentence(words) : nil
    }

    /// One sentence for a reader, when no single field is to blame.
    func sentence(_ words: ReaderWords) -> String {
        let refusals = words.refusals
        return switch code {
        case "duplicate": refusals.duplicateSentence
        case "too_many": refusals.tooManySentence(wait(refusals))
        case "busy": refusals.busySentence
        case "no_room": refusals.noRoomSentence
        case "outcome_unknown": refusals.outcomeUnknownSentence
        case "damaged": refusals.damagedSentence
        case "closed": refusals.closedSentence
        case "no_such_parent": refusals.noSuchParentSentence
        case "rejected": answer.message ?? refusals.rejected
        case "wrong_origin": refusals.wrongOriginSentence
        case "not_found": refusals.notFoundSentence
        case "gone": refusals.goneSentence
        case "internal": refusals.defectSentence
        default: otherSentence(words)
        }
    }

    /// What only a program does wrong is told in English as the API tells it; another language has one sentence for all.
    private func otherSentence(_ words: ReaderWords) -> String {
        guard words.isEnglish else { return words.refusals.otherwiseSentence }
        return (detail ?? title) + ((detail ?? title).hasSuffix(".") ? "" : ".")
    }

    private func wait(_ refusals: RefusalWords) -> String {
        let seconds = retryAfter ?? 60
        return seconds < 90 ? refusals.seconds(seconds) : refusals.minutes((seconds + 59) / 60)
    }
}

extension FieldProblem {
    /// Under the name that the field has in a form; what the desk found wrong is told in the page's words.
    func forReaders(_ words: ProblemWords) -> FieldProblem {
        guard field == "body" else { return self }
        return FieldProblem(
            "comment",
            code,
            code == .required ? words.commentShowsNothing : message,
        )
    }
}
