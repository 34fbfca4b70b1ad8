import Testing

@testable import Markup

struct EntitiesTests {
    @Test(arguments: [
        ("&amp;", "&"), ("&AMP;", "&"), ("&AElig;", "\u{C6}"), ("&zwnj;", "\u{200C}"),
        ("&fcy;", "\u{444}"), ("&female;", "\u{2640}"), ("&NotEqualTilde;", "\u{2242}\u{338}"),
        ("&Afr;", "\u{1D504}"), ("&#65;", "A"), ("&#x41;", "A"), ("&#X41;", "A"),
        ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&#x110000;", "\u{FFFD}"),
        ("&#99999999999;", "\u{FFFD}"), ("&nosuch;", "&nosuch;"), ("&Amp;", "&Amp;"),
    ])
    func `a reference is decoded or stays as typed`(_ reference: String, _ text: String) {
        #expect(Entities.decoded(reference).unicodeScalars.elementsEqual(text.unicodeScalars))
    }
}
