/// Decides whether words with dots between them are a domain or a sentence without its space.
///
/// A last label that the public suffix list's ICANN part does not know is never a domain
/// (`node.js`, `e.g.`, `shop.example`). Of the others these are sentences, file names or products:
///
/// - a last label that begins with a capital (`end.Next`), but not `Example.Com`;
/// - a last label that is an everyday word (`ok.it works`, `great.love`) or a file's ending
///   (`readme.md`, `script.py`), unless a path follows or it begins with `www.`: `youtu.be/x` is a link;
/// - one letter or only digits before the suffix (`3.in`), unless a path follows or the suffix is
///   a usual one: `x.com` is a link;
/// - `ASP.NET` and its kind.
struct BareDomain {
    struct Label {
        /// Folded.
        let text: String
        let isCapitalised: Bool
    }
    let labels: [Label]
    /// A `/` follows.
    let hasPath: Bool

    var host: String { labels.map(\.text).joined(separator: ".") }

    var isLink: Bool {
        guard labels.count >= 2, let last = labels.last, labels.allSatisfy({ isLabel($0.text) }),
            let suffix = IDNA.toASCII(last.text), RegistrableDomain.isKnownSuffix(suffix)
        else { return false }
        if hasPath || (labels[0].text == "www" && labels.count > 2) { return true }
        if BareDomain.products.contains(host) { return false }
        if BareDomain.usual.contains(suffix) { return true }
        let before = labels[labels.count - 2].text
        return !last.isCapitalised && !BareDomain.everyday.contains(suffix)
            && before.unicodeScalars.count > 1
            && !before.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private func isLabel(_ text: String) -> Bool {
        (1...63).contains(text.unicodeScalars.count) && text.first != "-" && text.last != "-"
    }

    /// Suffixes that nobody writes for another reason.
    private static let usual: Set<String> = ["com", "net", "org", "info", "biz", "co", "xyz", "ru"]

    private static let products: Set<String> = ["asp.net", "vb.net", "ado.net", "ml.net"]

    /// Suffixes that are everyday words, with which the next sentence may begin, or endings of files.
    private static let everyday: Set<String> = Set(
        """
        am as at be by do et il in is it la ma me my ne no se si so to us \
        art best call cool day dog fail family fish food free gift gives good here help hot how \
        just like living love man me meet mom new next now one open page pay play post read ready \
        red rest safe save school search select show song star talk today trust watch weather \
        works wow you zero then this cat baby black blue pink green house kids men moi \
        md py rs sh pl ps cc zip mov ai cab app
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
