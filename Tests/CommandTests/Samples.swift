/// JSON as the moderation API sends it, fixed for the snapshots.
enum Samples {
    static func comment(
        _ id: Int,
        priority: String = "normal",
        covered: Bool = false,
        name: String = "Ana",
        counts: String = #""approved":0,"held":1,"rejected":0,"spam":0"#,
        proven: Bool = false,
        text: String = "Thank you for this. It helped me to hear that grief may come back.",
        why: String = "the first comment of an author nobody has approved yet",
        more: String = #""parent":null,"state":"held","pending_edit":false"#,
        place: String = #""site":"default","page":"/grief","page_title":"When grief comes back""#,
    ) -> String {
        """
        {"id":\(id),"version":\(id * 10),\(place),"priority":"\(priority)","covered":\(covered),
        "quarantined":false,"author":{"name":"\(name)","website":null,"proven":\(proven),\(counts)},
        "text":"\(text)","revision":1,"created":"2026-11-23T11:02:00Z","age_seconds":10800,
        "why":["\(why)"],"rules":["some-rule"],"tags":[],\(more)}
        """
    }

    static let urgent = comment(
        412,
        priority: "urgent",
        covered: true,
        name: "Jonas",
        text: "I can't go on. I want to die and nobody would notice.",
        why: "somebody may be in danger: words of crisis in the first person",
    )

    /// Escape sequences, a link in the terminal's own language, a turned-round text, a carriage
    /// return.
    static let hostile = comment(
        409,
        priority: "high",
        name: #"Buy \u001b]8;;http://evil.example\u001b\\now\u202e"#,
        counts: #""approved":0,"held":1,"rejected":1,"spam":2"#,
        text:
            #"=cmd|calc\r\u001b[2J\u009b31m hidden\u200b\u2066 text\u0007"#
            + #"\ud83d\udc69\u200d\ud83d\udc67 end"#,
        why: #"three links\u001b[31m in one comment"#,
        more: #""parent":412,"state":"held","pending_edit":true"#,
        place: #""site":"b\u001blog","page":"/a\u202eb","page_title":"T\u0007""#,
    )

    static let wide = comment(
        415,
        name: "田中さん",
        counts: #""approved":4,"held":0,"rejected":0,"spam":0"#,
        proven: true,
        text: "とても良い記事でした。ありがとうございます。また読みに来ます。時間が経っても悲しみは戻ってくるものですね。本当にその通りだと思います。",
        place: #""site":"blog-ja","page":"/ja/悲しみ","page_title":"悲しみについて""#,
    )

    static func queue(_ items: [String], next: String = "null", waiting: Int? = nil) -> String {
        """
        {"items":[\(items.joined(separator: ","))],
        "next":\(next),"waiting":\(waiting ?? items.count)}
        """
    }

    static let explanation = """
        {"policy":"peer-support","hash":"sha256:ab","engine":"1.0.0","outcome":"hold",
        "priority":"urgent","total":6.0,"scored":"hold","hits":[
        {"rule":"crisis-first-person","title":"Words of crisis","mode":"enforce","on":"body",
        "spans":[[15,28]],"floor":"hold","ceiling":"hold"},
        {"rule":"links-many","mode":"shadow","score":4,"on":"body","spans":[[0,1],[33,39]]}],
        "trace":["default approve","score 6.0 -> hold","floor hold by crisis-first-person",
        "safety ceiling hold by crisis-first-person","something new"],
        "evidence":{},"errors":["rate.ip_prefix.10m could not be read"]}
        """

    static func page(_ comment: String, explanation: String = explanation) -> String {
        """
        {"comment":\(comment),"decisions":[
        {"entry":1,"at":"2026-11-23T11:02:00Z","actor":"policy","actor_kind":"policy","from":null,
        "to":"held","reason":null,"note":null,"policy":{"name":"peer-support","hash":"sha256:ab"},
        "batch":null},
        {"entry":2,"at":"2026-11-23T12:02:00Z","actor":"mara","actor_kind":"moderator",
        "from":"held","to":"approved","reason":null,
        "note":"spoke with\\u001b[31m him; he wants it public and is safe",
        "policy":null,"batch":"b"},
        {"entry":3,"at":"2026-11-23T12:12:00Z","actor":"li","actor_kind":"moderator",
        "from":"approved","to":"rejected","reason":"off-topic","note":null,
        "policy":null,"batch":"c"}],
        "explanation":\(explanation),"thread":[
        {"id":400,"parent":null,"depth":0,"name":"Lea","text":"My mother died.\\nI set the table.",
        "state":"approved"},
        {"id":416,"parent":412,"depth":2,"name":"Kim","text":"I hear you.","state":"held"}]}
        """
    }

    static func decided(
        _ ids: [Int],
        _ state: String,
        conflicts: String = "",
        missing: String = "",
        version: Int = 1,
    )
        -> String
    {
        let items = ids.map { #"{"id":\#($0),"version":\#(version),"state":"\#(state)"}"# }
        return """
            {"batch":"b","decided":[\(items.joined(separator: ","))],"conflicts":[\(conflicts)],
            "missing":[\(missing)]}
            """
    }

    static let conflict = """
        {"id":415,"version":7,"by":"li","at":"2026-11-23T12:00:00Z","state":"spam",
        "message":"li put it aside as spam 3 minutes ago"}
        """

    static let site = """
        {"name":"default","title":"My \\u001bsite","url":null,"origins":["https://example.org"],
        "policy":"strict","requires_name":true,"requires_email":true,"forms_are_ours":false,
        "shows_held_on_page":false,"edit_minutes":15,"countries":["*"],"page_numbers":{}}
        """
}
