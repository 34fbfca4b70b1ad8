import Comments

/// The skeleton of every page of ours: one stylesheet, no script but the element's, nothing from elsewhere.
struct PageFrame {
    var title: String
    var base: String
    /// The article this page belongs to, for search engines (SETTLED 26).
    var canonical: String?
    var language: PageLanguage
    var main: HTML
    /// It holds a conversation, which the element makes alive.
    var isLive = false
    /// The same for feed readers, which find it from the page's address alone.
    var feeds: HTML = .nothing
    /// Where `PageStyle` is, when not where we serve it.
    var stylesheet: String?

    var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)" dir="\(language.direction)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <meta name="color-scheme" content="light dark">
        <title>\(title)</title>
        \(feeds)\
        \(canonical.html { "<link rel=\"canonical\" href=\"\($0)\">\n" })\
        <link rel="stylesheet" href="\(stylesheet ?? base + PageStyle.path)">
        \(isLive ? element : HTML.nothing)\
        </head>
        <body>
        <main class="aw-main">
        \(main)
        </main>
        </body>
        </html>

        """
    }

    private var element: HTML {
        "<script src=\"\(base)\(EmbedAssets.scriptPath)\" defer></script>\n"
    }
}
