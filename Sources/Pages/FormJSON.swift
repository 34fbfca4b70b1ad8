package import Comments

/// What a program needs to build a form: token, required fields, lengths, the notice.
package enum FormJSON {
    package static func bytes(token: String, site: Site) -> [UInt8] {
        var json = JSONWriter(capacity: 2_048)
        json.object { json in
            json.field("token", token)
            json.key("fields")
            json.object { json in
                json.field("name", site.requiresName ? "required" : "optional")
                json.field("email", site.requiresEmail ? "required" : "optional")
                json.field("website", "optional")
                json.field("body", "required")
            }
            json.key("limits")
            json.object { json in
                json.field("name", Int64(TypedAuthor.nameLimit))
                json.field("email", Int64(EmailAddress.limit))
                json.field("website", Int64(Website.limit))
                json.field("body", Int64(Submission.bodyLimit))
                json.field("title", Int64(Submission.titleLimit))
                json.field("page", Int64(PageKey.limit))
                json.field("request", Int64(Limits.requestBody))
            }
            json.field(
                "notice",
                "Your email address will not be published. Required fields are marked *",
            )
            json.field("honeypot", FormNames.honeypot)
            ReaderWords.of(site.language).writeElement(into: &json)
        }
        return json.bytes
    }
}
