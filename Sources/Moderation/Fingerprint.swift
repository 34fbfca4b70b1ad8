package import Comments
import Crypto

extension TextFacts {
    /// Of a text that stands alone, as a comment's body.
    package init(of text: String) {
        let views = TextViews(text, isMarkdown: true)
        self.init(body: views, links: LinkScan.links(body: views, name: .empty, website: nil))
    }

    /// What the duplicate check keeps of a text: an exact hash, a SimHash and where its links lead.
    init(body: TextViews, links: [FoundLink]) {
        self.init(
            exact: Fingerprint.exact(body.squeezed),
            similar: Fingerprint.similar(body.words),
            length: body.squeezed.utf8.count { $0 & 0xC0 != 0x80 },
            linkDomains: Set(links.map(\.domain)).sorted(),
        )
    }
}

/// Hashes that are stored, so their definition never changes.
enum Fingerprint {
    /// Hex of the first 128 bits of SHA-256 over the squeezed text.
    static func exact(_ squeezed: TextView) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = SHA256.hash(data: squeezed.utf8).prefix(16).flatMap {
            [digits[Int($0 >> 4)], digits[Int($0 & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// SimHash: texts that share most pairs of neighbouring words differ in few of 64 bits.
    ///
    /// M. Charikar, "Similarity estimation techniques from rounding algorithms" (2002).
    static func similar(_ words: [Word]) -> UInt64 {
        guard let first = words.first else { return 0 }
        if words.count == 1 { return hash(first.text, "") }
        var votes = BitVotes()
        for index in 1..<words.count {
            votes.add(hash(words[index - 1].text, words[index].text))
        }
        return votes.majority
    }

    /// FNV-1a of both words and a sign between them, its bits stirred so that each one counts.
    private static func hash(_ first: String, _ second: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for byte in first.utf8 { take(byte) }
        take(0x1F)
        for byte in second.utf8 { take(byte) }
        hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return hash ^ hash >> 33
    }
}

/// Counts for each of 64 bits in how many numbers it is set, in binary, one plane of 64 digits above the other: a number is
/// added to all counts at once.
struct BitVotes {
    private var planes: [UInt64] = []
    private var count = 0

    mutating func add(_ number: UInt64) {
        count += 1
        var carry = number
        for plane in planes.indices where carry != 0 {
            (planes[plane], carry) = (planes[plane] ^ carry, planes[plane] & carry)
        }
        if carry != 0 { planes.append(carry) }
    }

    /// The bits that are set in more than half of the numbers.
    var majority: UInt64 {
        (0..<UInt64(64)).reduce(0) { result, bit in
            let votes = planes.indices.reduce(0) { $0 + Int(planes[$1] >> bit & 1) << $1 }
            return 2 * votes > count ? result | 1 << bit : result
        }
    }
}
