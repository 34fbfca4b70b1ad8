import CDeflate
import NIOCore

/// Bytes as gzip (RFC 1952), by libdeflate; done once for each kept answer, never for each reader.
enum Gzip {
    /// Under this a compressed answer saves less than its head costs.
    static let fewestBytes = 1_024
    /// How hard is tried, in libdeflate's levels.
    enum Effort: Int32 {
        /// Where text has stopped shrinking and time has not yet grown.
        case usual = 6
        /// Ten to forty times as long for three to twelve hundredths: for what is compressed once, when first asked for.
        case most = 12
    }
    /// Whatever says that it becomes more is none of our answers.
    private static let mostBytes = 64 << 20

    /// What our own memory holds could not be expanded: there is no room, or it is damaged.
    struct Unreadable: Error {}

    /// Nil where there is no memory: the answer goes out as it is.
    static func compressed(_ bytes: [UInt8], _ effort: Effort = .usual) -> [UInt8]? {
        guard let compressor = unsafe libdeflate_alloc_compressor(effort.rawValue) else {
            return nil
        }
        defer { unsafe libdeflate_free_compressor(compressor) }
        let room = unsafe libdeflate_gzip_compress_bound(compressor, bytes.count)
        let packed = unsafe [UInt8](unsafeUninitializedCapacity: room) { room, count in
            unsafe count = libdeflate_gzip_compress(
                compressor,
                bytes,
                bytes.count,
                room.baseAddress,
                room.count,
            )
        }
        return packed.isEmpty ? nil : packed
    }

    /// The bytes that were compressed; nil where there is no memory, or these are not what `compressed` gave.
    static func expanded(_ packed: ByteBuffer) -> ByteBuffer? {
        // The last four bytes say how many there were.
        let end = packed.writerIndex - 4
        guard let size = packed.getInteger(at: end, endianness: .little, as: UInt32.self),
            size <= mostBytes, let expander = unsafe libdeflate_alloc_decompressor()
        else { return nil }
        defer { unsafe libdeflate_free_decompressor(expander) }
        var plain = ByteBuffer()
        var isWhole = false
        unsafe plain.writeWithUnsafeMutableBytes(minimumWritableBytes: Int(size)) { room in
            isWhole = unsafe packed.withUnsafeReadableBytes { packed in
                // Asked for no count, it takes neither more nor fewer than this.
                unsafe libdeflate_gzip_decompress(
                    expander,
                    packed.baseAddress,
                    packed.count,
                    room.baseAddress,
                    Int(size),
                    nil,
                ) == LIBDEFLATE_SUCCESS
            }
            return isWhole ? Int(size) : 0
        }
        return isWhole ? plain : nil
    }
}
