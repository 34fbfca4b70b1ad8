import Testing

@testable import afterword

struct CSVCellsTests {
    @Test(arguments: [
        ("plain", #""plain""#), ("a\"b", #""a""b""#), ("a,b\nc", "\"a,b\nc\""),
        ("=1+1", #""'=1+1""#), ("+49", #""'+49""#), ("-2", #""'-2""#),
        ("@SUM(A1)", #""'@SUM(A1)""#),
        ("＝1", #""'＝1""#), ("\t=1", #""'    =1""#), ("\r=1", #""'\u{d}=1""#),
        ("  =1", #""'  =1""#),
        ("\u{1B}[2J", #""\u{1b}[2J""#), ("", #""""#),
    ])
    func `no cell runs and none breaks out`(raw: String, cell: String) {
        #expect(CSVCells.cell(raw) == cell)
    }
}
