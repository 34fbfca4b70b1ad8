import Foundation
import Testing

/// Seeded histories against a model in memory; a failure names its seed, which makes it happen again.
///
/// `AFTERWORD_RUNS=10000 swift test --filter SimulationTests` is the long form, `AFTERWORD_SEED` begins elsewhere.
@Suite struct SimulationTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let runs = environment["AFTERWORD_RUNS"].flatMap { Int($0) } ?? 20
    private static let first = environment["AFTERWORD_SEED"].flatMap { UInt64($0) } ?? 1

    @Test func `whatever people do, the store says what the model says`() async throws {
        await withTaskGroup(of: String?.self) { group in
            let lanes = ProcessInfo.processInfo.activeProcessorCount
            for lane in 0..<lanes {
                group.addTask {
                    for run in stride(from: lane, to: Self.runs, by: lanes) {
                        if let failure = await Self.history(Self.first + UInt64(run)) {
                            return failure
                        }
                    }
                    return nil
                }
            }
            for await failure in group {
                if let failure { Issue.record(Comment(rawValue: failure)) }
            }
        }
    }

    private static func history(_ seed: UInt64) async -> String? {
        do {
            var simulation = try await Simulation(seed: seed)
            return try await simulation.run(steps: 120).map { "seed \(seed), \($0)" }
        } catch {
            return "seed \(seed) threw \(error)"
        }
    }
}
