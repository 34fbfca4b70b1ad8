import Foundation
import Moderation
import ShippedPolicies
import Testing

/// The folder and the table of files that travel in the binary.
@Suite struct ShippedPoliciesTests {
    private var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Policies", directoryHint: .isDirectory)
            .resolvingSymlinksInPath()
    }

    @Test func `every file of the folder is in the binary, byte for byte`() throws {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { name in [".yaml", ".txt", ".tsv", ".lock"].contains { name.hasSuffix($0) } }
        #expect(Set(names) == Set(ShippedPolicies.files.keys))
        for (path, bytes) in ShippedPolicies.files {
            let data = try Data(contentsOf: folder.appending(path: path))
            #expect(Array(data) == bytes, "\(path)")
        }
    }

    @Test func `base names are unique, because the build names constants by them`() {
        let bases = ShippedPolicies.files.keys.compactMap { $0.split(separator: "/").last }
            .map { base in base.map { $0.isLetter || $0.isNumber ? $0 : "_" } }
        #expect(Set(bases).count == bases.count)
    }

    @Test func `every list says where it is from`() throws {
        for (path, bytes) in ShippedPolicies.files where path.hasPrefix("lists/") {
            let text = String(decoding: bytes, as: UTF8.self)
            for key in ["source", "licence", "date", "language"] {
                #expect(text.contains("# \(key): "), "\(path) has no \(key)")
            }
        }
    }

    @Test func `every rule stands in ids.lock under its condition`() {
        let folder = PolicyFolder(files: ShippedPolicies.files)
        let known = String(decoding: ShippedPolicies.files["ids.lock"] ?? [], as: UTF8.self)
        #expect(IdentifierLock.renewed(folder, changed: []).text == known)
    }
}
