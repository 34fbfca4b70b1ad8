import Comments
import Foundation
import Moderation
import ShippedPolicies

/// What loading and judging cost: `.build/release/PolicyBench [--list FILE]`, built as the README says.
///
/// Times of one machine say little; what grows in line with what does.
@main struct PolicyBench {
    static func main() {
        do {
            let list = try blockList()
            try loading(list)
            try judging(list)
            try growing()
            try starting()
        } catch {
            FileHandle.standardError.write(Data("PolicyBench: \(error)\n".utf8))
            exit(1)
        }
    }

    // MARK: Loading

    private static func loading(_ list: [String]) throws {
        print("Loading")
        let many = Synthetic.folder(words: 10_000, expressions: 500)
        try measureLoad("10,000 words and 500 expressions", many)
        try measureLoad(
            "a list of \(list.count) lines, whole words",
            Synthetic.folder(list, "word"),
        )
        let inside = Synthetic.folder(list, "substring")
        try measureLoad("the same inside words", inside)
    }

    private static func measureLoad(_ what: String, _ folder: PolicyFolder) throws {
        let before = Resident.bytes
        let clock = ContinuousClock()
        var load: PolicyLoad?
        let time = clock.measure { load = Policy.load("p", from: folder, today: "2026-11-25") }
        guard let load, load.policy != nil else {
            throw BenchFailure(what: what + ": " + (load?.findings.last?.description ?? ""))
        }
        let grown = max(0, Resident.bytes - before) >> 20
        print("  \(pad(what, 44)) \(spelled(time))  \(grown) MiB more resident")
        withExtendedLifetime(load) {}
    }

    // MARK: Judging

    private static let rounds =
        ProcessInfo.processInfo.environment["ROUNDS"].flatMap { Int($0) } ?? 40

    private static func judging(_ list: [String]) throws {
        print(
            "Judging one comment (scan and verdict): about 48 characters, the median of real ones, and 160"
        )
        let cases = [
            ("against the list, whole words", Synthetic.folder(list, "word"), "p"),
            ("against the list, inside words", Synthetic.folder(list, "substring"), "p"),
            (
                "10,000 words and 500 expressions",
                Synthetic.folder(words: 10_000, expressions: 500), "p",
            ),
            ("strict", PolicyFolder(files: ShippedPolicies.files), "strict"),
            ("peer-support", PolicyFolder(files: ShippedPolicies.files), "peer-support"),
        ]
        let only = ProcessInfo.processInfo.environment["ONLY"]
        for (what, folder, name) in cases where only.map({ what.contains($0) }) ?? true {
            let load = Policy.load(name, from: folder, today: "2026-11-25")
            guard let policy = load.policy else { throw BenchFailure(what: what) }
            for (length, texts) in [("48", Synthetic.short), ("160", Synthetic.comments)] {
                let times = judge(policy, texts, rounds: rounds)
                let (median, p99) = (times[times.count / 2], times[times.count * 99 / 100])
                print(
                    "  \(pad(what + ", " + length, 44)) median \(spelled(median))  p99 \(spelled(p99))"
                )
            }
        }
    }

    /// Sorted times of single comments, after one round to warm up.
    private static func judge(_ policy: Policy, _ texts: [String], rounds: Int) -> [Duration] {
        let clock = ContinuousClock()
        var times: [Duration] = []
        for round in 0...rounds {
            for text in texts {
                let time = clock.measure { Synthetic.judge(text, policy) }
                if round > 0 { times.append(time) }
            }
        }
        return times.sorted()
    }

    // MARK: Growth

    /// Time for 10,000 characters over ten times that for 1,000: 1 is in line, 10 would be quadratic.
    private static func growing() throws {
        print("Growth: time for 10,000 characters / 10 × time for 1,000 (1.0 is in line)")
        let folder = PolicyFolder(files: ShippedPolicies.files)
        let load = Policy.load("peer-support", from: folder, today: "2026-11-25")
        guard let policy = load.policy else { throw BenchFailure(what: "peer-support") }
        for (name, unit) in Synthetic.worst {
            let small = median(policy, Synthetic.text(of: unit, characters: 1_000))
            let large = median(policy, Synthetic.text(of: unit, characters: 10_000))
            let ratio = (large / small) / 10
            print("  \(pad(name, 44)) \(spelled(large))  \(String(format: "%.2f", ratio))")
        }
    }

    private static func median(_ policy: Policy, _ text: String) -> Duration {
        let times = judge(policy, [text], rounds: 15)
        return times[times.count / 2]
    }

    private static func starting() throws {
        print(
            "Start: reading and compiling the shipped policies; and running their tests too"
        )
        let folder = PolicyFolder(files: ShippedPolicies.files)
        for name in Policy.names(in: folder) {
            let times = [true, false].map { isShipped in
                ContinuousClock().measure {
                    let day = "2026-11-25"
                    _ = Policy.load(name, from: folder, today: day, isShipped: isShipped)
                }
            }
            print("  \(pad(name, 44)) \(spelled(times[0])) \(spelled(times[1]))")
        }
    }

    /// The lines of a real block list, or as many made-up ones where none is named.
    private static func blockList() throws -> [String] {
        let arguments = CommandLine.arguments
        guard let mark = arguments.firstIndex(of: "--list"), mark + 1 < arguments.count else {
            print("(a made-up list of 65,371 lines; a real one with --list FILE)")
            return Synthetic.lines(65_371)
        }
        let data = try Data(contentsOf: URL(filePath: arguments[mark + 1]))
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map(String.init)
    }

    private static func spelled(_ time: Duration) -> String {
        let micros = time / .microseconds(1)
        let text =
            micros >= 10_000
            ? String(format: "%.0f ms", micros / 1_000) : String(format: "%.1f µs", micros)
        return String(repeating: " ", count: max(0, 11 - text.count)) + text
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

/// A policy that must load did not.
struct BenchFailure: Error {
    let what: String
}

/// Memory of this process as the system counts it.
enum Resident {
    /// 0 where the system does not say.
    static var bytes: Int {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return 0 }
        return pages * 4_096
    }
}
