import ArgumentParser

/// `afterword render`: what readers see, as files.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract:
            "Write every page's comments as files, so that they stay when the server is down.",
        discussion: TaughtHelp.of(
            """
            A page becomes a folder of its own, DIR/SITE/PATH, with thread.html, thread-2.html \
            and so on (all its comments, 100 a file, each a whole page that leads to the next), \
            comments.html (to include: the first 100 and the form), comments.json (all of them), \
            feed.atom and feed.json. With --at, comments.html leads on to thread-2.html; without \
            it, to the server. Only what changed since the last time is written, each file whole \
            or not at all, and parts that a shorter conversation has no more are removed. --watch \
            stays and writes as soon as something changes; --all asks for every page, as new \
            settings of a site want it.
            """,
            "afterword render --out public/comments --at /comments",
            "afterword render --out /srv/comments --site blog --watch",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Option(help: ArgumentHelp("Where to; made if it is missing.", valueName: "dir")) var out:
        String
    @Option(
        help: ArgumentHelp(
            "Where readers find that folder: a path or an address.",
            valueName: "url",
        )
    )
    var at: String?
    @Option(help: ArgumentHelp("Only this site.", valueName: "name")) var site: String?
    @Flag(help: "Ask for every page, changed or not.") var all = false
    @Flag(help: "Stay, and write what changes; Ctrl-C ends it.") var watch = false

    private struct Written: Encodable {
        var pages: Int
        var files: Int
    }

    func validate() throws {
        guard let at else { return }
        guard at.hasPrefix("/") || at.hasPrefix("https://") || at.hasPrefix("http://") else {
            throw ValidationError("--at takes a path like /comments, or an address with https://.")
        }
    }

    func run() async throws {
        try await Reaching.connected(common, needsServerFor: watch ? "--watch" : nil) { server in
            var rendering = try Rendering(
                server: server,
                folder: RenderedFolder(out),
                site: site,
                address: at.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 },
            )
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
