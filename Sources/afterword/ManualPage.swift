/// The man page, in mdoc(7).
struct ManualPage {
    private let root: DumpedHelp.Command
    /// What every verb takes is told once.
    private let common: [DumpedHelp.Argument]

    init(_ root: DumpedHelp.Command) {
        self.root = root
        let verbs = root.verbs().map(\.command)
        let first = verbs.first { $0.commandName == "queue" }?.arguments ?? []
        common = first.filter { argument in
            verbs.count { $0.arguments?.contains(argument) ?? false } > verbs.count / 2
        }
    }

    var text: String { (head + verbs + foot).joined(separator: "\n") + "\n" }

    private var head: [String] {
        [
            ".Dd $Mdocdate$", ".Dt AFTERWORD 1", ".Os",
            ".Sh NAME", ".Nm afterword", ".Nd the moderated conversation under an article",
            ".Sh SYNOPSIS", ".Nm afterword", ".Ar verb", ".Op Ar arguments ...",
            ".Sh DESCRIPTION",
        ] + ManualPage.words(root.discussion ?? "") + [".Ss What every verb takes"]
            + list(common)
    }

    private var verbs: [String] {
        [".Sh VERBS"]
            + root.verbs().flatMap { words, command in
                [".Ss afterword " + words.joined(separator: " ")]
                    + ManualPage.words(command.abstract ?? "")
                    + list((command.arguments ?? []).filter { !common.contains($0) })
                    + ManualPage.words(command.discussion ?? "", after: ".Pp")
            }
    }

    private var foot: [String] {
        [
            ".Sh ENVIRONMENT", ".Bl -tag -width Ds",
            ".It Ev AFTERWORD_TOKEN", "A moderator's token, for --server.",
            ".It Ev NO_COLOR", "No colours, whatever it is set to.",
            ".It Ev VISUAL , EDITOR", "What edit and reply open.",
            ".El",
        ].map { $0.hasPrefix(".") ? $0 : ManualPage.escaped($0) }
    }

    private func list(_ arguments: [DumpedHelp.Argument]) -> [String] {
        let shown = arguments.filter(\.shouldDisplay)
        guard !shown.isEmpty else { return [] }
        return [".Bl -tag -width Ds"]
            + shown.flatMap { [".It " + ManualPage.name(of: $0)] + ManualPage.told($0) } + [".El"]
    }

    private static func name(of argument: DumpedHelp.Argument) -> String {
        let value = argument.valueName.map { "Ar " + escaped($0) } ?? ""
        guard argument.kind != .positional else {
            return value + (argument.isRepeating ? " ..." : "")
        }
        let names = (argument.names ?? []).map { name in
            (name.kind == .long ? "Fl Fl " : "Fl ") + escaped(name.name)
        }
        return names.joined(separator: " , ") + (argument.kind == .option ? " " + value : "")
    }

    private static func told(_ argument: DumpedHelp.Argument) -> [String] {
        var sentences = words(argument.abstract ?? "")
        if let values = argument.allValues, !values.isEmpty {
            sentences.append(escaped("One of: " + values.joined(separator: ", ") + "."))
        }
        if let value = argument.defaultValue { sentences.append(escaped("Default: \(value).")) }
        return sentences
    }

    /// Paragraphs; lines that are set in are examples and keep their form.
    private static func words(_ text: String, after macro: String? = nil) -> [String] {
        var lines: [String] = []
        var isExample = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("  ") != isExample {
                isExample.toggle()
                lines.append(isExample ? ".Bd -literal -offset indent" : ".Ed")
            }
            if line.isEmpty {
                lines.append(".Pp")
            } else if isExample {
                lines.append(escaped(String(line.drop { $0 == " " })))
            } else {
                lines += sentences(String(line)).map(escaped)
            }
        }
        if isExample { lines.append(".Ed") }
        // A display stands apart by itself.
        let set = lines.enumerated().filter { index, line in
            line != ".Pp" || index + 1 < lines.count && !lines[index + 1].hasPrefix(".Bd")
        }.map(\.element)
        return text.isEmpty ? [] : (macro.map { [$0] } ?? []) + set
    }

    /// One a line, as roff wants them.
    private static func sentences(_ line: String) -> [String] {
        var parts: [String] = [""]
        for word in line.split(separator: " ") {
            if let end = parts.last?.last, ".?!".contains(end) { parts.append("") }
            parts[parts.count - 1] += (parts.last?.isEmpty ?? true ? "" : " ") + word
        }
        return parts
    }

    /// Text that roff takes for text.
    private static func escaped(_ text: String) -> String {
        var safe = ""
        for character in text {
            switch character {
            case "\\": safe += "\\e"
            case "-": safe += "\\-"
            case "'": safe += "\\(aq"
            default: safe.append(character)
            }
        }
        return safe.hasPrefix(".") ? "\\&" + safe : safe
    }
}
