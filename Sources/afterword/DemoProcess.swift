import Comments
import Desk
import FoundationEssentials
import Pages
import Server

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `afterword demo`: a server with an article, comments in every state, and data that goes with it.
struct DemoProcess {
    let settings: Settings
    let isJSON: Bool

    func run() async throws {
        let isOwn = settings.listing.contains { $0.key == "data" && $0.source == "default" }
        var settings = settings
        if isOwn {
            settings.dataFolder =
                FileManager.default.temporaryDirectory.path + "/afterword-demo-\(getpid())"
            settings.keysFile = settings.dataFolder + "/keys.json"
        }
        let folder = settings.dataFolder
        var process = ServerProcess(settings: settings, isJSON: isJSON, verb: "demo")
        process.prepare = DemoProcess.fill
        process.adjust = { $0.showsDemo = true }
        process.announce = { address in DemoProcess.say(address, folder, isOwn: isOwn) }
        defer { if isOwn { try? FileManager.default.removeItem(atPath: folder) } }
        try await process.run()
    }

    /// Posts the sample comments as readers would, and decides as a moderator would.
    private static func fill(_ open: OpenDesk) async throws {
        let key = PageKey(stored: DemoArticle.path)
        let demo = Actor(name: "demo", role: .admin)
        guard let site = try await open.desk.site(.usual),
            try await open.desk.threads(site: nil, containing: key.text, limit: 1, by: demo).isEmpty
        else { return }
        var ids: [CommentID] = []
        for sample in DemoArticle.samples {
            var submission = Submission(
                site: site.name,
                page: key,
                author: TypedAuthor(
                    name: sample.name,
                    email: EmailAddress(
                        "reader\(sample.name.count)@example.org",
                        toASCII: TypedText.toASCII,
                    ),
                ),
                body: sample.body,
            )
            submission.title = DemoArticle.title
            // Its own server shows the article, so its address needs no host.
            submission.url = DemoArticle.path
            submission.parent = sample.parent.map { ids[$0] }
            let posted = try await open.desk.submit(Posting(submission), to: site)
            ids.append(posted.receipt.id)
            guard let choice = sample.choice else { continue }
            var order = DecisionOrder([DecisionItem(id: posted.receipt.id)], choice)
            order.reason = sample.reason
            _ = try await open.desk.decide(order, by: demo)
        }
    }

    private static func say(_ address: String, _ folder: String, isOwn: Bool) {
        let end = isOwn ? ", and the demo's data goes with it" : "; the data stays in that folder"
        let typed = CommandLine.arguments.first ?? "afterword"
        let command = typed.contains("/") ? typed : "afterword"
        Surroundings.current.say(
            """

            Afterword's demo is ready.

              Read and write   \(address)\(DemoArticle.path)
              See what waits   \(command) queue --data \(folder)
              Publish one      \(command) approve 5 --data \(folder)
              Why was it held  \(command) explain 5 --data \(folder)
              Stop             Ctrl-C\(end)

            """
        )
    }
}
