import Comments
import NIOCore
import Synchronization
import Testing

@testable import Server

/// Rendered answers: never older than a commit, made once, within their bytes.
@Suite struct PageCacheTests {
    private let place = PageCache.Place(site: .usual, key: PageKey(stored: "/a"))
    private let site = PageCache.Place(site: .usual, key: nil)

    private func answer(_ byte: UInt8, count: Int = 1) -> CodedAnswer {
        coded([UInt8](repeating: byte, count: count), .identity)
    }

    private func page(_ number: Int) -> PageCache.Place {
        PageCache.Place(site: .usual, key: PageKey(stored: "/\(number)"))
    }

    /// Words that shrink to a third or so, as those of people do.
    private func words(_ number: Int) -> [UInt8] {
        var random = SeededNumbers(seed: UInt64(number))
        let word = { "word\(Int.random(in: 0..<400, using: &random)) " }
        return Array((0..<1_500).map { _ in word() }.joined().utf8)
    }

    private func coded(_ bytes: [UInt8], _ coding: AnswerCoding) -> CodedAnswer {
        CodedAnswer(.publicJSON, bytes, coding: coding, isKept: true)
    }

    @Test func `a commit that happens while a page is made keeps it out of the cache`() {
        let cache = PageCache(limit: 100_000)
        let ticket = cache.ticket()
        cache.drop([.page(.usual, PageKey(stored: "/a"))])
        cache.keep(answer(1), place, "json", since: ticket)
        #expect(cache.kept(place, "json", .identity) == nil)
        cache.keep(answer(2), place, "json", since: cache.ticket())
        #expect(cache.kept(place, "json", .identity) != nil)
        cache.drop([.site(.usual)])
        #expect(cache.kept(place, "json", .identity) == nil)
    }

    @Test func `a page that changed takes the counts of its site with it, not the other pages`() {
        let cache = PageCache(limit: 100_000)
        let other = PageCache.Place(site: .usual, key: PageKey(stored: "/b"))
        for place in [place, site, other] {
            cache.keep(answer(1), place, "json", since: cache.ticket())
        }
        cache.drop([.page(.usual, PageKey(stored: "/a"))])
        #expect(cache.kept(place, "json", .identity) == nil)
        #expect(cache.kept(site, "json", .identity) == nil)
        #expect(cache.kept(other, "json", .identity) != nil)
    }

    @Test func `the cache stays within its bytes and forgets what was asked for longest ago`() {
        let cache = PageCache(limit: 80_000)
        for number in 0..<500 {
            let place = page(number)
            cache.keep(answer(1, count: 1_000), place, "json", since: cache.ticket())
            #expect(cache.size.bytes <= 80_000)
            // Whoever is asked for stays.
            _ = cache.kept(page(3), "json", .identity)
        }
        for (number, isKept) in [(499, true), (3, true), (0, false), (4, false)] {
            let place = page(number)
            #expect((cache.kept(place, "json", .identity) != nil) == isKept)
        }
    }

    /// Opens when told, so that a test decides when a making ends.
    private final class Gate: Sendable {
        private let (stream, continuation) = AsyncStream<Void>.makeStream()
        func open() { continuation.finish() }
        func wait() async { for await _ in stream {} }
    }

    @Test func `readers who miss the same answer at once wait for one making of it`() async throws {
        let cache = PageCache(limit: 100_000)
        let gate = Gate()
        let makings = Mutex(0)
        let make: @Sendable () async throws -> CodedAnswer = { [self] in
            makings.withLock { $0 += 1 }
            await gate.wait()
            return answer(7)
        }
        let first = Task { try await cache.answer(place, "json", .identity, make) }
        while makings.withLock({ $0 }) == 0 { await Task.yield() }
        let others = (0..<20).map { number in
            // It is one making, whatever the coding is that each takes.
            let coding = number.isMultiple(of: 2) ? AnswerCoding.identity : .gzip
            return Task { try await cache.answer(place, "json", coding, make) }
        }
        for _ in 0..<200 { await Task.yield() }
        gate.open()
        let tag = try await first.value.etag
        for other in others { #expect(try await other.value.etag == tag) }
        #expect(makings.withLock { $0 } == 1)
    }

    @Test func `nobody who comes after a commit gets what was being made before it`() async throws {
        let cache = PageCache(limit: 100_000)
        let gate = Gate()
        let begun = Mutex(false)
        let old = Task {
            try await cache.answer(place, "json", .identity) { [self] in
                begun.withLock { $0 = true }
                await gate.wait()
                return answer(1)
            }
        }
        while !begun.withLock({ $0 }) { await Task.yield() }
        cache.drop([.page(.usual, PageKey(stored: "/a"))])
        let new = try await cache.answer(place, "json", .identity) { [self] in answer(2) }
        gate.open()
        #expect(try await old.value.etag == answer(1).plain?.etag)
        #expect(new.etag == answer(2).plain?.etag)
        #expect(cache.kept(place, "json", .identity)?.etag == answer(2).plain?.etag)
    }

    @Test func `links to single comments leave room for the parts that everybody reads`()
        async throws
    {
        let cache = PageCache(limit: 1_000_000)
        let answer = answer(1)
        for number in 1...100 {
            let shape = "link \(number)"
            _ = try await cache.answer(place, shape, .identity, isOfLink: true) { answer }
            cache.note("/\(number)", place, shape, .identity, since: cache.ticket())
        }
        #expect((1...100).count { cache.kept(place, "link \($0)", .identity) != nil } == 32)
        #expect((1...100).count { cache.kept("/\($0)") != nil } == 32)
        _ = try await cache.answer(place, "first part", .identity) { answer }
        cache.note("/", place, "first part", .identity)
        #expect(cache.kept(place, "first part", .identity) != nil && cache.kept("/") != nil)
    }

    @Test func `a link is not remembered where a commit came since its part was found`() {
        let cache = PageCache(limit: 100_000)
        let ticket = cache.ticket()
        cache.drop([.page(.usual, PageKey(stored: "/a"))])
        cache.keep(answer(1), place, "part", since: cache.ticket())
        cache.note("/link", place, "part", .identity, since: ticket)
        #expect(cache.kept("/link") == nil)
        cache.note("/link", place, "part", .identity, since: cache.ticket())
        #expect(cache.kept("/link") != nil)
    }

    @Test func `a making that fails is forgotten, and the next reader tries again`() async throws {
        let cache = PageCache(limit: 100_000)
        await #expect(throws: Refusal.self) {
            try await cache.answer(place, "json", .identity) { throw Refusal.notFound("site") }
        }
        let answer = answer(3)
        let found = try await cache.answer(place, "json", .identity) { answer }
        #expect(found.etag == answer.plain?.etag)
    }

