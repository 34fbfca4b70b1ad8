import Comments
import Desk

/// What authors ask for besides newer texts and taking them back.
extension Simulation {
    mutating func appeal() async throws -> Act {
        guard let id = someone(), let token = tokens[id] else { return Act("nobody to appeal") }
        let mayAsk = model.appeal(id, at: house.now)
        do {
            _ = try await house.desk.appeal(token, languages: [])
            return Act("appeal \(id)", mayAsk ? nil : "taken")
        } catch is Refusal {
            return Act("appeal \(id)", mayAsk ? "refused" : nil)
        }
    }
}
