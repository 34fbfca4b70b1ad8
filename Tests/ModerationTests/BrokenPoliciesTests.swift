import Foundation
import Moderation
import Testing

/// Each folder of `Broken/` has one mistake; its file `finding` says where it is and under which code it must be told.
@Suite struct BrokenPoliciesTests {
    struct Broken: Sendable, CustomTestStringConvertible {
        var name: String
        var finding: String
        var folder: PolicyFolder
        var testDescription: String { name }
    }

    static let all: [Broken] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Broken")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.sorted().compactMap { read($0, below: root) }
    }()

    private static func read(_ name: String, below root: URL) -> Broken? {
        let folder = root.appending(path: name)
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        var files: [String: [UInt8]] = [:]
        for path in paths {
            guard let bytes = try? Data(contentsOf: folder.appending(path: path)) else { continue }
            files[path] = Array(bytes)
        }
        guard let finding = files.removeValue(forKey: "finding") else { return nil }
        return Broken(
            name: name,
            finding: String(decoding: finding, as: UTF8.self).split(separator: "\n").joined(),
            folder: PolicyFolder(files: files),
        )
    }

    @Test func `there are many of them, of every code that files alone can have`() {
        let codes = Set(Self.all.compactMap { $0.finding.split(separator: " ").last })
        #expect(Self.all.count >= 145)
        let errors = (1...19).map { "P0" + ($0 < 10 ? "0" : "") + "\($0)" }
        let warnings = [101, 102, 103, 104, 105, 106, 107, 110, 111].map { "P\($0)" }
        #expect(codes.map(String.init).sorted() == errors + warnings)
    }

    @Test(arguments: all)
    func `a broken policy gives its one finding at its place, with a way out`(broken: Broken) {
        let load = Policy.load(
            "p",
            from: broken.folder,
            today: PolicyFixture.today,
            thoroughly: true,
        )
        let found = load.findings.map { "\($0.file):\($0.line):\($0.column) \($0.code)" }
        #expect(found == [broken.finding], "\(load.findings.map(\.description))")
        #expect(load.findings.allSatisfy { !$0.wayOut.isEmpty })
        let isError = load.findings.contains(where: \.isError)
        #expect((load.policy == nil) == isError)
    }
}