    @Test func `without a cache every reader is made an answer of their own`() async throws {
        let cache = PageCache(limit: 0)
        let makings = Mutex(0)
        for _ in 0..<3 {
            _ = try await cache.answer(place, "json", .identity) { [self] in
                makings.withLock { $0 += 1 }
                return answer(1)
            }
        }
        #expect(makings.withLock { $0 } == 3)
    }

    @Test func `where room is short, plain bytes go first and come back from the gzip`()
        async throws
    {
        let cache = PageCache(limit: 200_000)
        let makings = Mutex(0)
        // A hundred kilobytes as gzip, three hundred with the plain bytes.
        for _ in 0..<3 {
            for number in 0..<25 {
                let found = try await cache.answer(page(number), "json", .identity) { [self] in
                    makings.withLock { $0 += 1 }
                    return coded(words(number), .identity)
                }
                #expect(Array(found.buffer.readableBytesView) == words(number))
                #expect(found.etag == coded(words(number), .identity).plain?.etag)
                #expect(cache.size.bytes <= 200_000)
            }
        }
        #expect(makings.withLock { $0 } == 25)
    }

    @Test func `plain bytes that went are not sent to words that asked for them`() throws {
        let cache = PageCache(limit: 100_000)
        for number in 0..<12 {
            let answer = coded(words(number), .identity)
            cache.keep(answer, page(number), "json", since: cache.ticket())
            for coding in [AnswerCoding.identity, .gzip] {
                cache.note("/\(number) \(coding)", page(number), "json", coding)
            }
        }
        let plain = (0..<12).map { cache.kept("/\($0) identity") }
        let packed = (0..<12).map { cache.kept("/\($0) gzip") }
        #expect(packed.allSatisfy { $0 != nil })
        #expect(plain.contains { $0 == nil } && plain.contains { $0 != nil })
        for (number, answer) in plain.enumerated() where answer != nil {
            #expect(answer.map { Array($0.buffer.readableBytesView) } == words(number))
        }
    }

    @Test func `a commit while bytes are expanded leaves the older ones out`() throws {
        let commit = Mutex<(@Sendable () -> Void)?>(nil)
        let cache = PageCache(limit: 100_000) { answer in
            commit.withLock { $0 }?()
            return answer.expanded()
        }
        cache.keep(coded(words(1), .gzip), place, "json", since: cache.ticket())
        commit.withLock { $0 = { cache.drop([.page(.usual, PageKey(stored: "/a"))]) } }
        #expect(cache.kept(place, "json", .identity) != nil)
        #expect(cache.kept(place, "json", .identity) == nil)
        #expect(cache.kept(place, "json", .gzip) == nil)
    }

    @Test func `pages that went are not held for ever, whoever goes round`() {
        var pages = KeptPages(limit: 1_000_000)
        let (packed, both) = (coded(words(1), .gzip), coded(words(1), .identity))
        for number in 0..<60_000 {
            // So few ask for plain bytes that these never have to go for their own sake.
            pages.keep(number % 20 == 0 ? both : packed, page(number), "json", room: 64)
        }
        #expect(pages.bytes <= 1_000_000)
        #expect(pages.held <= 2 * pages.count + 1_025)
    }

    /// Whatever is kept, read, noted and dropped: never over the limit, never an older answer.
    @Test(arguments: 1...20)
    func `no order of keeping and dropping gives a wrong answer`(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        let cache = PageCache(limit: 100_000)
        var newest: [Int: [UInt8]] = [:]
        for step in 0..<1_500 {
            let number = Int.random(in: 0..<30, using: &random)
            let coding = Bool.random(using: &random) ? AnswerCoding.identity : .gzip
            let words = "/\(number) \(coding)"
            switch Int.random(in: 0..<10, using: &random) {
            case 0:
                cache.drop([.page(.usual, PageKey(stored: "/\(number)"))])
                newest[number] = nil
            case 1...3:
                let bytes = newest[number] ?? self.words(step)
                newest[number] = bytes
                let answer = coded(bytes, coding)
                cache.keep(answer, page(number), "json", since: cache.ticket())
                cache.note(words, page(number), "json", coding)
            default:
                let asked = [cache.kept(words), cache.kept(page(number), "json", coding)]
                for found in asked.compactMap(\.self) {
                    let bytes = try #require(newest[number])
                    #expect(found.etag == coded(bytes, coding).ready(coding)?.etag)
                }
            }
            #expect(cache.size.bytes <= 100_000)
        }
    }
}
