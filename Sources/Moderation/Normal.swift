import CUnistring
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Unicode's normal forms, by libunistring.
package enum Normal {
    /// The text in NFC, as every text is kept (SETTLED 5).
    package static func nfc(_ text: String) -> String {
        if text.unicodeScalars.allSatisfy(isSettled) { return text }
        let scalars = unsafe transform(text.unicodeScalars.map(\.value)) {
            source,
            count,
            buffer,
            length in
            unsafe u32_normalize(cunistring_nfc(), source, count, buffer, length)
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Characters that NFC leaves alone when only their like stand beside them (UAX #15, quick check): those below
    /// the first combining mark, the usual punctuation and currency, Cyrillic letters, selectors and pictures.
    static func isSettled(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x300, 0x2002...0x20CF, 0x400...0x482, 0xFE0E...0xFE0F, 0xFEFF, 0x1F300...0x1FAFF:
            true
        default: false
        }
    }

    /// NFKC with full case folding, of any part that no mark outside it belongs to.
    static func foldedCompatible(_ scalars: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        unsafe transform(scalars.map(\.value)) { source, count, buffer, length in
            unsafe u32_casefold(source, count, nil, cunistring_nfkc(), buffer, length)
        }
    }

    private typealias Call = (
        UnsafePointer<UInt32>?, Int, UnsafeMutablePointer<UInt32>?, UnsafeMutablePointer<Int>
    ) -> UnsafeMutablePointer<UInt32>?

    /// Lets the library write into our room; where that is too small it answers with memory of its own.
    private static func transform(_ source: [UInt32], _ call: Call) -> [Unicode.Scalar] {
        let room = source.count * 2 + 24
        return unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: room) { buffer in
            var length = room
            let result = unsafe source.withUnsafeBufferPointer {
                unsafe call($0.baseAddress, $0.count, buffer.baseAddress, &length)
            }
            guard let result = unsafe result else { return source.compactMap(Unicode.Scalar.init) }
            defer { if unsafe result != buffer.baseAddress { unsafe free(result) } }
            return unsafe UnsafeBufferPointer(start: result, count: length)
                .compactMap(Unicode.Scalar.init)
        }
    }
}
