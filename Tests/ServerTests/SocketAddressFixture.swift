import NIOCore

enum SocketAddressFixture {
    static func address(_ text: String) throws -> SocketAddress {
        try SocketAddress(ipAddress: text, port: 1)
    }
}
