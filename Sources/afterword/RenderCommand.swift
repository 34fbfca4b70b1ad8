import ArgumentParser

/// `afterword render`: what readers see, as files.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract:
            "Write every page's comments as files, so that they stay when the server is down.",
        discussion: TaughtHelp.of(
            """
            A page becomes a folder of its own, DIR/SITE/PATH, with comments.html (to include; \
            its first 100 comments and the form), comments.json (all of them), feed.atom and \
            feed.json. Only what changed since the last time is written, each file whole or not \
            at all. --watch stays and writes as soon as something changes; --all writes \
            everything anew, which new settings of a site ask for.
            """,
            "afterword render --out public/comments",
            "afterword render --out /srv/comments --site blog --watch",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Option(help: ArgumentHelp("Where to; made if it is missing.", valueName: "dir")) var out:
        String
    @Option(help: ArgumentHelp("Only this site.", valueName: "name")) var site: String?
    @Flag(help: "Write everything, changed or not.") var all = false
    @Flag(help: "Stay, and write what changes; Ctrl-C ends it.") var watch = false

    private struct Written: Encodable {
        var pages: Int
        var files: Int
    }

    func run() async throws {
        try await Reaching.connected(common, needsServerFor: watch ? "--watch" : nil) { server in
            var rendering = try Rendering(server: server, folder: RenderedFolder(out), site: site)
            if all { rendering.forget() }
            // Where the log ends is asked first: what happens meanwhile is rendered the next time.
            var last = watch ? try await changes(server, after: nil) : 0
            tell(try await rendering.renew())
            while watch, !Task.isCancelled {
                let newest = try await changes(server, after: last)
                guard newest != last else { continue }
                last = newest
                let count = try await rendering.renew()
                if count.files > 0 { tell(count) }
            }
        }
    }

    private func tell(_ count: (pages: Int, files: Int)) {
        let surroundings = Surroundings.current
        if common.json,
            let json = try? Wire.encode(Written(pages: count.pages, files: count.files))
        {
            surroundings.write(CleanJSON.text(json))
        } else {
            let pages = Wording.count(count.pages, "page", "pages")
            let files = Wording.count(count.files, "file", "files")
            surroundings.say("\(pages) changed, \(files) written to \(SafeText.line(out)).")
        }
    }

    /// Waits up to 20 seconds for the log to grow; gives its last entry.
    private func changes(_ server: ServerConnection, after entry: Int64?) async throws -> Int64 {
        let path = WirePath.of(
            "changes",
            [
                ("after", entry.map(String.init)),
                ("wait", entry.map { _ in "\(QueueWatch.patience)" }),
            ],
        )
        return try Wire.decode(WireChanges.self, from: try await server.get(path)).last
    }
}
