/// The rules of DESIGN §2 and §5 as functions: what is wrong with one file, in words.
enum TidyRules {
    static let fileLimit = 300
    static let lineLimit = 100
    static let functionLimit = 50

    /// Our rooms and which of them each may see.
    static let mayImport: [String: Set<String>] = [
        "Comments": [],
        "Markup": ["Comments"],
        "Moderation": ["Comments", "Markup"],
        "Storage": ["Comments"],
        "Desk": ["Comments", "Moderation", "Storage"],
        "Pages": ["Comments", "Markup"],
        "Server": ["Comments", "Desk", "Pages"],
        "afterword": ["Comments", "Desk", "Markup", "Pages", "Server"],
    ]

    /// Technologies and the one room that may know each.
    static let keptTo: [String: String] = [
        "GRDB": "Storage", "GRDBSQLite": "Storage", "Hummingbird": "Server", "CMD4C": "Markup",
        "CRE2": "Moderation", "CPSL": "Moderation", "CUnistring": "Moderation",
        "CIDN2": "Moderation", "CDeflate": "Server", "CMalloc": "afterword",
        "ArgumentParser": "afterword", "Configuration": "afterword",
    ]

    static func imports(of file: SourceFile) -> [String] {
        guard !file.isTest else { return [] }
        return file.imports.compactMap { module in
            if let home = keptTo[module], home != file.room {
                return "\(module) belongs to \(home)"
            }
            if mayImport.keys.contains(module), mayImport[file.room]?.contains(module) != true {
                return "\(file.room) may not see \(module)"
            }
            if file.room == "Comments", module != "FoundationEssentials" {
                return "Comments imports FoundationEssentials only, not \(module)"
            }
            return nil
        }
    }

    static func sizes(of file: SourceFile) -> [String] {
        var problems: [String] = []
        if file.lines.count > fileLimit + 1 { problems.append("\(file.lines.count) lines") }
        for (index, line) in file.lines.enumerated() where line.count > lineLimit {
            guard !isData(line) else { continue }
            problems.append("line \(index + 1) has \(line.count) columns")
        }
        return problems + functions(of: file)
    }

    /// A doc comment's table or a literal that cannot be broken.
    private static func isData(_ line: Substring) -> Bool {
        let text = line.drop { $0 == " " }
        return text.hasPrefix("//") || text.hasPrefix("\"") || text.hasPrefix("(\"")
    }

    private static func functions(of file: SourceFile) -> [String] {
        var problems: [String] = []
        var start: (line: Int, indent: Int)?
        for (index, line) in file.lines.enumerated() {
            let indent = line.prefix { $0 == " " }.count
            if let open = start {
                guard indent == open.indent, line.dropFirst(indent).hasPrefix("}") else { continue }
                if index - open.line > functionLimit {
                    problems.append("the function at line \(open.line + 1) is too long")
                }
                start = nil
            } else if line.contains("func ") || line.contains(" init("), !line.contains("}") {
                start = (index, indent)
            }
        }
        return problems
    }

    /// Words that say nothing in a name, and code that is never wanted; written in parts so that this file passes.
    static func words(of file: SourceFile) -> [String] {
        let names = ["Manager", "Helper", "Util", "Common", "Base", "Impl", "Info"]
        let typeNames = file.lines.flatMap { declaredTypes($0) }
        var problems = (typeNames + [String(file.name.dropLast(6))]).compactMap { name in
            names.contains { name == $0 || name.hasSuffix($0) } ? "the name \(name)" : nil
        }
        let texts = [
            "try" + "!", "TO" + "DO", "FIX" + "ME", "@un" + "checked", "nonisolated(un" + "safe)",
            "HTML(string" + "Literal:",
        ]
        let sleeps = ["Thread.sl" + "eep", "Task.sl" + "eep", "usl" + "eep("]
        problems += texts.filter { file.text.contains($0) }
        if file.isTest { problems += sleeps.filter { file.text.contains($0) } }
        if !file.isTest, file.room != "afterword", file.text.contains(" pri" + "nt(") {
            problems.append("prints outside the executable")
        }
        return problems
    }

    private static func declaredTypes(_ line: Substring) -> [String] {
        let words = line.split(separator: " ")
        guard
            let mark = words.firstIndex(where: {
                ["struct", "class", "enum", "actor"].contains($0)
            }),
            words.count > mark + 1, !line.contains("//")
        else { return [] }
        return [String(words[mark + 1].prefix { $0.isLetter || $0.isNumber })]
    }
}
