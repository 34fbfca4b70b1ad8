package import Comments

/// What a reader who reported a comment is told, for programs.
package enum ReportJSON {
    /// `{status, message, resources?}`; `status` is `received`, or `already_reported` where it counts once.
    package static func bytes(isRepeated: Bool, _ help: ReaderAnswer) -> [UInt8] {
        let words = ReaderWords.english.report
        var answer = help
        answer.message = isRepeated ? words.repeated : words.received
        var json = JSONWriter(capacity: 512)
        json.object { json in
            json.field("status", isRepeated ? "already_reported" : "received")
            AnswerJSON.fields(answer, into: &json)
        }
        return json.bytes
    }
}
