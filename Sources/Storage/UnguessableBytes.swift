#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Bytes from the system's generator that nobody can guess, for nonces and secrets.
///
/// In one call to the system: the standard library asks it for every eight bytes anew.
///
/// - Parameter count: 1 to 256 bytes, as many as one call gives (`getentropy`, POSIX.1-2024).
package func unguessableBytes(_ count: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        // It fails for more bytes than it gives, and where a system has no generator at all: nothing is safe then.
        guard let start = buffer.baseAddress, unsafe getentropy(start, count) == 0 else {
            preconditionFailure("the system gives no random bytes")
        }
        filled = count
    }
}
