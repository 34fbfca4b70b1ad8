import Comments
import Moderation
import Testing

/// Policies that somebody's hand slipped over: loading them never traps, and never lets a broken one through quietly.
@Suite struct RandomPolicyTests {
    private typealias F = PolicyFixture

    /// SplitMix64: the same numbers on every machine.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `a policy with changed characters loads or says why not`(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let whole = F.yaml(
            F.rule("one", "apple", "score: 5;priority: high;tag: [fruit]")
                + F.rule("wish", "die", "floor: hold;ceiling: hold", class: "safety"),
            head: "thresholds: { hold: 4, spam: 9 }\ncaps: { spam: 6 }",
        )
        let signs = Array("{}[]:,-&*!#'\"\n\t |>?%@`~a0.<=\u{0}é".utf8)
        for _ in 0..<250 {
            var bytes = Array(whole.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                let place = Int.random(in: 0..<bytes.count, using: &dice)
                switch Int.random(in: 0..<3, using: &dice) {
                case 0: bytes[place] = signs.randomElement(using: &dice) ?? 0
                case 1: bytes.remove(at: place)
                default: bytes.insert(signs.randomElement(using: &dice) ?? 0, at: place)
                }
            }
            var folder = F.folder("")
            folder.files["p.yaml"] = bytes
            let load = Policy.load("p", from: folder, today: F.today)
            #expect((load.policy == nil) == load.findings.contains(where: \.isError))
        }
    }
}
