import Comments
import Markup
import Moderation
import Pages
import ShippedPolicies

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Does one kind of work so many times, for valgrind to count: `CostCounts CASE TIMES [planted]`.
///
/// The inputs are fixed and nothing here knows the time, so that two runs cost the same on any machine. `planted` does
/// a twentieth more, which the check of the counts has to find.
@main struct CostCounts {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let name = arguments.first, let work = cases[name],
            let times = arguments.dropFirst().first.flatMap({ Int($0) }), times > 0
        else {
            print("usage: CostCounts \(cases.keys.sorted().joined(separator: "|")) TIMES [planted]")
            exit(2)
        }
        let isPlanted = arguments.last == "planted"
        let once = work()
        var bytes = 0
        for round in 1...times {
            bytes += once(round)
            if isPlanted, round % 20 == 0 { bytes += once(round) }
        }
        // Said, so that no work can be left out as useless.
        print("\(bytes)")
    }

    /// A case prepares itself and gives the work, which gives a number that depends on all of it.
    private typealias Case = @Sendable () -> (_ round: Int) -> Int

    private static let cases: [String: Case] = [
        "markdown": { { CommentMarkup(FixedTexts.comment($0)).html.utf8.count } },
        "scan": {
            let policy = FixedTexts.policy()
            return { policy.scan(FixedTexts.submission($0)).facts.length }
        },
        "verdict": {
            let policy = FixedTexts.policy()
            let scan = policy.scan(FixedTexts.submission(1))
            let signals = Signals(
                alone: policy.needs,
                author: AuthorSignals(),
                now: FixedTexts.moment,
            )
            return { _ in policy.verdict(on: scan, given: signals).hits.count + 1 }
        },
        "thread-page": {
            let reading = FixedTexts.reading()
            return { _ in
                ThreadPage(
                    reading,
                    context: FixedTexts.context,
                    form: FormState(page: reading.key),
                ).page.text.utf8.count
            }
        },
        "thread-json": {
            let reading = FixedTexts.reading()
            return { _ in
                ThreadJSON(context: FixedTexts.context, view: .tree).bytes(reading).count
            }
        },
    ]
}

/// What the work is done on.
private enum FixedTexts {
    static let moment = Timestamp(rawValue: 1_795_523_400_000)
    static var context: PageContext {
        PageContext(site: Site(name: .usual), publicURL: "https://talk.example")
    }

    private static let sentences = [
        "I have thought about this for a while.",
        "**Nobody** in our group had to speak, and most did in the end.",
        "What helped was that one of us always came early and put the kettle on.",
        "> It gets easier once you say it aloud.\n\nThat is how it was for me, too.",
        "There is a good page about it: [the article](https://example.org/groups?page=2).",
        "- bring water\n- come as you are\n- leave whenever you want",
    ]

    /// Three of the sentences, another three each time.
    static func comment(_ round: Int) -> String {
        (0..<3).map { sentences[(round + $0 * 2) % sentences.count] }.joined(separator: "\n\n")
    }

    static func submission(_ round: Int) -> Submission {
        Submission(
            site: .usual,
            page: PageKey(stored: "/article"),
            author: TypedAuthor(name: "Reader \(round % 7)"),
            body: comment(round),
        )
    }

    static func policy() -> Policy {
        let folder = PolicyFolder(files: ShippedPolicies.files)
        let load = Policy.load("strict", from: folder, today: "2026-11-25", isShipped: true)
        guard let policy = load.policy else { fatalError("the shipped policy does not load") }
        return policy
    }

    /// A hundred comments, every third one a reply to the one before.
    static func reading() -> ThreadReading {
        var reading = ThreadReading(site: .usual, key: PageKey(stored: "/article"))
        reading.count = 100
        reading.comments = (1...100).map { number in
            let isReply = number % 3 == 0
            return Comment(
                id: CommentID(Int64(number)),
                parent: isReply ? CommentID(Int64(number - 1)) : nil,
                depth: isReply ? 1 : 0,
                name: "Reader \(number)",
                shape: .published(source: comment(number)),
                created: moment,
            )
        }
        return reading
    }
}
