import Foundation
import Testing

@testable import afterword

/// `policy try`: rows in, one outcome a row out, and how it agrees with labels.
@Suite struct PolicyTryTests {
    @Test func `a quoted cell may hold separators, quotes and line ends`() throws {
        let text = "\u{FEFF}id,text\r\n1,\"a, \"\"b\"\"\nc\"\n2,plain\n\n"
        let records = try DelimitedText(Array(text.utf8), separator: UInt8(ascii: ",")).records
        #expect(
            records == [
                .init(line: 1, cells: ["id", "text"]),
                .init(line: 2, cells: ["1", "a, \"b\"\nc"]),
                .init(line: 4, cells: ["2", "plain"]),
            ]
        )
    }

    @Test(arguments: [
        ("id,text\n1,\"never closed\n2,b\n", "the quote that opens in line 2 is never closed"),
        ("id,text\n1,a\n2\n", "line 3 has 1 cell, the header 2"),
        ("id,text\n1,hello, you\n", "line 2 has 3 cells, the header 2"),
        ("text\n\"a\"b\n", "line 2 goes on behind the quote that ends a cell"),
        ("id,text\n1,caf\u{0}\n", "line 2 is not UTF-8"),
    ])
    func `a broken row is named, never judged as something else`(
        text: String,
        message: String,
    ) {
        // A NUL of the example stands for a byte that no UTF-8 has.
        let bytes = text.utf8.map { $0 == 0 ? 0xE9 : $0 }
        let failure = #expect(throws: CommandFailure.self) {
            try RowFile.rows(bytes, RowFile.kind("a.csv"), .init())
        }
        #expect(failure?.message == message)
    }

    @Test func `an empty text in quotes is a row, an empty line is none`() throws {
        let rows = try RowFile.rows(
            Array("text\n\"\"\n\na\n\"\"".utf8),
            RowFile.kind("a.csv"),
            .init(),
        )
        #expect(rows.map(\.text) == ["", "a", ""])
    }

    @Test func `an object without the label is named`() {
        let text = "{\"text\":\"a\",\"class\":1}\n{\"text\":\"b\"}\n"
        let failure = #expect(throws: CommandFailure.self) {
            try RowFile.rows(Array(text.utf8), RowFile.kind("a.jsonl"), .init(label: "class"))
        }
        #expect(failure?.message == "class in line 2 is not in the file")
    }

    @Test func `an odd line of objects is told by its number in the file`() {
        let text = "{\"text\":\"a\"}\n\n[1]\n"
        let failure = #expect(throws: CommandFailure.self) {
            try RowFile.rows(Array(text.utf8), RowFile.kind("a.jsonl"), .init())
        }
        #expect(failure?.message == "line 3 is not a JSON object")
    }

    @Test func `a label that no row has is refused with those there are`() async throws {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "try-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("text,label\nhello,ham\nbuy,spam\n".utf8).write(to: file)
        let ran = try await Bench([:] as [String: String]).run(
            "policy",
            "try",
            "--policy",
            "blog",
            file.path,
            "--label",
            "label",
            "--positive",
            "1",
        )
        #expect(ran.status == .wrongUse)
        #expect(ran.errors.contains("there are: ham, spam"))
    }

    @Test func `every kind of file gives its rows`() throws {
        let columns = RowFile.Columns(label: "class")
        let table = "comment_id,CONTENT,Class\nx7,hello,1\nx8,bye,0\n"
        let rows = try RowFile.rows(Array(table.utf8), RowFile.kind("a.CSV"), columns)
        #expect(
            rows == [
                .init(id: "x7", text: "hello", label: "1"),
                .init(id: "x8", text: "bye", label: "0"),
            ]
        )
        let objects = #"{"id":5,"text":"hello","class":true}"# + "\n"
        let found = try RowFile.rows(Array(objects.utf8), RowFile.kind("a.jsonl"), columns)
        #expect(found == [.init(id: "5", text: "hello", label: "true")])
        let lines = try RowFile.rows(Array("a\n\nb\n".utf8), RowFile.kind("a.txt"), .init())
        #expect(lines.map(\.id) == ["1", "2"])
    }

    @Test func `a column that is not there is named with those that are`() throws {
        #expect {
            try RowFile.rows(Array("a,b\n1,2\n".utf8), RowFile.kind("x.csv"), .init())
        } throws: { error in
            (error as? CommandFailure)?.told.contains("there are: a, b") == true
        }
    }

    @Test func `shares come with the interval that fits their size`() {
        let share = Confusion.Share(98, of: 100)
        #expect(share.words == "98.0 % (93.0 % to 99.4 %)")
        #expect(Confusion.Share(0, of: 0).words == "none: there was nothing to count")
    }

    @Test func `a trial tells outcomes, rules and agreement`() async throws {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "try-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("id,text,label\n1,buy this,1\n2,hello,0\n3,hi,1\n".utf8).write(to: file)
        let bench = Bench([:] as [String: String])
        let ran = try await bench.run(
            "policy",
            "try",
            "--policy",
            "blog",
            file.path,
            "--label",
            "label",
            "--positive",
            "1",
        )
        #expect(ran.status == .done)
        #expect(
            ran.output.hasPrefix(
                "3 rows:\n  approve  0\n  hold     2\n  spam     1\n  reject   0\n"
            )
        )
        #expect(ran.output.contains("  said yes, label yes  1\n  said yes, label no   0\n"))
        #expect(ran.output.contains("  recall               50.0 % (9.5 % to 90.5 %)\n"))
        let json = try await Bench([:] as [String: String]).run(
            "policy",
            "try",
            "--policy",
            "blog",
            file.path,
            "--json",
        )
        let first =
            #"{"id":"1","outcome":"spam","priority":"normal","#
            + #""rules":[{"id":"sells","mode":"enforce"}],"total":8}"#
        #expect(json.output.split(separator: "\n").first.map(String.init) == first)
        #expect(json.output.split(separator: "\n").count == 3)
        let half = try await Bench([:] as [String: String]).run(
            "policy",
            "try",
            "--policy",
            "blog",
            file.path,
            "--label",
            "x",
        )
        #expect(half.status == .wrongUse)
    }
}
