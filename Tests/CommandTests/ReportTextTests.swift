import Testing

@testable import afterword

/// What readers reported, on moderators' screens.
struct ReportTextTests {
    private let reports = #""reports":[{"reason":"worried","count":2},{"reason":"spam","count":1}]"#
    private var reported: String {
        Samples.hostile.dropLast() + ",\(reports)}"
    }

    private func withReported(_ queue: String, comments: Int, urgent: Int) -> String {
        queue.dropLast() + #","reported":{"comments":\#(comments),"urgent":\#(urgent)}}"#
    }

    @Test func `the queue says below it what waits in the list beside`() async throws {
        let queue = withReported(Samples.queue([Samples.wide]), comments: 3, urgent: 1)
        let ran = try await Bench(["GET queue": queue]).run("queue", "--data", ".", columns: 120)
        #expect(
            ran.output.contains(
                "\nReaders reported 3 comments (1 urgent); see: "
                    + "afterword queue --state reported --data ."
            )
        )
    }

    @Test func `where nothing waits the reports are named all the same, and in their list not`()
        async throws
    {
        let queue = withReported(Samples.queue([]), comments: 1, urgent: 0)
        let ran = try await Bench(["GET queue": queue]).run("queue")
        #expect(ran.output.contains("Nothing waits; "))
        #expect(
            ran.output.hasSuffix(
                "Readers reported 1 comment; see: afterword queue --state reported\n"
            )
        )
        let listed = withReported(Samples.queue([reported]), comments: 1, urgent: 0)
        let own = try await Bench(["GET queue": listed]).run("queue", "--state", "reported")
        #expect(own.output.contains("1 comment reported by readers:"))
        #expect(!own.output.contains("Readers reported"))
    }

    @Test func `readers' notes are shown with what was answered, and never raw`() async throws {
        let page =
            Samples.page(reported).dropLast() + #"""
                ,"reports":[{"at":"2026-11-23T12:00:00Z","reason":"spam","settled_by":3},
                {"at":"2026-11-23T12:01:00Z","reason":"worried",
                "note":"He\u001b[31m is my friend."}]}
                """#
        let ran = try await Bench(["GET comments/409": String(page)]).run("show", "409")
        #expect(
            ran.output.contains(
                """
                Reports by readers
                  2026-11-23 12:00  spam (answered)
                  2026-11-23 12:01  worried: He\\u{1b}[31m is my friend.
                """
            )
        )
        #expect(ran.output.contains("li declined it, which answers 1 report; reason: off-topic"))
    }

    @Test func `beside a covered text the notes are covered too`() async throws {
        let page =
            Samples.page(Samples.urgent).dropLast() + #"""
                ,"reports":[{"at":"2026-11-23T12:00:00Z","reason":"worried",
                "note":"She said it to me."}]}
                """#
        let bench = Bench(["GET comments/412": String(page)])
        #expect(try await bench.run("show", "412").output.contains("worried: …"))
        let asked = try await bench.run("show", "412", "--show-text")
        #expect(asked.output.contains("worried: She said it to me."))
    }

    @Test func `a review shows readers' notes that wait, and covers them with the text`() throws {
        let reports = #"""
            ,"reports":[{"at":"2026-11-23T12:00:00Z","reason":"spam","note":"Old.","settled_by":3},
            {"at":"2026-11-23T12:00:00Z","reason":"worried","note":"She said it."}]}
            """#
        let shown = [Samples.hostile: "worried: She said it.", Samples.urgent: "worried: …"]
        for (item, words) in shown {
            let id: Int64 = item == Samples.urgent ? 412 : 409
            let page = Samples.page(item).dropLast() + reports
            let bench = try ReviewBench([item], pages: [id: String(page)], rows: 60)
            #expect(bench.screen().contains("    " + words))
            #expect(!bench.screen().contains("Old."))
        }
    }
}
