import Testing

@testable import afterword

struct ShowTextTests {
    @Test(arguments: [80, 120])
    func `a comment is shown with its story`(columns: Int) async throws {
        let bench = Bench(["GET comments/409": Samples.page(Samples.hostile)])
        let ran = try await bench.run("show", "#409", columns: columns)
        try expectSnapshot(ran.output, "show-\(columns)")
    }

    @Test func `a covered comment stays covered, with the held ones around it`() async throws {
        let bench = Bench(["GET comments/412": Samples.page(Samples.urgent)])
        try expectSnapshot(try await bench.run("show", "412").output, "show-covered")
    }

    @Test func `its text comes when asked for`() async throws {
        let bench = Bench(["GET comments/412": Samples.page(Samples.urgent)])
        let ran = try await bench.run("show", "412", "--show-text")
        #expect(ran.output.contains("  │ I can't go on. I want to die"))
        #expect(ran.output.contains("Kim (held): I hear you."))
    }

    @Test func `suggested commands name the same server and folder`() async throws {
        let bench = Bench(["GET comments/412": Samples.page(Samples.urgent)])
        let ran = try await bench.run("show", "412", "--data", ".")
        #expect(ran.output.contains("afterword show 412 --show-text --data ."))
    }

    @Test func `what is not there is 3`() async throws {
        let ran = try await Bench([String: String]()).run("show", "9")
        #expect(ran.status == .notFound)
        #expect(ran.errors == "afterword: no such thing\n")
        #expect(ran.output.isEmpty)
    }
}
