/// One view of a field with the way back to the reader's own characters.
///
/// Offsets in a view are UTF-8 bytes; offsets of the raw text are Unicode scalars.
struct TextView: Sendable {
    let utf8: [UInt8]
    /// For each byte, where the raw scalars begin and end from which it was made.
    private let lower: [Int32]
    private let upper: [Int32]

    static let empty = TextView(MappedText())

    init(_ mapped: MappedText) {
        if mapped.isASCII {
            utf8 = mapped.scalars.map { UInt8(truncatingIfNeeded: $0.value) }
            (lower, upper) = (mapped.lower, mapped.upper)
            return
        }
        var utf8: [UInt8] = []
        var lower: [Int32] = []
        var upper: [Int32] = []
        utf8.reserveCapacity(mapped.count + mapped.count / 4)
        lower.reserveCapacity(utf8.capacity)
        upper.reserveCapacity(utf8.capacity)
        for index in mapped.scalars.indices {
            for byte in UTF8.CodeUnit.bytes(of: mapped.scalars[index]) {
                utf8.append(byte)
                lower.append(mapped.lower[index])
                upper.append(mapped.upper[index])
            }
        }
        self.utf8 = utf8
        self.lower = lower
        self.upper = upper
    }

    var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The text of a part; the range must lie within the view.
    func text(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }

    /// Scalars of the raw text from which these bytes were made; an empty range gives an empty one.
    func raw(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else {
            let place = range.lowerBound < lower.count ? lower[range.lowerBound] : upper.last ?? 0
            return Int(place)..<Int(place)
        }
        return Int(lower[range.lowerBound])..<Int(upper[range.upperBound - 1])
    }
}

/// Scalars on their way from the raw text to a view, each with the raw scalars it was made from.
struct MappedText: Sendable {
    private(set) var scalars: [Unicode.Scalar] = []
    private(set) var lower: [Int32] = []
    private(set) var upper: [Int32] = []

    var count: Int { scalars.count }

    /// Every scalar is one byte of UTF-8 and is spelled by itself, as most texts in English are.
    var isASCII: Bool { scalars.allSatisfy { $0.value < 0x80 } }

    init() {}

    /// The raw text itself: every scalar made from itself.
    init(_ raw: String) {
        scalars = Array(raw.unicodeScalars)
        lower = (0..<Int32(scalars.count)).map { $0 }
        upper = lower.map { $0 + 1 }
    }

    mutating func reserve(_ count: Int) {
        scalars.reserveCapacity(count)
        lower.reserveCapacity(count)
        upper.reserveCapacity(count)
    }

    mutating func append(_ scalar: Unicode.Scalar, from place: Range<Int32>) {
        scalars.append(scalar)
        lower.append(place.lowerBound)
        upper.append(place.upperBound)
    }

    /// Takes one scalar of an older step over as it is.
    mutating func append(_ index: Int, of older: MappedText) {
        append(older.scalars[index], from: older.place(index..<index + 1))
    }

    /// The scalars of a view, with the way back that it knows.
    init(_ view: TextView) {
        var offset = 0
        for scalar in view.text.unicodeScalars {
            let place = view.raw(offset..<offset + 1)
            append(scalar, from: Int32(place.lowerBound)..<Int32(place.upperBound))
            offset += UTF8.width(scalar)
        }
    }

    /// Says that the last scalar stands for what came after it too.
    mutating func stretch(to end: Int32) {
        if !upper.isEmpty { upper[upper.count - 1] = end }
    }

    /// Each scalar as `other` gives it, at its place.
    func map(_ other: (Unicode.Scalar) -> Unicode.Scalar) -> MappedText {
        var mapped = self
        mapped.scalars = scalars.map(other)
        return mapped
    }

    mutating func replace(_ index: Int, with scalar: Unicode.Scalar) { scalars[index] = scalar }

    /// The raw scalars behind a part that is not empty.
    func place(_ range: Range<Int>) -> Range<Int32> {
        lower[range.lowerBound]..<upper[range.upperBound - 1]
    }
}

extension UTF8.CodeUnit {
    /// The one to four bytes of a scalar.
    static func bytes(of scalar: Unicode.Scalar) -> UTF8.EncodedScalar {
        UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
}
