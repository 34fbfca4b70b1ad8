/// One decision as a sentence of a story.
enum StoryWords {
    /// - Parameter answers: Readers' reports that it answered.
    static func sentence(_ decision: WireDecision, answers: [WireReport] = []) -> String {
        var text = actor(decision) + " "
        let isKept = decision.from == "approved" && decision.to == "approved"
        text +=
            isKept && !answers.isEmpty
            ? "let it stay public"
            : deed(act: decision.act, from: decision.from, to: decision.to)
        if !answers.isEmpty {
            text += ", which answers " + Wording.count(answers.count, "report")
        }
        if let reason = decision.reason, !reason.isEmpty {
            text += "; reason: " + SafeText.line(reason)
        }
        if let note = decision.note, !note.isEmpty { text += "; note: " + SafeText.line(note) }
        return text
    }

    private static func actor(_ decision: WireDecision) -> String {
        switch decision.actorKind {
        case "policy": "the policy " + SafeText.line(decision.policy?.name ?? decision.actor)
        case "author": "the author"
        default: SafeText.line(decision.actor)
        }
    }

    /// What was done with a comment.
    static func deed(act: String?, from: String?, to: String) -> String {
        switch act {
        case "edit": return "changed its text"
        case "redact": return "changed its text and erased the earlier one"
        case "pin": return "let it stand first on its page"
        case "unpin": return "let it stand in its place alone"
        case "undo": return "took a step back"
        case "appeal": return "asked for a second look"
        default: break
        }
        return switch to {
        case "approved": from == "approved" ? "approved a newer text" : "published it"
        case "held": from == "held" ? "kept it held" : "held it for a person"
        case "spam": "put it aside as spam"
        case "rejected": "declined it"
        case "deleted": "hid it from readers"
        case "withdrawn": "took it back for good"
        default: "set it to " + SafeText.line(to)
        }
    }
}
