import Testing

@testable import Moderation

@Suite struct SqueezingTests {
    @Test(arguments: [
        ("v i s i t", "visit"), ("V.I.S.I.T", "visit"), ("v1s1t", "visit"), ("c4$1n0", "casino"),
        ("c@s1no", "casino"), ("cia1is", "cialis"), ("c1a1is", "cialis"), ("k.y" + ".s", "kys"),
        ("h̶e̶l̶l̶o̶", "hello"), ("7r4ns", "trans"), ("ca-si_no", "casino"),
    ])
    func `letters in disguise are found`(typed: String, meant: String) {
        #expect(squeeze(typed) == squeeze(meant))
    }

    @Test func `marks that a script needs stay`() {
        #expect(squeeze("मुझे अच्छा") != squeeze("मझ अचछ"))
        #expect(squeeze("спасибо!") == "спасибо")
    }

    @Test func `a squeezed place leads back over what was removed`() {
        let views = TextViews("so v i s i t!", isMarkdown: false)
        #expect(views.squeezed.text == "sovisit")
        #expect(views.squeezed.raw(2..<7) == 3..<12)
    }
}
