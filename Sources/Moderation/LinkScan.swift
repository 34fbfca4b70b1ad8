import Comments

/// Finds the links of a submission in its text, its name and its website.
///
/// The text is read twice, as received (addresses behind link texts) and as shown (addresses put
/// together by markup), both times in one spelling, so that full-width letters and invisible
/// characters hide nothing. Found are http(s) addresses, `www.` hosts, bare domains
/// (`BareDomains` says which) and domains spelled out (`SpelledLinks`).
enum LinkScan {
    static func links(body: TextViews, name: TextViews, website: Website?) -> [FoundLink] {
        links(in: body, .body) + links(in: name, .name) + (website.map { [link(to: $0)] } ?? [])
    }

    private static func links(in views: TextViews, _ field: MatchSpan.Field) -> [FoundLink] {
        let raw = views.scalars
        guard mayHoldLinks(raw) || raw.contains(where: { $0.value >= 0x80 }) else { return [] }
        let shown = links(in: views.spelled, raw, field)
        if views.isUnmarked { return shown }
        let found = links(in: Folding.spell(MappedText(views.raw)), raw, field)
        return (found + shown.filter { !overlaps($0, found) })
            .sorted { $0.span.lowerBound < $1.span.lowerBound }
    }

    private static func links(
        in spelled: MappedText,
        _ raw: [Unicode.Scalar],
        _ field: MatchSpan.Field,
    ) -> [FoundLink] {
        mayHoldLinks(spelled.scalars) ? scan(spelled, raw, field) : []
    }

    /// A link needs a dot or a colon with something behind it, or the word.
    private static func mayHoldLinks(_ scalars: [Unicode.Scalar]) -> Bool {
        var previous: Unicode.Scalar = " "
        for scalar in scalars {
            if scalar == "&" { return true }
            if previous == "." || previous == "\u{3002}",
                scalar.value >= 0x80 || scalar.isASCIILetterOrDigit
                    || "*_`~[]()}\\".unicodeScalars.contains(scalar)
            {
                return true
            }
            if previous == ":", scalar == "/" || scalar == "\\" { return true }
            if previous == "o" || previous == "O", scalar == "t" || scalar == "T" { return true }
            previous = scalar
        }
        return false
    }

    /// Both lists are in order of place, so one binary search answers for each link.
    private static func overlaps(_ link: FoundLink, _ known: [FoundLink]) -> Bool {
        var low = 0
        var high = known.count
        while low < high {
            let middle = (low + high) / 2
            if known[middle].span.upperBound <= link.span.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < known.count && known[low].span.lowerBound < link.span.upperBound
            && known[low].domain == link.domain
    }

    private static func scan(
        _ spelled: MappedText,
        _ raw: [Unicode.Scalar],
        _ field: MatchSpan.Field,
    ) -> [FoundLink] {
        var text = spelled
        AddressScan.settleDots(in: &text)
        var scan = AddressScan(text, raw: raw)
        let addresses = scan.addresses()
        let spelled = SpelledLinks.find(in: text)
        return (addresses + spelled).map { $0.link(field, in: text) }
            .sorted { $0.span.lowerBound < $1.span.lowerBound }
    }

    private static func link(to website: Website) -> FoundLink {
        FoundLink(
            field: .website,
            span: 0..<website.text.unicodeScalars.count,
            host: website.host,
            domain: RegistrableDomain.of(website.host) ?? website.host,
            isBare: false,
            isPunycode: HostReading.isPunycode(website.host),
            isIPAddress: HostReading.isIPAddress(website.host),
            isSpelled: false,
        )
    }
}

/// An address in a spelled text, before it is told in the reader's own characters.
struct FoundAddress {
    /// Scalars of the spelled text.
    let range: Range<Int>
    let host: String
    let isBare: Bool
    let isSpelled: Bool

    func link(_ field: MatchSpan.Field, in text: MappedText) -> FoundLink {
        let place = text.place(range)
        let ascii = IDNA.toASCII(host) ?? host
        return FoundLink(
            field: field,
            span: Int(place.lowerBound)..<Int(place.upperBound),
            host: ascii,
            domain: HostReading.isIPAddress(ascii) ? ascii : RegistrableDomain.of(ascii) ?? ascii,
            isBare: isBare,
            isPunycode: HostReading.isPunycode(ascii),
            isIPAddress: HostReading.isIPAddress(ascii),
            isSpelled: isSpelled,
        )
    }
}

/// What a host says about itself.
enum HostReading {
    static func isPunycode(_ host: String) -> Bool {
        host.split(separator: ".").contains { $0.hasPrefix("xn--") }
    }

    /// A host whose last label is a number is an address to a browser, however it is written.
    static func isIPAddress(_ host: String) -> Bool {
        if host.hasPrefix("[") { return true }
        guard let last = host.split(separator: ".").last else { return false }
        return last.utf8.allSatisfy { (0x30...0x39).contains($0) } || last.hasPrefix("0x")
    }
}
