package import Comments

/// The article that `afterword demo` serves, with comments in every state; written for it.
package enum DemoArticle {
    package static let path = "/demo/the-first-evening"
    package static let title = "The first evening in a group"

    package static func page(_ conversation: HTML, base: String) -> HTML {
        PageFrame(
            title: title,
            base: base,
            canonical: nil,
            language: .english,
            main: """
                <article>
                <h1>\(title)</h1>
                <p>Most people who come to a peer support group for the first time have walked \
                past the door \
                at least once. They sit near the exit. They have prepared one sentence about \
                themselves and \
                hope nobody asks for it.</p>
                <p>Nobody has to speak. That is the first rule in most groups, and the one that \
                newcomers \
                believe last. You may listen for a whole evening, and for the next one too. \
                People who ran \
                groups for years say that the ones who listened longest are often the ones who \
                stay.</p>
                <p>The second rule is that what is said in the room stays in the room. It is also \
                the rule \
                for the comments below: please leave out names and places by which somebody could \
                be known.</p>
                <p>What was your first evening like? What would have made it easier?</p>
                </article>
                \(conversation)
                """,
            isLive: true,
        ).html
    }

    /// One comment of the sample; replies name the place of their parent in the list.
    package struct Sample: Sendable {
        package var name: String
        package var body: String
        package var parent: Int?
        /// What a moderator decides about it; nil leaves it to the policy.
        package var choice: Choice?
        package var reason: String?
    }

    package static let samples = [
        Sample(
            name: "Ruth",
            body:
                "I drove home twice before I went in. The third time somebody was standing outside "
                + "with a cup of tea and said *you look like you could hold this for me*. That was "
                + "all it took.",
            choice: .approve,
        ),
        Sample(
            name: "Tomás Ferreira",
            body:
                "Somebody at the door. Yes. We started doing that after a year, because one of us "
                + "told us how long he had stood there.",
            parent: 0,
            choice: .approve,
        ),
        Sample(
            name: "Ruth",
            body: "Then thank you, whoever you all are.",
            parent: 1,
            choice: .approve,
        ),
        Sample(
            name: "Mei",
            body:
                "I said nothing for **four** evenings. Nobody minded. On the fifth I said my name and "
                + "cried, and nobody minded that either.",
            choice: .approve,
        ),
        Sample(
            name: "Jonas",
            body:
                "Does anybody know how this works online? I live far from everything and the next "
                + "group is two hours away.",
        ),
        Sample(
            name: "A. N.",
            body: "Some nights I do not want to be alive any more. I read these comments instead.",
        ),
        Sample(
            name: "best-seo-4u",
            body: "Great post! Buy cheap backlinks, casino bonus and payday loans at "
                + "http://cheap-backlinks.example http://casino-bonus.example http://loans.example",
        ),
        Sample(
            name: "Carl",
            body: "Only weak people need this.",
            choice: .reject,
            reason: "unkind",
        ),
    ]
}
