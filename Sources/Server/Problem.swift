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

    init(_ refusal: Refusal) {
        let (status, code, title) = Problem.kind(refusal)
        self.status = status
        self.code = code
        self.title = title
        switch refusal {
        case .malformed(let why): detail = why
        case .invalid(let problems): fields = problems
        case .rejected(let answer): self.answer = answer
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

    /// One sentence for a reader, when no single field is to blame.
    var sentence: String {
        switch code {
        case "duplicate":
            "This very comment is here already; you need not send it again."
        case "too_many":
            "That was a lot in a short time. Please wait \(wait) and send it again; your text is still here."
        case "busy": "Too much arrives just now. Please send it again in a moment."
        case "no_room":
            "There is no room left to store it. Please keep your text and send it again later."
        case "outcome_unknown":
            "We cannot tell whether it was stored. Please look in a minute before you send it again."
        case "damaged":
            "Something stored here is damaged. Nothing of it is shown; who runs this site can see what it is."
        case "closed":
            "Comments were closed while you wrote. Your text is below, so that you can keep it."
        case "no_such_parent":
            "The comment you answer is not here any more. You can still post yours on its own."
        case "rejected": answer.message ?? "The comment was not taken."
        case "wrong_origin": "This form stands on a page that may not post here."
        default: (detail ?? title) + (title.hasSuffix(".") ? "" : ".")
        }
    }

    private var wait: String {
        let seconds = retryAfter ?? 60
        if seconds < 90 { return "\(seconds) seconds" }
        return "\((seconds + 59) / 60) minutes"
    }
}
