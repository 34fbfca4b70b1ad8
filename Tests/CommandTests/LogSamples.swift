/// The log and its figures as the moderation API sends them, fixed for the snapshots.
enum LogSamples {
    static func entry(
        _ number: Int,
        _ act: String,
        age: Int = 7_200,
        by actor: String = "mara",
        kind: String = "moderator",
        about subject: String = "comment",
        _ id: Int = 412,
        more: String = "",
    ) -> String {
        """
        {"entry":\(number),"at":"2026-11-23T11:02:00Z","age_seconds":\(age),"actor":"\(actor)",
        "actor_kind":"\(kind)","act":"\(act)","subject":"\(subject)","id":\(id)\(more)}
        """
    }

    static let entries = [
        entry(19, "create", age: 30, by: "olga", about: "token", 4),
        entry(18, "set blog", age: 600, by: "olga", about: "site", 0),
        entry(17, "close", about: "thread", 3),
        entry(16, "undo", about: "batch", 0, more: #","batch":"b""#),
        entry(15, "undo", more: #","from":"rejected","to":"held","undoes":14"#),
        entry(
            14,
            "reject",
            more: #","from":"held","to":"rejected","reason":"unkind","batch":"b","#
                + #""note":"says the same\nto \u001b[31meverybody\u202e, three times this week""#,
        ),
        entry(
            13,
            "verdict",
            age: 700_000,
            by: "peer-support",
            kind: "policy",
            0,
            more: #","to":"rejected""#,
        ),
        entry(
            12,
            "verdict",
            age: 700_000,
            by: "peer-support",
            kind: "policy",
            more: #","to":"held""#,
        ),
        entry(
            11,
            "withdraw",
            age: 800_000,
            by: "author",
            kind: "author",
            411,
            more: #","from":"held","to":"withdrawn""#,
        ),
        entry(10, "ban", age: 800_000, about: "ban", 7),
        entry(9, "reply", age: 800_000, 413, more: #","to":"approved""#),
        entry(8, "edit", age: 800_000, 410, more: #","from":"held","to":"held""#),
    ]

    static func log(_ entries: [String], next: String = "null") -> String {
        #"{"entries":[\#(entries.joined(separator: ","))],"next":\#(next)}"#
    }

    static let publicLog = """
        {"since":"2026-10-25","until":"2026-11-23","rows":[
        {"day":"2026-11-23","decider":"moderator","act":"approve","outcome":"approved",
        "decisions":"<3","rules":[]},
        {"day":"2026-11-23","decider":"policy","act":"verdict","outcome":"held","decisions":41,
        "rules":["(safety)","new-author-read-first","links-unknown-author"]},
        {"day":"2026-11-22","decider":"moderator","act":"reject","outcome":"rejected",
        "decisions":3,"reason":"unkind","within":"day","rules":["insults"]}]}
        """

    static let figures = """
        {"month":"2026-11","over":false,"verdicts":{"total":">240","parts":[
        {"name":"approved","count":180},{"name":"held","count":60},{"name":"spam","count":"<3"},
        {"name":"rejected","count":0},{"name":"deleted","count":0}]},
        "decisions":{"total":58,"parts":[{"name":"approved","count":50},
        {"name":"rejected","count":8}]},
        "reasons":[{"name":"unkind","count":6},{"name":"other","count":"<3"}],
        "rules":[{"rule":"(safety)","held":12,"stopped":0,"overturned":0},
        {"rule":"links-many","held":0,"stopped":"<3","overturned":"<3"}],
        "time_to_decision":{"decisions":55,"p50_minutes":41,"p95_minutes":1500},
        "reversals":{"undone":4,"overruled":"<3","wrongly_stopped":"<3","wrongly_published":0}}
        """

    /// - Parameter sites: More than one has a table of its own.
    static func stats(
        held: Int = 14,
        sites: String = #"{"site":"blog","held":2,"oldest_seconds":60},"#,
        days: [(arrived: Int, decided: Int)],
    ) -> String {
        let told = days.enumerated().map { index, day in
            let number = index + 1 < 10 ? "0\(index + 1)" : "\(index + 1)"
            return """
                {"day":"2026-11-\(number)","arrived":\(day.arrived),"decided":\(day.decided)}
                """
        }
        return """
            {"at":"2026-11-23T11:02:00Z","since":"2026-11-01T00:00:00Z","waiting":{
            "held":\(held),"oldest":"2026-11-20T11:02:00Z","oldest_seconds":259200,
            "priorities":{"urgent":1,"high":2,"normal":11,"low":0},"spam":412,
            "sites":[\(sites){"site":"default","held":12,"oldest_seconds":259200}]},
            "days":[\(told.joined(separator: ","))],
            "time_to_decision":{"decisions":55,"p50_seconds":2460,"p95_seconds":90000},
            "verdicts":{"approved":180,"held":60,"spam":31,"rejected":0,"deleted":0},
            "decisions":{"approved":50,"held":0,"spam":4,"rejected":3,"deleted":1},
            "undone":2,"overruled":1,"wrongly_stopped":3,"wrongly_published":0,
            "moderators":[{"name":"mara","decisions":40,"reversed":2,"reversal_rate":0.05},
            {"name":"li\\u001b","decisions":18,"reversed":1,"reversal_rate":0.0555}],
            "rules":[{"rule":"new-author-read-first","held":58,"held_then_approved":49,
            "stopped":0,"overturned":0},
            {"rule":"links-many","held":2,"held_then_approved":1,"stopped":31,"overturned":3,
            "overturned_rate":0.0968}]}
            """
    }
}
