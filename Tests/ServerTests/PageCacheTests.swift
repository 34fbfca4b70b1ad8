import Comments
import Synchronization
import Testing

@testable import Server

/// Rendered answers: never older than a commit, made once, within their bytes.
@Suite struct PageCacheTests {
    private let place = PageCache.Place(site: .usual, key: PageKey(stored: "/a"))
    private let site = PageCache.Place(site: .usual, key: nil)

    private func answer(_ byte: UInt8, count: Int = 1) -> KeptAnswer {
        KeptAnswer(.publicJSON, [UInt8](repeating: byte, count: count))
    }

    @Test func `a commit that happens while a page is made keeps it out of the cache`() {
        let cache = PageCache(limit: 100_000)
        let ticket = cache.ticket()
        cache.drop([.page(.usual, PageKey(stored: "/a"))])
        cache.keep(answer(1), place, "json", since: ticket)
        #expect(cache.kept(place, "json") == nil)
        cache.keep(answer(2), place, "json", since: cache.ticket())
        #expect(cache.kept(place, "json") != nil)
        cache.drop([.site(.usual)])
        #expect(cache.kept(place, "json") == nil)
    }

    @Test func `a page that changed takes the counts of its site with it, not the other pages`() {
        let cache = PageCache(limit: 100_000)
        let other = PageCache.Place(site: .usual, key: PageKey(stored: "/b"))
        for place in [place, site, other] {
            cache.keep(answer(1), place, "json", since: cache.ticket())
        }
        cache.drop([.page(.usual, PageKey(stored: "/a"))])
        #expect(cache.kept(place, "json") == nil)
        #expect(cache.kept(site, "json") == nil)
        #expect(cache.kept(other, "json") != nil)
    }

    @Test func `the cache stays within its bytes and forgets what was asked for longest ago`() {
        let cache = PageCache(limit: 80_000)
        for number in 0..<500 {
            let place = PageCache.Place(site: .usual, key: PageKey(stored: "/\(number)"))
            cache.keep(answer(1, count: 1_000), place, "json", since: cache.ticket())
            #expect(cache.size.bytes <= 80_000)
            // Whoever is asked for stays.
            _ = cache.kept(PageCache.Place(site: .usual, key: PageKey(stored: "/3")), "json")
        }
        for (number, isKept) in [(499, true), (3, true), (0, false), (4, false)] {
            let place = PageCache.Place(site: .usual, key: PageKey(stored: "/\(number)"))
            #expect((cache.kept(place, "json") != nil) == isKept)
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
        let make: @Sendable () async throws -> KeptAnswer = { [self] in
            makings.withLock { $0 += 1 }
            await gate.wait()
            return answer(7)
        }
        let first = Task { try await cache.answer(place, "json", make) }
        while makings.withLock({ $0 }) == 0 { await Task.yield() }
        let others = (0..<20).map { _ in Task { try await cache.answer(place, "json", make) } }
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
            try await cache.answer(place, "json") { [self] in
                begun.withLock { $0 = true }
                await gate.wait()
                return answer(1)
            }
        }
        while !begun.withLock({ $0 }) { await Task.yield() }
        cache.drop([.page(.usual, PageKey(stored: "/a"))])
        let new = try await cache.answer(place, "json") { [self] in answer(2) }
        gate.open()
        #expect(try await old.value.etag == answer(1).etag)
        #expect(new.etag == answer(2).etag)
        #expect(cache.kept(place, "json")?.etag == answer(2).etag)
    }

    @Test func `links to single comments leave room for the parts that everybody reads`()
        async throws
    {
        let cache = PageCache(limit: 1_000_000)
        let answer = answer(1)
        for number in 1...100 {
            _ = try await cache.answer(place, "link \(number)", isOfLink: true) { answer }
            cache.note("/\(number)", place, "link \(number)", since: cache.ticket())
        }
        #expect((1...100).count { cache.kept(place, "link \($0)") != nil } == 32)
        #expect((1...100).count { cache.kept("/\($0)") != nil } == 32)
        _ = try await cache.answer(place, "first part") { answer }
        cache.note("/", place, "first part")
        #expect(cache.kept(place, "first part") != nil && cache.kept("/") != nil)
    }

    @Test func `a link is not remembered where a commit came since its part was found`() {
        let cache = PageCache(limit: 100_000)
        let ticket = cache.ticket()
        cache.drop([.page(.usual, PageKey(stored: "/a"))])
        cache.keep(answer(1), place, "part", since: cache.ticket())
        cache.note("/link", place, "part", since: ticket)
        #expect(cache.kept("/link") == nil)
        cache.note("/link", place, "part", since: cache.ticket())
        #expect(cache.kept("/link") != nil)
    }

    @Test func `a making that fails is forgotten, and the next reader tries again`() async throws {
        let cache = PageCache(limit: 100_000)
        await #expect(throws: Refusal.self) {
            try await cache.answer(place, "json") { throw Refusal.notFound("site") }
        }
        let answer = answer(3)
        #expect(try await cache.answer(place, "json") { answer }.etag == answer.etag)
    }

    @Test func `without a cache every reader is made an answer of their own`() async throws {
        let cache = PageCache(limit: 0)
        let makings = Mutex(0)
        for _ in 0..<3 {
            _ = try await cache.answer(place, "json") { [self] in
                makings.withLock { $0 += 1 }
                return answer(1)
            }
        }
        #expect(makings.withLock { $0 } == 3)
    }
}
