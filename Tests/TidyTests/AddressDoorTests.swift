import Testing

/// Where an address is ever in clear (DESIGN §1, invariant 1): a second door is found here.
@Suite struct AddressDoorTests {
    /// Uses in each file, of which there are no others.
    private static let doors: [String: [String: Int]] = [
        ".disclosedByReveal()": ["Sources/Server/RevealAddress.swift": 1],
        ".clearText()": ["Sources/Storage/AddressRecords.swift": 1],
        ".comparable()": [
            "Sources/Desk/SubmitCounter.swift": 1, "Sources/Storage/Sealing.swift": 1,
        ],
        "address(of: comment)": ["Sources/Desk/RevealAddress.swift": 1],
    ]

    private static func uses(_ call: String, in files: [SourceFile]) -> [String: Int] {
        let counted = files.filter { !$0.isTest }.map { file in
            (file.path, file.text.ranges(of: call).count)
        }
        return Dictionary(uniqueKeysWithValues: counted).filter { $0.value > 0 }
    }

    @Test(arguments: doors.keys.sorted())
    func `an address goes through its one door`(call: String) {
        #expect(Self.uses(call, in: SourceTree.files) == Self.doors[call])
    }

    @Test func `a planted second door is found`() {
        let planted = SourceFile(
            path: "Sources/Pages/A.swift",
            text: "let text = address" + ".disclosedByReveal()",
        )
        #expect(Self.uses(".disclosedByReveal()", in: [planted]) == [planted.path: 1])
    }

    @Test func `the type has no other words for itself`() throws {
        let file = try #require(
            SourceTree.files.first { $0.path == "Sources/Comments/EmailAddress.swift" }
        )
        let giving = file.lines.filter { $0.contains("func ") && $0.contains("-> String") }
        #expect(giving.count == 3)
        #expect(!file.text.contains("Codable") || file.text.contains("no `Codable`"))
    }
}
