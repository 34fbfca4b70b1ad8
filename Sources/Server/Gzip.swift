import CZlib

/// Bytes as gzip (RFC 1952), by zlib; done once for each kept answer, never for each reader.
enum Gzip {
    /// Under this a compressed answer saves less than its head costs.
    static let fewestBytes = 1_024
    /// The level at which text has stopped shrinking and time has not yet grown.
    private static let level: Int32 = 6
    /// 15 bits of window, and 16 more that ask for gzip's head instead of zlib's.
    private static let windowBits: Int32 = 15 + 16
    private static let memory: Int32 = 9

    /// Nil where zlib has no memory: the answer goes out as it is.
    static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = unsafe z_stream()
        guard unsafe czlib_deflate_init(&stream, level, windowBits, memory) == Z_OK else {
            return nil
        }
        defer { unsafe deflateEnd(&stream) }
        // zlib reads what it is told to read and never writes there.
        var source = bytes
        var room = [UInt8](
            repeating: 0,
            count: Int(unsafe deflateBound(&stream, UInt(bytes.count))),
        )
        let result = unsafe source.withUnsafeMutableBufferPointer { source in
            unsafe room.withUnsafeMutableBufferPointer { room in
                unsafe stream.next_in = source.baseAddress
                unsafe stream.avail_in = UInt32(source.count)
                unsafe stream.next_out = room.baseAddress
                unsafe stream.avail_out = UInt32(room.count)
                return unsafe deflate(&stream, Z_FINISH)
            }
        }
        guard result == Z_STREAM_END else { return nil }
        return Array(room.prefix(Int(unsafe stream.total_out)))
    }
}
