package import Comments

/// `application/problem+json` (RFC 9457).
package struct ProblemJSON {
    package var code: String
    package var title: String
    package var status: Int
    package var detail: String?
    package var fields: [FieldProblem] = []
    package var answer = ReaderAnswer()
    /// Places of the text, in Unicode scalars.
    package var spans: [MatchSpan] = []
    package var excerpts: [MarkedExcerpt] = []
    package var requestID: String?

    package init(code: String, title: String, status: Int) {
        self.code = code
        self.title = title
        self.status = status
    }

    package var bytes: [UInt8] {
        var json = JSONWriter(capacity: 512)
        json.object { json in
            json.field("type", "urn:afterword:problem:" + code)
            json.field("title", title)
            json.field("status", Int64(status))
            json.field("code", code)
            json.optional("detail", detail)
            json.optional("request_id", requestID)
            if !fields.isEmpty {
                json.key("errors")
                json.array(fields) { json, problem in
                    json.object { json in
                        json.field("field", problem.field)
                        json.field("code", problem.code.rawValue)
                        json.field("message", problem.message)
                    }
                }
            }
            AnswerJSON.fields(answer, into: &json)
            if !spans.isEmpty {
                json.key("spans")
                json.array(spans) { json, span in
                    json.object { json in
                        json.field("field", span.field.rawValue)
                        json.field("from", Int64(span.lower))
                        json.field("to", Int64(span.upper))
                    }
                }
            }
            if !excerpts.isEmpty {
                json.key("excerpts")
                json.array(excerpts, quote)
            }
        }
        return json.bytes
    }

    private func quote(_ json: inout JSONWriter, _ excerpt: MarkedExcerpt) {
        json.object { json in
            json.field("field", excerpt.field.rawValue)
            json.field("before", excerpt.before)
            json.field("marked", excerpt.marked)
            json.field("after", excerpt.after)
        }
    }
}
