import Comments
import NIOCore

/// What is kept of one page, or of a site as a whole; only ever touched under the cache's lock.
final class KeptPage {
    /// A request, word for word, and what it gets.
    struct Wording {
        var words: String
        var shape: String
        var coding: AnswerCoding

        /// Bytes of the words, here and where they are looked up, and of what stands beside them.
        fileprivate var cost: Int { 2 * words.utf8.count + 128 }
    }
    let place: PageCache.Place
    /// By shape: as what, which part of it, in which order.
    private(set) var answers: [String: CodedAnswer] = [:]
    private(set) var wordings: [Wording] = []
    private(set) var bytes = 0
    /// Of these, plain bytes that the gzip has too.
    private(set) var spare = 0
    /// Since the hand of the clock came by: at all, and in plain bytes.
    var (wasRead, wasReadPlain) = (false, false)
    /// It waits to be asked for its plain bytes.
    var isAmongSpare = false
    /// A commit made it old, or there was no room.
    private(set) var isGone = false

    init(_ place: PageCache.Place) { self.place = place }

    func noteReading(_ coding: AnswerCoding) {
        wasRead = true
        if coding == .identity { wasReadPlain = true }
    }

    func add(_ answer: CodedAnswer, as shape: String) {
        let known = answers[shape]
        answers[shape] = CodedAnswer(
            plain: known?.plain ?? answer.plain,
            gzip: known?.gzip ?? answer.gzip,
        )
        weigh()
    }

    func add(_ wording: Wording) {
        wordings.append(wording)
        weigh()
    }

    /// Lets plain bytes go that the gzip has too; gives the words that asked for them.
    func dropSpare() -> [Wording] {
        for (shape, answer) in answers where answer.spare != nil { answers[shape]?.plain = nil }
        let lost = wordings.filter { answers[$0.shape]?.ready($0.coding) == nil }
        wordings.removeAll { answers[$0.shape]?.ready($0.coding) == nil }
        weigh()
        return lost
    }

    /// Lets everything go: whoever goes round may hold it for a while yet.
    func leave() {
        (answers, wordings, isGone) = ([:], [], true)
        weigh()
    }

    private func weigh() {
        bytes = answers.reduce(0) { $0 + $1.value.cost($1.key) }
        bytes += wordings.reduce(0) { $0 + $1.cost }
        spare = answers.reduce(0) { $0 + ($1.value.spare?.cost ?? 0) }
    }
}

extension CodedAnswer {
    func cost(_ shape: String) -> Int {
        shape.utf8.count + (plain?.cost ?? 0) + (gzip?.cost ?? 0)
    }
}

extension KeptAnswer {
    /// Bytes an answer costs: its body, its heads and what stands beside them.
    var cost: Int { buffer.readableBytes + 2_048 }
}
