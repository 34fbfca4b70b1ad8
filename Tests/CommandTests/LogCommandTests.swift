import Testing

@testable import afterword

struct LogCommandTests {
    private let log = LogSamples.log(LogSamples.entries)

    @Test(arguments: [80, 120])
    func `the log is told in words and fits the screen`(columns: Int) async throws {
        let ran = try await Bench(["GET log": log]).run("log", columns: columns)
        try expectSnapshot(ran.output, "log-\(columns)")
        for line in ran.output.split(separator: "\n") {
            #expect(TextWidth.of(String(line)) <= columns, "\(line)")
        }
    }

    @Test func `every filter travels, and a span is read by the server`() async throws {
        let ran = try await Bench(["GET log": log]).run(
            all: [
                "log", "--actor", "mara", "--act", "reject", "--subject", "comment", "--id",
                "#412", "--since", "7d", "--until", "2026-11-23T11:02:00+01:00", "--limit", "5",
                "--cursor", "1-2",
            ]
        )
        let sent = """
            GET /api/v1/moderation/log?actor=mara&act=reject&subject=comment&id=412&since=7d\
            &until=2026-11-23T11%3A02%3A00%2B01%3A00&limit=5&cursor=1-2\u{20}
            """
        #expect(ran.requests == [sent])
    }

    @Test func `csv is whole and runs nothing`() async throws {
        let ran = try await Bench(["GET log": log]).run("log", "list", "--format", "csv")
        try expectSnapshot(ran.output, "log-csv")
    }

    @Test func `ids are the comments, each once, across parts that may be empty`() async throws {
        let bench = Bench([
            "GET log": [
                Bench.Canned(body: LogSamples.log([LogSamples.entries[4]], next: #""3-4""#)),
                Bench.Canned(body: LogSamples.log([], next: #""2-3""#)),
                Bench.Canned(body: LogSamples.log(Array(LogSamples.entries[5...8]))),
            ]
        ])
        let ran = try await bench.run("log", "--format", "ids")
        #expect(ran.output == "412\n411\n")
        #expect(ran.requests.count == 3)
        #expect(ran.requests.last?.contains("cursor=2-3") ?? false)
    }

    @Test func `a table ends at twenty and says how to go on`() async throws {
        let many = LogSamples.log(
            (1...20).map { LogSamples.entry($0, "approve") },
            next: #""1-1""#,
        )
        let ran = try await Bench(["GET log": many]).run("log")
        #expect(ran.requests.count == 1)
        #expect(ran.output.hasSuffix("\nThere is more: the same command with --cursor 1-1\n"))
        let none = try await Bench(["GET log": LogSamples.log([])]).run("log", "--fail-if-empty")
        #expect(none.output == "No entry of the log matches.\n")
        #expect(none.status == .answerIsNo)
    }

    @Test(arguments: [["log", "--limit", "0"], ["log", "--id", "x"], ["log", "lst"]])
    func `wrong use is said before anything is asked`(arguments: [String]) async throws {
        let ran = try await Bench(["GET log": log]).run(all: arguments)
        #expect(ran.status == .wrongUse)
        #expect(ran.requests.isEmpty)
    }

    @Test func `the public log is a table, csv, or the server's json`() async throws {
        let bench = { Bench(["GET log/public": LogSamples.publicLog]) }
        let table = try await bench().run("log", "public", "--since", "30d")
        try expectSnapshot(table.output, "log-public")
        #expect(table.requests == ["GET /api/v1/moderation/log/public?since=30d "])
        try expectSnapshot(
            try await bench().run("log", "public", "--format", "csv").output,
            "log-public-csv",
        )
        let json = try await bench().run("log", "public", "--json")
        #expect(json.output == LogSamples.publicLog + "\n")
        #expect(try await bench().run("log", "public", "--format", "ids").status == .wrongUse)
        let none = Bench([
            "GET log/public": #"{"since":"2026-10-25","until":"2026-11-23","rows":[]}"#
        ])
        let empty = try await none.run("log", "public")
        #expect(empty.output == "No decision from 2026-10-25 to 2026-11-23.\n")
    }

    @Test func `a month's figures read as a page, small ones hidden`() async throws {
        let bench = Bench(["GET log/figures": LogSamples.figures])
        let ran = try await bench.run("log", "figures", "--month", "2026-11")
        try expectSnapshot(ran.output, "log-figures")
        #expect(ran.requests == ["GET /api/v1/moderation/log/figures?month=2026-11 "])
        let json = try await bench.run("log", "figures", "--json")
        #expect(json.output.contains(#""count":"<3""#))
    }
}
