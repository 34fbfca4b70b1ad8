import ArgumentParser

/// `afterword redact`: blacks words out, in the earlier texts too.
struct RedactCommand: AsyncParsableCommand {
    /// Stands where something was taken out.
    static let mark = "[…]"

    static let configuration = CommandConfiguration(
        commandName: "redact",
        abstract: "Black out words for good: they are in no earlier text either.",
        usage: "afterword redact <id> --reason <words> [--words <text> ...] [--proposed] [options]",
        discussion: TaughtHelp.of(
            """
            Takes the words of each --words, or what the policy proposes (see: afterword show). \
            Unlike an edit this cannot be undone; backups made before still have the words.
            """,
            #"afterword redact 1047 --words "030 1234567" --reason privacy"#,
            "afterword redact 1047 --proposed --reason privacy --yes",
        ),
    )
    @OptionGroup var common: VerbOptions
    @Argument(help: "The comment's number; with 12@345 only that version is changed.")
    var id: String
    @Option(
        name: .customLong("words"),
        parsing: .singleValue,
        help: ArgumentHelp("Words to black out, wherever they stand.", valueName: "text"),
    )
    var words: [String] = []
    @Flag(help: "Black out what the policy proposes.") var proposed = false
    @Flag(help: "Only an earlier text has the words: take the earlier texts away.") var earlier =
        false
    @Option(help: ArgumentHelp("Why; kept in the log.", valueName: "words")) var reason: String
    @Flag(help: "Do not ask.") var yes = false

    func validate() throws {
        if words.isEmpty && !proposed {
            throw ValidationError("Say what: --words \"…\", or --proposed.")
        }
        if words.contains(where: \.isEmpty) { throw ValidationError("--words must not be empty.") }
    }

    func run() async throws {
        let number = try CommentNumber.one(id)
        try await Reaching.connected(common) { server in
            let page = try Wire.decode(
                WireCommentPage.self,
                from: try await server.get(WirePath.of("comments/\(number.id)")),
            )
            let redacted = try redacted(page)
            try confirm(redacted)
            let order = TextOrder(
                body: redacted,
                reason: reason,
                note: nil,
                version: number.version ?? page.comment.version,
                eraseEarlier: true,
                force: nil,
            )
            let (bytes, changed) = try await server.change(number, order)
            let surroundings = Surroundings.current
            if common.json { return surroundings.write(CleanJSON.text(bytes)) }
            surroundings.say(
                redacted == page.comment.text
                    ? "The text of #\(changed.id) has none of it; its earlier texts are gone."
                    : "Blacked out in #\(changed.id), and in its earlier texts."
            )
        }
    }

    private func redacted(_ page: WireCommentPage) throws -> String {
        var scalars = Array(page.comment.text.unicodeScalars)
        let spans = (page.explanation?.redactions ?? []).flatMap(\.spans)
            .compactMap { $0.count == 2 && $0[0] <= $0[1] ? $0[0]..<$0[1] : nil }
            .filter { proposed && $0.upperBound <= scalars.count }
        for span in RedactCommand.joined(spans).reversed() {
            scalars.replaceSubrange(span, with: RedactCommand.mark.unicodeScalars)
        }
        var text = String(String.UnicodeScalarView(scalars))
        for word in words {
            text = text.split(separator: word, omittingEmptySubsequences: false)
                .joined(separator: RedactCommand.mark)
        }
        guard text == page.comment.text else { return text }
        // An edit may have taken the words out before. A slip of the pen looks the same and would cost the earlier texts.
        let hasEarlier = page.comment.revision > 1 && !words.isEmpty
        guard earlier && hasEarlier else {
            throw CommandFailure(
                .answerIsNo,
                "nothing of that stands in comment \(page.comment.id)",
                wayOut: "see its text with: afterword show \(page.comment.id) --show-text"
                    + (hasEarlier ? "; where only an earlier text has it, add --earlier" : ""),
            )
        }
        return text
    }

    /// Overlapping spans as one, in order.
    static func joined(_ spans: [Range<Int>]) -> [Range<Int>] {
        spans.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { kept, span in
            if let last = kept.last, span.lowerBound <= last.upperBound {
                kept[kept.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                kept.append(span)
            }
        }
    }

    private func confirm(_ text: String) throws {
        let surroundings = Surroundings.current
        guard !yes else { return }
        guard surroundings.terminal.isInteractive, !common.json else {
            throw CommandFailure(
                .wrongUse,
                "this cannot be undone",
                wayOut: "look first, then add --yes",
            )
        }
        surroundings.sayError(
            "In all its texts, the earlier ones too, it will read:\n\n" + SafeText.lines(text)
                + "\n"
        )
        let answer = surroundings.ask("Black it out for good? [y/N] ") ?? ""
        guard ["y", "yes"].contains(answer.lowercased()) else {
            surroundings.sayError("Nothing was changed.")
            throw EndedWith(.answerIsNo)
        }
    }
}
