import Comments
import Desk
import Storage

/// What readers do to a comment that is not theirs.
extension Simulation {
    mutating func report() async throws -> Act {
        guard let id = someone(), let note = model.notes[id] else {
            return Act("nothing to report")
        }
        let reason = ReaderReport.Reason.allCases[random.below(ReaderReport.Reason.allCases.count)]
        let isRepeated = random.chance(20)
        do {
            _ = try await house.desk.report(
                CommentID(id),
                reason,
                note: "Secretly about \(note.texts.last ?? "")",
                isRepeated: isRepeated,
                on: PageKey(stored: note.page),
                of: house.site,
                languages: [],
            )
            guard note.shown != nil else {
                return Act("report \(id)", "taken, and nobody sees it")
            }
            model.report(id, isRepeated: isRepeated)
            return Act("report \(id)")
        } catch is Refusal {
            return Act("report \(id)", note.shown == nil ? nil : "refused")
        }
    }

    /// Reports stand as their answers say, and are without words where the text is gone.
    func differencesOfReports(_ note: Model.Note, _ reports: [ReaderReport]) -> String? {
        let open = reports.count { $0.settledBy == nil }
        guard open == note.reports else { return "has \(open) open reports, not \(note.reports)" }
        let isSilent = note.state != .withdrawn || reports.allSatisfy { $0.note == nil }
        return isSilent ? nil : "kept what readers said of it"
    }
}
