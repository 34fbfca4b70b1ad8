import Storage
import Testing

@Suite struct UnguessableBytesTests {
    @Test(arguments: [1, 7, 16, 32, 256])
    func `as many bytes come as were asked for`(count: Int) {
        #expect(unguessableBytes(count).count == count)
    }

    @Test func `they do not come again, and every place takes every value`() {
        let draws = (0..<10_000).map { _ in unguessableBytes(16) }
        #expect(Set(draws).count == draws.count)
        for place in 0..<16 { #expect(Set(draws.map { $0[place] }).count == 256) }
    }
}
