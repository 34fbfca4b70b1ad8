import Comments
import FoundationEssentials
import Moderation
import Testing

@testable import Desk

@Suite struct StoredAnswerTests {
    private let line = HelpLine(
        name: "Línea \"1\"",
        contact: "tel:\\1\n\u{1}",
        url: "https://example.org/?a=1&b=2",
        country: "ES",
        hours: "24/7 \u{2028}",
        checked: "2026-11-01",
    )

    @Test(arguments: [Receipt.State.published, .received], [true, false])
    func `an answer is read as it was written`(state: Receipt.State, isWhole: Bool) throws {
        var short = line
        (short.url, short.hours) = (nil, nil)
        let receipt = Receipt(
            token: "12.abc",
            id: CommentID(9_007_199_254_740_991),
            state: state,
            answer: ReaderAnswer(
                message: isWhole ? "Gracias — \"ok\"\t😀" : nil,
                resources: isWhole ? [line, short] : [],
            ),
            authorKey: isWhole ? "key" : nil,
        )
        let answer = StoredAnswer(receipt)
        let read = try JSONDecoder().decode(StoredAnswer.self, from: Data(answer.json.bytes))
        #expect(read == answer)
        #expect(try read.receipt() == receipt)
    }
}
