import Testing

@testable import afterword

struct DecidingTests {
    @Test(arguments: [
        ("approve", "approved"), ("hold", "held"), ("unapprove", "held"), ("spam", "spam"),
        ("reject", "rejected"), ("delete", "deleted"), ("trash", "deleted"),
    ])
    func `each verb says what happened and how to take it back`(
        verb: String,
        state: String,
    ) async throws {
        let bench = Bench(["POST decisions": Samples.decided([412], state)])
        try expectSnapshot(try await bench.run(verb, "412").output, "decided-\(verb)")
    }

    @Test func `a plain number travels without a version, a piped one with it`() async throws {
        let answer = Samples.decided([1, 2], "spam")
        let plain = try await Bench(["POST decisions": answer]).run(
            "spam",
            "1",
            "#2",
            "1",
            "--note",
            "n",
            "--reason",
            "r",
            "--force",
        )
        let sent = """
            POST /api/v1/moderation/decisions {"force":true,"items":[{"id":1},{"id":2}],\
            "note":"n","outcome":"spam","reason":"r"}
            """
        #expect(plain.requests == [sent])
        let piped = try await Bench(["POST decisions": answer]).run("spam", piped: "1@10\n2@20\n")
        #expect(piped.requests[0].contains(#"[{"id":1,"version":10},{"id":2,"version":20}]"#))
    }

    @Test func `a conflict outranks a missing comment`() async throws {
        let both = Samples.decided([412], "spam", conflicts: Samples.conflict, missing: "7,8")
        let ran = try await Bench(["POST decisions": both]).run("spam", "412", "415", "7", "8")
        try expectSnapshot(ran.output, "decided-conflict")
        #expect(ran.status == .refused)
        let missing = Samples.decided([], "spam", missing: "7")
        #expect(try await Bench(["POST decisions": missing]).run("spam", "7").status == .notFound)
    }

    @Test func `more than twenty are asked about`() async throws {
        let numbers = (1...21).map(String.init).joined(separator: " ")
        let bench = ["POST decisions": Samples.decided(Array(1...21), "approved")]
        let no = try await Bench(bench).run("approve", piped: numbers, typed: "n")
        #expect(no.status == .answerIsNo)
        #expect(no.requests.isEmpty)
        let yes = try await Bench(bench).run("approve", piped: numbers, typed: "y")
        #expect(yes.requests.count == 1)
        #expect(yes.errors == "Really approve 21 comments at once? [y/N] ")
    }

    @Test func `without a person more than twenty need a yes`() async throws {
        let numbers = (1...21).map(String.init).joined(separator: ",")
        let answers = ["POST decisions": Samples.decided(Array(1...21), "approved")]
        let ran = try await Bench(answers).run("approve", piped: numbers)
        #expect(ran.status == .wrongUse)
        #expect(ran.errors.contains("needs --yes"))
        #expect(ran.requests.isEmpty)
        let sure = try await Bench(answers).run("approve", "--yes", piped: numbers)
        try expectSnapshot(sure.output, "decided-many")
    }

    @Test func `a dry run says so and asks nothing`() async throws {
        let numbers = (1...21).map(String.init).joined(separator: ",")
        let bench = Bench(["POST decisions": Samples.decided(Array(1...21), "approved")])
        let ran = try await bench.run("approve", "--dry-run", piped: numbers)
        #expect(ran.output == "Would approve 21 comments. Nothing was changed.\n")
        #expect(ran.requests[0].contains(#""dry_run":true"#))
    }

    @Test func `more than a thousand go in batches`() async throws {
        let numbers = (1...1_001).map(String.init).joined(separator: "\n")
        let ran = try await Bench(["POST decisions": Samples.decided([5], "spam")]).run(
            "spam",
            "--yes",
            piped: numbers,
        )
        #expect(ran.requests.count == 2)
        #expect(ran.output.contains("one batch of 2 at a time"))
    }

    @Test func `nothing piped in is nothing done`() async throws {
        let ran = try await Bench([String: String]()).run("spam", piped: "\n")
        #expect(ran.output == "No numbers came in; nothing to do.\n")
        #expect(ran.status == .done)
    }

    @Test(arguments: ["x", "0", "-", "1@", "1@x", "1@2@3", "99999999999999999999"])
    func `what is no number is wrong use`(word: String) async throws {
        #expect(try await Bench([String: String]()).run("approve", word).status == .wrongUse)
    }

    @Test func `undo tells each state that came back`() async throws {
        let answer = """
            {"batch":"b","undone":[{"id":1,"version":2,"state":"held"},
            {"id":2,"version":2,"state":"approved"},{"id":3,"version":2,"state":"held"}],
            "conflicts":[\(Samples.conflict)]}
            """
        let ran = try await Bench(["POST undo": answer]).run("undo")
        try expectSnapshot(ran.output, "undo")
        #expect(ran.status == .refused)
        #expect(ran.requests == ["POST /api/v1/moderation/undo {}"])
    }
}
