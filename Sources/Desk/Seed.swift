package import Comments
import Moderation
import Storage

/// Conversations made up for a trial or a benchmark; the same numbers make the same ones everywhere.
package struct SeedPlan: Sendable {
    package var site: SiteName
    package var comments: Int
    package var pages: Int
    package var seed: UInt64
    /// One comment in so many waits for a person.
    package var waiting: Int

    /// One comment in so many waits where nobody says.
    package static let usualWaiting = 50

    package init(
        site: SiteName,
        comments: Int,
        pages: Int,
        seed: UInt64,
        waiting: Int = SeedPlan.usualWaiting,
    ) {
        self.site = site
        self.comments = comments
        self.pages = pages
        self.seed = seed
        self.waiting = waiting
    }
}

extension ModerationDesk {
    /// Comments written in one commit.
    ///
    /// The index by text is hit everywhere, and the larger a commit, the fewer of its pages are written twice.
    private static let portion = 50_000

    /// Fills an empty store: pages `/seed/1` and on, a third of the comments replies, some waiting.
    ///
    /// Throws `Refusal.forbidden` where anybody ever posted: made-up words must not stand among real ones.
    ///
    /// - Parameter tell: Called with the number of comments stored so far.
    package func seed(_ plan: SeedPlan, tell: @escaping @Sendable (Int) -> Void) async throws {
        guard try await store.read({ try $0.isEmpty() }) else {
            throw Refusal.forbidden("there are comments here; seed an empty data folder")
        }
        let garden = SeedGarden(plan, start: now().adding(seconds: -plan.comments))
        let pages = max(1, ModerationDesk.portion * plan.pages / plan.comments)
        var stored = 0
        var next = Task { garden.threads(from: 0, count: pages) }
        for start in stride(from: 0, to: plan.pages, by: pages) {
            let threads = await next.value
            // The next ones are made up while these are written.
            next = Task { garden.threads(from: start + pages, count: pages) }
            try await store.write { transaction in
                for thread in threads { try transaction.seed(thread, on: plan.site, by: "seed") }
            }
            stored += threads.reduce(0) { $0 + $1.items.count }
            tell(stored)
        }
    }
}

/// Makes conversations up, each from the plan's seed and its own number.
private struct SeedGarden: Sendable {
    let plan: SeedPlan
    /// When the first comment came; each next one a second later.
    let start: Timestamp

    init(_ plan: SeedPlan, start: Timestamp) {
        self.plan = plan
        self.start = start
    }

    func threads(from first: Int, count: Int) -> [SeededThread] {
        first < plan.pages ? (first..<min(first + count, plan.pages)).map(thread) : []
    }

    private func thread(_ number: Int) -> SeededThread {
        // The number is stirred first: neighbouring seeds would give every page nearly the same conversation.
        var stirred = SeededNumbers(seed: plan.seed ^ UInt64(number) << 32)
        var random = SeededNumbers(seed: stirred.next())
        let (first, end) = (share(number), share(number + 1))
        let items = (first..<end).map { item($0, at: $0 - first, &random) }
        return SeededThread(key: PageKey(stored: "/seed/\(number + 1)"), items: items)
    }

    /// Comments on all pages before this one.
    private func share(_ page: Int) -> Int { plan.comments * page / plan.pages }

    private func item(
        _ number: Int,
        at place: Int,
        _ random: inout SeededNumbers,
    ) -> SeededThread.Item {
        let sentences = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            SeedWords.sentences.randomElement(using: &random) ?? ""
        }
        let source = sentences.joined(separator: " ") + " (\(number + 1))"
        let isReply = place > 0 && Int.random(in: 0..<3, using: &random) == 0
        return SeededThread.Item(
            parent: isReply ? Int.random(in: 0..<place, using: &random) : nil,
            name: SeedWords.names.randomElement(using: &random) ?? "",
            source: source,
            facts: TextFacts(of: source),
            created: start.adding(seconds: number),
            isPublic: Int.random(in: 0..<plan.waiting, using: &random) != 0,
        )
    }
}

private enum SeedWords {
    static let names = [
        "Ada", "Bela", "Chidi", "Dana", "Elif", "Farid", "Greta", "Hana", "Ivo", "Jun", "Kofi",
        "Lena", "Mika", "Noor", "Olga", "Pia", "Quinn", "Rosa", "Sami", "Tove", "Uma", "Vera",
    ]
    static let sentences = [
        "I have thought about this for a while.", "Nobody in our group had to speak.",
        "What helped was that one of us always came *early*.", "Thank you for writing it down.",
        "The first evening was the hardest, and the second one was not.",
        "We put the kettle on and waited for the rest to come.",
        "It took me a year to say anything at all.", "My brother read this too.",
        "I still have the notes from that spring.", "Does anybody know how this works online?",
        "You are not the only one who thought so.", "It was good to read that **twice**.",
        "There is a list of groups on [the page of the city](https://city.example/groups).",
        "Some weeks I only listened.", "I would go again.", "That is how it began for us as well.",
    ]
}
