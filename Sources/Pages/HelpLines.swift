import Comments

/// Places that help, with the policy's own words before them or a sentence of ours.
struct HelpLines {
    let answer: ReaderAnswer
    let words: ReaderWords
    /// Something before them says already what they are for.
    var isIntroduced = false

    var html: HTML {
        let message = answer.message.html { "<p class=\"aw-message\" dir=\"auto\">\($0)</p>\n" }
        guard !answer.resources.isEmpty else { return message }
        let lead: HTML =
            answer.message == nil && !isIntroduced
            ? "<p class=\"aw-help-lead\">\(words.form.helpLead)</p>\n" : message
        return """
            \(lead)<ul class="aw-help">
            \(answer.resources.map(line))</ul>

            """
    }

    private func line(_ line: HelpLine) -> HTML {
        let name: HTML =
            line.url.map { "<a href=\"\($0)\" rel=\"noopener\">\(line.name)</a>" }
            ?? "\(line.name)"
        let country: HTML = line.country == "*" ? .nothing : " (\(line.country))"
        let hours = line.hours.html { ", \($0)" }
        return """
            <li dir="auto"><strong>\(name)</strong>\(country): \(line.contact)\(hours) \
            <small>\(words.form.checked(line.checked))</small></li>

            """
    }
}
