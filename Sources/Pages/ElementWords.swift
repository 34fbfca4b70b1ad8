import Comments

/// What `<afterword-thread>` says that no page says; everything else it shows, the server printed.
///
/// Two sentences travel on the form, because they are needed before, or without, a call to us. The others
/// come with `GET …/form`, which the element asks for when a reader begins to write: pages do not grow by them.
struct ElementWords: Sendable {
    /// The consent box's label where a script is at work: it keeps more than a cookie does.
    let remember: String
    let offline: String
    let sending: String
    let receipt: String
    let receiptHint: String
    let forget: String
    let forgotten: String
    /// Numbers of new comments by plural category (CLDR), around `{n}`; `other` is always there.
    let fresh: [(category: String, text: String)]
}

extension ReaderWords {
    /// On the form.
    var elementMarks: HTML {
        " data-remember=\"\(element.remember)\" data-offline=\"\(element.offline)\""
    }

    /// The rest, as a field of an object; `{name}`, `{date}` and `{n}` stand for what the element knows.
    func writeElement(into json: inout JSONWriter) {
        json.key("words")
        json.object { json in
            json.field("language", language.rawValue)
            json.field("reply_to", form.titleTo("{name}").text)
            json.field("cancel", form.cancel.text)
            json.field("sending", element.sending)
            json.field("preview", form.preview.text)
            json.field("published", receipt.published)
            json.field("held", receipt.received)
            json.field("held_hint", receipt.receivedNote.text)
            json.field("receipt", element.receipt)
            json.field("receipt_hint", element.receiptHint)
            json.field("not_sent", form.notSent.text)
            json.field("kept", form.textIsKept.text)
            json.field("look", form.secondLook.text)
            json.field("look_note", form.secondLookNote.text)
            json.field("send_anyway", form.sendAnyway.text)
            json.field("forget", element.forget)
            json.field("forgotten", element.forgotten)
            json.field("help_lead", form.helpLead.text)
            json.field("checked", form.checked("{date}").text)
            json.key("fresh")
            json.object { json in
                for (category, text) in element.fresh {
                    json.key(text: category)
                    json.value(text)
                }
            }
            json.key("replies")
            json.object { json in
                for (category, text) in foldedReplies {
                    json.key(text: category)
                    json.value(text)
                }
            }
        }
    }

    /// Numbers of answers by plural category, as pages say them; fewer than three are never folded.
    private var foldedReplies: [(category: String, text: String)] {
        [("few", 3), ("many", 11), ("other", 100)].map { category, number in
            (category, thread.replies(number).text.replacing("\(number)", with: "{n}"))
        }
    }
}
