import Foundation

/// Texts that try to act where they are shown: one list for every test, those outside Swift read the same file.
package enum HostileTexts {
    private struct List: Decodable { var texts: [String: [String]] }

    package static let all: [String] = {
        let list = try? JSONDecoder().decode(List.self, from: Data(PackageResources.hostile_json))
        return (list?.texts ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value)
    }()
}
