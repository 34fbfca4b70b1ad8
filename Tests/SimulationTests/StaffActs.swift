import Comments
import Desk

/// What moderators write in a history: newer texts, redactions, answers.
extension Simulation {
    mutating func reword() async throws -> Act {
        guard let id = someone() else { return Act("nothing to reword") }
        let actor = moderators[random.below(moderators.count)]
        var change = TextChange(text().text, reason: "it was said so")
        change.erasesEarlier = random.chance(30)
        if change.erasesEarlier { change.version = try await house.stored(CommentID(id))?.version }
        let name = "\(actor.name) \(change.erasesEarlier ? "redacts" : "rewords") \(id)"
        let isTaken = model.reword(
            id,
            change.body,
            by: actor.name,
            erasing: change.erasesEarlier,
            at: house.now,
        )
        do {
            _ = try await house.desk.edit(CommentID(id), change, by: actor)
            return Act(name, isTaken ? await earlier(id) : "taken, and was a conflict")
        } catch is Refusal {
            return Act(name, isTaken ? "refused" : nil)
        }
    }

    /// Every text that is kept of a comment is the one that the model has.
    private func earlier(_ id: Int64) async -> String? {
        for (index, text) in (model.notes[id]?.texts ?? []).enumerated() {
            let kept = try? await house.source(CommentID(id), revision: index + 1)
            guard kept == text else { return "revision \(index + 1) says \(kept ?? "nothing")" }
        }
        return nil
    }

    mutating func reply() async throws -> Act {
        guard let parent = someone() else { return Act("nobody to answer") }
        let actor = moderators[random.below(moderators.count)]
        let isPublic = model.notes[parent]?.shown != nil
        let words = text().text
        do {
            let reply = try await house.desk.reply(
                to: CommentID(parent),
                StaffReply(words),
                by: actor,
            )
            guard isPublic else { return Act("reply", "taken, and \(parent) is not public") }
            let id = reply.comment.id.rawValue
            model.reply(words, to: parent, by: actor.name, as: id, at: house.now)
            return Act("\(actor.name) answers \(parent) with \(id)")
        } catch is Refusal {
            return Act("reply to \(parent)", isPublic ? "refused" : nil)
        }
    }

    mutating func pin() async throws -> Act {
        guard let id = someone() else { return Act("nothing to pin") }
        let actor = moderators[random.below(moderators.count)]
        let isPinned = random.chance(70)
        let isTaken = model.pin(isPinned, id, by: actor.name, at: house.now)
        let name = "\(actor.name) \(isPinned ? "pins" : "unpins") \(id)"
        do {
            _ = try await house.desk.setPinned(isPinned, CommentID(id), by: actor)
            return Act(name, isTaken ? nil : "taken, and was to be refused")
        } catch is Refusal {
            return Act(name, isTaken ? "refused" : nil)
        }
    }

    mutating func ban() async throws -> Act {
        // Of one that was taken back the ban may still be known, which is told of in another test.
        guard let id = someone(), model.notes[id]?.state != .withdrawn else {
            return Act("nobody to ban")
        }
        let isBan = random.chance(60)
        let until = house.now.adding(seconds: 3_600 + random.below(7_200))
        let isTaken =
            isBan
            ? model.ban(authorOf: id, until: until, at: house.now)
            : model.unban(authorOf: id, at: house.now)
        let name = "\(isBan ? "ban" : "unban") the author of \(id)"
        do {
            if isBan {
                let order = BanOrder(until: until, reason: "it is so")
                _ = try await house.desk.ban(authorOf: CommentID(id), order, by: moderators[1])
            } else {
                _ = try await house.desk.unban(authorOf: CommentID(id), by: moderators[1])
            }
            return Act(name, isTaken ? nil : "taken, and was to be refused")
        } catch is Refusal {
            return Act(name, isTaken ? "refused" : nil)
        }
    }

    mutating func move() async throws -> Act {
        let (from, to) = (pages[random.below(pages.count)], pages[random.below(pages.count)])
        guard let thread = try await house.thread(from) else { return Act("no page yet") }
        let isTaken = model.move(model.place(of: from), to: to)
        do {
            _ = try await house.desk.move(thread.id, to: PageKey(stored: to), by: moderators[1])
            return Act("move \(from) to \(to)", isTaken ? nil : "taken, and was to be refused")
        } catch is Refusal {
            return Act("move \(from) to \(to)", isTaken ? "refused" : nil)
        }
    }
}
