/// What `--help` says below the one sentence: words, and examples to copy.
///
/// A test parses every example and asks for two of each verb.
enum TaughtHelp {
    /// - Parameters:
    ///   - words: What has to be known to use the verb well; may be empty.
    ///   - examples: Command lines as one types them, up to 76 characters so that a narrow window does not wrap them.
    static func of(_ words: String = "", _ examples: String...) -> String {
        let list = examples.map { "  " + $0 }.joined(separator: "\n")
        return (words.isEmpty ? "" : words + "\n\n") + "Examples:\n" + list
    }
}
