package import Comments

/// What an author is told, for programs: after posting, on their receipt, and with a refusal.
package struct ReceiptJSON {
    private let context: PageContext

    package init(context: PageContext) { self.context = context }

    /// 201 `{status, comment, receipt}` (no comment any more when it was hidden since), or 202 `{status, receipt, message, resources?}`.
    package func posted(_ receipt: Receipt, _ comment: PlacedComment?) -> [UInt8] {
        var json = JSONWriter(capacity: 2_048)
        json.object { json in
            json.field("status", receipt.state == .published ? "approved" : "held")
            if let comment {
                json.key("comment")
                PlacedCommentJSON(context: context).write(comment, into: &json)
            }
            // A second click on something published is answered without the capability of the first.
            if !receipt.token.isEmpty {
                json.field("receipt", context.publicURL + receiptPath(receipt.token))
                json.field("receipt_token", receipt.token)
            }
            json.optional("author_key", receipt.authorKey)
            AnswerJSON.fields(receipt.answer, into: &json)
        }
        return json.bytes
    }

    package func reading(_ reading: ReceiptReading) -> [UInt8] {
        var json = JSONWriter(capacity: 2_048)
        json.object { json in
            json.field("id", reading.id.rawValue)
            json.field("state", reading.state.rawValue)
            json.field("page", reading.key.text)
            json.field("url", context.pageAddress(reading.key, url: reading.pageURL))
            json.field("name", reading.name)
            json.field("text", reading.source)
            json.field("created", reading.created.rfc3339)
            json.field("editable_until", reading.editableUntil?.rfc3339)
            json.field("edit_waits", reading.editWaits)
            json.optional("reason", reading.reason)
            json.field("usual_wait", reading.usualWait?.rawValue)
            json.field("can_appeal", reading.canAppeal)
            json.field("appealed", reading.hasAppealed)
            json.key("notify")
            if let wants = reading.wantsReplies { json.value(wants) } else { json.null() }
            AnswerJSON.fields(reading.answer, into: &json)
        }
        return json.bytes
    }

    private func receiptPath(_ token: String) -> String {
        String(context.receiptPath(token).dropFirst(context.base.count))
    }
}

/// `message` and `resources`, as every answer to a submission may carry them.
enum AnswerJSON {
    static func fields(_ answer: ReaderAnswer, into json: inout JSONWriter) {
        json.optional("message", answer.message)
        guard !answer.resources.isEmpty else { return }
        json.key("resources")
        json.array(answer.resources) { json, line in
            json.object { json in
                json.field("name", line.name)
                json.field("contact", line.contact)
                json.field("url", line.url)
                json.field("country", line.country)
                json.field("hours", line.hours)
                json.field("checked", line.checked)
            }
        }
    }
}
