import Foundation
import Testing

@Suite struct TidyTests {
    @Test func `the tree is found`() {
        #expect(SourceTree.files.count > 50)
    }

    @Test(arguments: SourceTree.files)
    func `a file imports only what its room may`(file: SourceFile) {
        #expect(TidyRules.imports(of: file) == [])
    }

    @Test(arguments: SourceTree.files)
    func `files, lines and functions stay small`(file: SourceFile) {
        #expect(TidyRules.sizes(of: file) == [])
    }

    @Test(arguments: SourceTree.files)
    func `names say something and nothing is left behind`(file: SourceFile) {
        #expect(TidyRules.words(of: file) == [])
    }

    @Test func `the top level holds what the plan names`() throws {
        let allowed: Set = [
            "Package.swift", "README.md", "LICENSE", "Sources", "Tests", "Policies",
        ]
        let found = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
        let extra = found.filter { !$0.hasPrefix(".") && !allowed.contains($0) }
        #expect(extra.filter { $0 != "Package.resolved" && $0 != "afterword-data" } == [])
    }

    @Test func `the README stays short`() throws {
        let readme = try String(
            contentsOf: SourceTree.root.appending(path: "README.md"),
            encoding: .utf8,
        )
        #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count <= 250)
    }

    @Test(arguments: [
        ("Sources/Desk/A.swift", "import GRDB"),
        ("Sources/Pages/A.swift", "package import Storage"),
        ("Sources/Comments/A.swift", "import Foundation"),
        ("Sources/Markup/A.swift", "import CRE2"),
    ])
    func `a planted import is found`(path: String, text: String) {
        #expect(TidyRules.imports(of: SourceFile(path: path, text: text)).count == 1)
    }

    @Test func `planted sizes are found`() {
        let long = "    let a = " + String(repeating: "1 + ", count: 30) + "1"
        let function = "func a() {\n" + String(repeating: "    b()\n", count: 60) + "}"
        let file = String(repeating: "let a = 1\n", count: 302)
        for text in [long, function, file] {
            let planted = SourceFile(path: "Sources/Desk/A.swift", text: text)
            #expect(TidyRules.sizes(of: planted).count == 1)
        }
    }

    @Test(arguments: [
        "struct Page" + "Manager {}", "let a = try" + "! b()", "// TO" + "DO: later",
        "    pri" + "nt(1)",
    ])
    func `planted words are found`(text: String) {
        let planted = SourceFile(path: "Sources/Desk/A.swift", text: text)
        #expect(TidyRules.words(of: planted).count == 1)
    }
}
