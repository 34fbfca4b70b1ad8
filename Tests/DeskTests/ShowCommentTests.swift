import Comments
import Desk
import Fixtures
import Storage
import Testing

@Suite struct ShowCommentTests {
    @Test func `a comment stands among its parents, replies and next neighbours, in page order`()
        async throws
    {
        let fixture = try await DeskFixture()
        var tops: [CommentID] = []
        for number in 1...9 { tops.append(try await fixture.storage.post("top \(number)").id) }
        let above = try await fixture.storage.post("under the fourth", under: tops[3]).id
        let reply = try await fixture.storage.post("a reply", under: tops[4]).id
        let below = try await fixture.storage.post("a reply to it", under: reply).id
        let story = try await fixture.desk.show(tops[4], to: fixture.mona)
        let expected = [tops[2], tops[3], above, reply, below, tops[5]]
        #expect(story.around.map(\.comment.id) == expected)
        #expect(story.around.map(\.isAbove) == [true, true, true, false, false, false])
        let deep = try await fixture.desk.show(below, to: fixture.mona)
        #expect(
            deep.around.map(\.comment.id)
                == [above, tops[4], reply, tops[5], tops[6], tops[7]]
        )
        #expect(deep.around.count(where: \.isAbove) == 3)
    }
}
