import ArgumentParser
import Testing

@testable import afterword

/// What `--help` and the manual say, of every verb there is: the list is the program's own.
struct TaughtHelpTests {
    private static let root = Result { try DumpedHelp.ofAfterword().command }
    private static let verbs = (try? root.get().verbs()) ?? []
    private static let groups = Set(verbs.map { Array($0.words.dropLast()) }).sorted {
        $0.joined() < $1.joined()
    }

    @Test(arguments: groups + verbs.map(\.words))
    func `help is as it was read`(words: [String]) async throws {
        let ran = try await Bench([String: String]()).run(all: words + ["--help"])
        #expect(ran.status == .done)
        #expect(ran.errors.isEmpty)
        try expectSnapshot(ran.output, (["help"] + words).joined(separator: "-"))
    }

    @Test func `every verb shows two examples that are understood, and no other verb's`() throws {
        #expect(Self.verbs.count > 30)
        for (words, verb) in Self.verbs {
            let examples = try Self.examples(of: verb)
            #expect(examples.count >= 2, "\(words)")
            for example in examples {
                let calls = example.filter { $0.first == "afterword" }
                #expect(calls.contains { Self.isCall($0, of: words) }, "\(example)")
                for call in calls {
                    #expect(throws: Never.self, "\(call)") {
                        _ = try Afterword.parseAsRoot(Array(call.dropFirst()))
                    }
                }
            }
        }
    }

    @Test func `the manual tells every verb with its examples, and common options once`()
        async throws
    {
        let ran = try await Bench([String: String]()).run("manual")
        let lines = ran.output.split(separator: "\n").map(String.init)
        for (words, _) in Self.verbs {
            #expect(lines.contains(".Ss afterword " + words.joined(separator: " ")))
        }
        #expect(lines.contains("afterword undo \\-\\-json"))
        #expect(lines.count { $0.hasPrefix(".It Fl Fl data") } == 1)
        #expect(lines.count { $0.hasPrefix(".Bl") } == lines.count { $0 == ".El" })
        #expect(lines.count { $0.hasPrefix(".Bd") } == lines.count { $0 == ".Ed" })
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `completions know every verb`(shell: String) async throws {
        let ran = try await Bench([String: String]()).run("completions", shell)
        #expect(ran.status == .done)
        for (words, _) in Self.verbs { #expect(ran.output.contains(words.last ?? "")) }
    }

    /// "log" alone is "log list", "ban" with a number is "ban author".
    private static let usual = [["log", "list"], ["ban", "author"]]

    private static func isCall(_ call: [String], of words: [String]) -> Bool {
        let typed = Array(call.dropFirst())
        return typed.starts(with: words) || usual.contains(words) && typed.first == words.first
    }

    /// The lines below "Examples:", each as the commands between its pipes.
    private static func examples(of verb: DumpedHelp.Command) throws -> [[[String]]] {
        let lines = (verb.discussion ?? "").split(separator: "\n")
        let start = try #require(lines.firstIndex(of: "Examples:"), "\(verb.commandName)")
        return lines[(start + 1)...].map { line in
            #expect(line.count <= 78, "\(line)")
            return commands(String(line))
        }
    }

    /// As a shell reads a line: words, quotation marks, pipes; what is redirected is left out.
    private static func commands(_ line: String) -> [[String]] {
        var (commands, word, mark): ([[String]], String?, Character?) = ([[]], nil, nil)
        var isFile = false
        for character in line + " " {
            if let open = mark {
                if character == open { mark = nil } else { word = (word ?? "") + [character] }
                continue
            }
            switch character {
            case "\"", "'": (mark, word) = (character, word ?? "")
            case "|": commands.append([])
            case "<", ">": isFile = true
            case " ":
                guard let ended = word else { continue }
                if !isFile { commands[commands.count - 1].append(ended) }
                (word, isFile) = (nil, false)
            default: word = (word ?? "") + [character]
            }
        }
        return commands
    }
}
