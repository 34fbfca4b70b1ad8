import ArgumentParser
import Comments
import Desk

/// `afterword seed`: an empty data folder filled with made-up conversations, to try things on.
struct SeedCommand: AsyncParsableCommand {
    /// What `--json` says.
    private struct Seeded: Encodable {
        var comments: Int
        var pages: Int
        var seconds: Double
    }
    /// Comments that one call makes up.
    static let mostComments = 10_000_000

    static let configuration = CommandConfiguration(
        commandName: "seed",
        abstract: "Fill an empty data folder with made-up comments, for trials and benchmarks.",
        discussion: TaughtHelp.of(
            """
            Pages are /seed/1 and on, every third comment is a reply, one in fifty waits unless \
            --waiting says otherwise. The same numbers make the same comments. A folder where \
            anybody ever posted is refused.
            """,
            "afterword seed --comments 5000 --waiting 1 --data /tmp/queue",
            "afterword seed --comments 100000 --pages 1000 --data /tmp/trial",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Option(help: "How many comments.") var comments = 10_000
    @Option(help: "On how many pages; no more than there are comments.") var pages = 100
    @Option(help: "One comment in so many waits for a moderator; 1 holds all.")
    var waiting = SeedPlan.usualWaiting
    @Option(help: "Another number makes other comments.") var seed: UInt64 = 1

    func validate() throws {
        guard (1...SeedCommand.mostComments).contains(comments) else {
            throw ValidationError("--comments takes 1 to \(SeedCommand.mostComments).")
        }
        guard (1...comments).contains(pages) else {
            throw ValidationError("--pages takes 1 to as many as there are comments.")
        }
        guard waiting >= 1 else { throw ValidationError("--waiting takes a number from 1.") }
    }

    func run() async throws {
        guard common.server == nil else {
            throw CommandFailure(
                .wrongUse,
                "seed fills a data folder on this machine, not a server elsewhere",
                wayOut: "name the folder: --data /tmp/trial",
            )
        }
        let settings = try common.settings()
        let open = try await Opening.desk(settings, as: "seed", patience: Opening.patience)
        let clock = ContinuousClock()
        let start = clock.now
        do {
            let plan = SeedPlan(
                site: .usual,
                comments: comments,
                pages: pages,
                seed: seed,
                waiting: waiting,
            )
            try await open.desk.seed(plan, tell: progress)
        } catch let refusal as Refusal {
            try? open.close()
            if case .forbidden(let reason) = refusal {
                throw CommandFailure(.refused, reason, wayOut: "name a new one: --data /tmp/trial")
            }
            throw CommandFailure(
                .unreachable,
                "the store could not take it all",
                wayOut: "is the disk full? What is there can go: it is made up",
            )
        }
        try open.close()
        let time = (clock.now - start) / .seconds(1)
        let surroundings = Surroundings.current
        if common.json {
            let seeded = Seeded(comments: comments, pages: pages, seconds: time)
            surroundings.write(CleanJSON.text(try Wire.encode(seeded)))
        } else {
            surroundings.write(
                "Stored \(Wording.count(comments, "comment")) on \(Wording.count(pages, "page")) in "
                    + "\(Int(time.rounded())) s.\n"
            )
        }
    }

    /// A million takes a minute or two: somebody who waits wants to see it grow.
    private var progress: @Sendable (Int) -> Void {
        let (surroundings, all, isQuiet) = (Surroundings.current, comments, common.json)
        return { stored in
            guard !isQuiet, stored < all else { return }
            surroundings.sayError("  \(stored) of \(all)")
        }
    }
}
