import Comments
import Fixtures
import FoundationEssentials
import Storage
import Testing

@Suite struct StoreTests {
    @Test func `a held comment is not shown and an approved one is`() async throws {
        let fixture = try await StoreFixture()
        let comment = try await fixture.post("hello")
        #expect(try await fixture.listed().isEmpty)
        try await fixture.decide(comment.id, .approve)
        #expect(try await fixture.listed().map(\.shape) == [.published(source: "hello")])
    }

    @Test func `replies stand after their parent and too deep ones under the deepest allowed`()
        async throws
    {
        let fixture = try await StoreFixture()
        var parent: CommentID?
        for level in 0...8 {
            let comment = try await fixture.post("level \(level)", under: parent)
            try await fixture.decide(comment.id, .approve)
            parent = comment.id
        }
        let depths = try await fixture.listed().map(\.depth)
        #expect(depths == [0, 1, 2, 3, 4, 5, 6, 6, 6])
    }

    @Test func `a removed comment keeps its place while a public reply stands under it`()
        async throws
    {
        let fixture = try await StoreFixture()
        let parent = try await fixture.post("parent")
        let reply = try await fixture.post("reply", under: parent.id)
        try await fixture.decide(parent.id, .approve)
        try await fixture.decide(reply.id, .approve)
        try await fixture.decide(parent.id, .spam)
        #expect(
            try await fixture.listed().map(\.shape) == [.tombstone, .published(source: "reply")]
        )
        try await fixture.decide(reply.id, .delete)
        #expect(try await fixture.listed().isEmpty)
    }

    @Test(arguments: [ThreadOrder.oldest, .newest])
    func `a walk in small parts gives every comment once`(order: ThreadOrder) async throws {
        let fixture = try await StoreFixture()
        for number in 1...7 {
            let root = try await fixture.post("root \(number)")
            try await fixture.decide(root.id, .approve)
            let reply = try await fixture.post("reply \(number)", under: root.id)
            try await fixture.decide(reply.id, .approve)
        }
        let whole = try await fixture.listed(order: order)
        let inParts = try await fixture.listed(order: order, limit: 3)
        #expect(whole.count == 14)
        #expect(inParts == whole)
    }

    @Test func `a thread's revision and count follow what readers see`() async throws {
        let fixture = try await StoreFixture()
        let comment = try await fixture.post("hello")
        let key = PageKey(stored: "/a")
        let site = fixture.site
        let before = try await fixture.store.read { try $0.thread(site, key) }
        try await fixture.decide(comment.id, .approve)
        let after = try await fixture.store.read { try $0.thread(site, key) }
        #expect(before?.count == 0)
        #expect(after?.count == 1)
        #expect((after?.revision ?? 0) > (before?.revision ?? 0))
    }

    @Test func `no address stands in clear in any file of the folder`() async throws {
        let fixture = try await StoreFixture()
        _ = try await fixture.post("hello")
        let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path)
        #expect(names.contains("afterword.sqlite"))
        for name in names {
            let bytes = FileManager.default.contents(atPath: fixture.folder.path + "/" + name)
            let text = String(decoding: bytes ?? Data(), as: UTF8.self).lowercased()
            #expect(!text.contains("ada.canary"), "\(name)")
        }
    }

    @Test func `withdrawing leaves none of the text in the file`() async throws {
        let fixture = try await StoreFixture()
        let comment = try await fixture.post("a very private sentence")
        let now = fixture.now()
        try await fixture.store.write { try $0.erase(comment, at: now) }
        try fixture.store.close()
        let bytes = try #require(FileManager.default.contents(atPath: fixture.folder.database))
        #expect(!String(decoding: bytes, as: UTF8.self).contains("very private"))
    }

    @Test func `a second process is refused and told who holds the folder`() async throws {
        let fixture = try await StoreFixture()
        #expect(throws: StoreFailure.locked(holder: "the tests")) {
            try FolderLock(of: fixture.folder, patience: 0, holder: "another")
        }
    }

    @Test func `rows without their key file are not given a new one`() async throws {
        let fixture = try await StoreFixture()
        _ = try await fixture.post("hello")
        try fixture.store.close()
        try FileManager.default.removeItem(atPath: fixture.folder.keys)
        #expect(throws: StoreFailure.self) {
            try Store(folder: fixture.folder, lock: fixture.lock, onFailedSync: {})
        }
        #expect(!FileManager.default.fileExists(atPath: fixture.folder.keys))
    }
}
