/// Walks once over a spelled text and stops at every address with a scheme and every bare domain.
struct AddressScan {
    private let text: MappedText
    private let raw: [Unicode.Scalar]
    private var index = 0
    private var found: [FoundAddress] = []

    private var scalars: [Unicode.Scalar] { text.scalars }

    /// - Parameter raw: The reader's own characters, asked about capitals.
    init(_ text: MappedText, raw: [Unicode.Scalar]) {
        self.text = text
        self.raw = raw
    }

    mutating func addresses() -> [FoundAddress] {
        while index < text.count {
            guard isHostPart(scalars[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < text.count, isHostPart(scalars[index]) { index += 1 }
            takeRun(start..<index)
        }
        return found
    }

    /// Letters, digits, `-`, `_` and `.`; scripts without spaces end a domain that stands in them.
    private func isHostPart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return scalar.isASCIILetterOrDigit || scalar == "-" || scalar == "_" || scalar == "."
        }
        return scalar.isLetterOrDigit && !AddressScan.isSpaceless(scalar)
    }

    private static func isSpaceless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3000...0x9FFF, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// Browsers take an ideographic full stop in a host for a dot (UTS #46); between ASCII letters it is one.
    static func settleDots(in text: inout MappedText) {
        for index in text.scalars.indices.dropFirst().dropLast()
        where text.scalars[index] == "\u{3002}"
            && text.scalars[index - 1].isASCIILetterOrDigit
            && text.scalars[index + 1].isASCIILetterOrDigit
        {
            text.replace(index, with: ".")
        }
    }

    private mutating func takeRun(_ run: Range<Int>) {
        if let schemeLength = scheme(endingIn: run) {
            takeAddress(from: run.upperBound - schemeLength, authority: index + 3, in: run)
        } else if index < text.count, scalars[index] == "@" {
            // A mail address: its domain is no link.
            index += 1
            while index < text.count, isHostPart(scalars[index]) { index += 1 }
        } else if run.lowerBound == 0 || scalars[run.lowerBound - 1] != "@" {
            takeBareDomains(run)
        }
    }

    /// The length of the scheme that ends a run, if `://` follows; `hxxp` is how people disarm one.
    private func scheme(endingIn run: Range<Int>) -> Int? {
        guard scalars[run.upperBound...].prefix(3).elementsEqual("://".unicodeScalars) else {
            return nil
        }
        return ["https", "hxxps", "http", "hxxp"].first {
            scalars[run].suffix($0.unicodeScalars.count).elementsEqual($0.unicodeScalars)
        }?.unicodeScalars.count
    }

    private mutating func takeAddress(from start: Int, authority: Int, in run: Range<Int>) {
        let end = addressEnd(from: authority)
        let isDisarmed = scalars[start + 1] == "x"
        if let host = host(authority..<end) {
            found.append(
                FoundAddress(range: start..<end, host: host, isBare: false, isSpelled: isDisarmed)
            )
        }
        index = max(end, authority)
    }

    /// Where an address ends: at a space, a sign no address has, less the punctuation of its sentence.
    private func addressEnd(from start: Int) -> Int {
        var end = min(start, text.count)
        var open = 0
        while end < text.count, !endsAddress(scalars[end]) {
            if scalars[end] == "(" { open += 1 }
            if scalars[end] == ")" {
                if open == 0 { break }
                open -= 1
            }
            end += 1
        }
        while end > start, ".,;:!?'*_~|]}".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
        return end
    }

    private func endsAddress(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isSpace || scalar == "<" || scalar == ">" || scalar == "\"" || scalar == "`"
            || scalar == "\u{3001}" || scalar == "\u{3002}"
    }

    /// The host within an address: user information and port go.
    private func host(_ address: Range<Int>) -> String? {
        var host = scalars[address].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
        if let at = host.lastIndex(of: "@") { host = host[(at + 1)...] }
        if host.first == "[" {
            return String(String.UnicodeScalarView(host.prefix { $0 != "]" })) + "]"
        }
        host = host.prefix { $0 != ":" }
        let written = String(String.UnicodeScalarView(host.prefix { !AddressScan.isSpaceless($0) }))
        if written.unicodeScalars.count < host.count, let last = written.split(separator: ".").last,
            written.contains("."), !written.hasSuffix("."),
            RegistrableDomain.isKnownSuffix(String(last))
        {
            return written
        }
        while host.last == "." { host = host.dropLast() }
        return host.isEmpty ? nil : String(String.UnicodeScalarView(host))
    }

    /// Takes the domains of a run; two dots in a row are a pause, not a domain.
    private mutating func takeBareDomains(_ run: Range<Int>) {
        for piece in pieces(of: run) {
            let reachesEnd = piece.upperBound == run.upperBound
            let hasPath = reachesEnd && index < text.count && scalars[index] == "/"
            let domain = BareDomain(
                labels: scalars[piece].split(separator: ".").map {
                    BareDomain.Label(
                        text: String(String.UnicodeScalarView($0)),
                        isCapitalised: isCapitalised($0.indices),
                    )
                },
                hasPath: hasPath,
            )
            guard domain.isLink else { continue }
            var end = piece.upperBound
            if hasPath {
                end = max(addressEnd(from: index), index)
                index = end
            }
            found.append(
                FoundAddress(
                    range: piece.lowerBound..<end,
                    host: domain.host,
                    isBare: true,
                    isSpelled: false,
                )
            )
        }
    }

    private func pieces(of run: Range<Int>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = run.lowerBound
        for place in run.lowerBound...run.upperBound {
            let isPause =
                place < run.upperBound && scalars[place] == "." && place + 1 < run.upperBound
                && scalars[place + 1] == "."
            guard isPause || place == run.upperBound else { continue }
            let piece = trimmed(start..<place)
            if piece.count > 3, scalars[piece].contains(".") { pieces.append(piece) }
            start = place + 1
        }
        return pieces
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, !scalars[lower].isLetterOrDigit { lower += 1 }
        while upper > lower, !scalars[upper - 1].isLetterOrDigit { upper -= 1 }
        return lower..<upper
    }

    /// A capital and then a small letter: the beginning of a sentence or a name.
    private func isCapitalised(_ label: Range<Int>) -> Bool {
        guard label.count > 1 else { return false }
        let (first, second) = (text.lower[label.lowerBound], text.lower[label.lowerBound + 1])
        return raw[Int(first)].properties.isUppercase && raw[Int(second)].properties.isLowercase
    }
}
