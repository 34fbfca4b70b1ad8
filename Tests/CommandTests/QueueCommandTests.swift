import Testing

@testable import afterword

struct QueueCommandTests {
    private let two = Samples.queue([Samples.urgent, Samples.hostile])

    @Test func `filters travel as they were typed`() async throws {
        let ran = try await Bench(["GET queue": two]).run(
            "queue",
            "--state",
            "all",
            "--site",
            "a",
            "--page",
            "/x y?z",
            "--rule",
            "r",
            "--search",
            "ü&b",
            "--sort",
            "newest",
            "--limit",
            "5",
        )
        let sent = """
            GET /api/v1/moderation/queue?state=all&site=a&page=%2Fx%20y%3Fz&rule=r&q=%C3%BC%26b\
            &sort=newest&limit=5\u{20}
            """
        #expect(ran.requests == [sent])
        #expect(ran.headers.contains("X-Afterword-Actor: mara"))
    }

    @Test func `ids carry the version that was seen, across all pages`() async throws {
        let bench = Bench([
            "GET queue": [
                Bench.Canned(body: Samples.queue([Samples.urgent], next: #""a b""#, waiting: 2)),
                Bench.Canned(body: Samples.queue([Samples.wide], waiting: 2)),
            ]
        ])
        let ran = try await bench.run("queue", "--format", "ids")
        #expect(ran.output == "412@4120\n415@4150\n")
        #expect(ran.requests.last?.contains("cursor=a%20b") ?? false)
    }

    @Test func `count is a number alone`() async throws {
        let ran = try await Bench(["GET queue": two]).run("queue", "--format", "count")
        #expect(ran.output == "2\n")
    }

    @Test func `json is the server's own, harmless on a terminal`() async throws {
        let ran = try await Bench(["GET queue": two]).run("queue", "--json")
        let isHarmless = ran.output.unicodeScalars.allSatisfy {
            ($0.value >= 0x20 && $0.value < 0x7F) || $0 == "\n" || $0.value > 0x2069
        }
        #expect(isHarmless)
        #expect(
            try Wire.decode(WireQueue.self, from: Array(ran.output.utf8)).items[1].text
                == Wire.decode(WireQueue.self, from: Array(two.utf8)).items[1].text
        )
        #expect(ran.errors.isEmpty)
    }

    @Test func `csv leaves covered texts out and runs nothing`() async throws {
        let ran = try await Bench(["GET queue": two]).run("queue", "--format", "csv")
        try expectSnapshot(ran.output, "queue-csv")
    }

    @Test func `an empty list is a no only when asked`() async throws {
        let bench = Bench(["GET queue": Samples.queue([])])
        let ran = try await bench.run("queue", "--fail-if-empty", "--format", "ids")
        #expect(ran.status == .answerIsNo)
        #expect(ran.output.isEmpty)
    }

    @Test func `json and another format contradict each other`() async throws {
        let ran = try await Bench([String: String]()).run("queue", "--json", "--format", "csv")
        #expect(ran.status == .wrongUse)
        #expect(ran.errors.contains("contradict"))
    }
}
