import NIOCore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Where a request comes from, as far as limits need to know: an IPv4 address, or the /64 of an IPv6 one.
struct ClientAddress: Hashable, Sendable {
    let bytes: [UInt8]

    /// Nil for what is no address of the internet's.
    init?(_ address: SocketAddress) {
        guard let whole = ClientAddress.networkBytes(address) else { return nil }
        bytes = whole.count == 16 ? Array(whole.prefix(8)) : whole
    }

    init?(text: String) {
        let bare = text.hasPrefix("[") ? String(text.dropFirst().prefix { $0 != "]" }) : text
        guard
            let address = try? SocketAddress(
                ipAddress: String(bare.prefix { $0 != "%" }),
                port: 0,
            )
        else { return nil }
        self.init(address)
    }

    /// 4 or 16 bytes, the first of the address first.
    static func networkBytes(_ address: SocketAddress) -> [UInt8]? {
        guard let text = address.ipAddress else { return nil }
        let isOld = address.protocol == .inet
        var bytes = [UInt8](repeating: 0, count: isOld ? 4 : 16)
        let family = isOld ? AF_INET : AF_INET6
        let bare = String(text.prefix { $0 != "%" })
        let isRead = unsafe bytes.withUnsafeMutableBytes {
            unsafe inet_pton(family, bare, $0.baseAddress)
        }
        guard isRead == 1 else { return nil }
        // An IPv4 peer of a socket that listens for both is that IPv4 address.
        let isMapped =
            bytes.count == 16 && bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF
            && bytes[11] == 0xFF
        return isMapped ? Array(bytes.suffix(4)) : bytes
    }
}

/// Networks as operators and policies write them: one address, or `10.0.0.0/8`.
struct Networks: Sendable {
    private struct Network {
        var bytes: [UInt8]
        var bits: Int
    }
    private let all: [Network]

    /// What is no network is left out; whoever reads settings and policies refuses it before.
    init(_ listed: [String]) {
        all = listed.compactMap { text in
            let parts = text.split(separator: "/")
            guard let first = parts.first,
                let address = try? SocketAddress(ipAddress: String(first), port: 0),
                let bytes = ClientAddress.networkBytes(address)
            else { return nil }
            let bits = parts.count > 1 ? Int(parts[1]) ?? bytes.count * 8 : bytes.count * 8
            return Network(bytes: bytes, bits: min(bits, bytes.count * 8))
        }
    }

    func contains(_ address: SocketAddress) -> Bool? {
        ClientAddress.networkBytes(address).map(contains)
    }

    /// An IPv6 client is known by its first 64 bits, so longer prefixes are compared that far.
    func contains(_ client: ClientAddress) -> Bool {
        let isNew = client.bytes.count == 8
        return contains(isNew ? client.bytes + [UInt8](repeating: 0, count: 8) : client.bytes)
    }

    private func contains(_ bytes: [UInt8]) -> Bool {
        all.contains { $0.bytes.count == bytes.count && Networks.holds($0, bytes) }
    }

    private static func holds(_ network: Network, _ other: [UInt8]) -> Bool {
        for index in network.bytes.indices {
            let left = network.bits - index * 8
            guard left > 0 else { return true }
            let mask = left >= 8 ? UInt8.max : ~(UInt8.max >> UInt8(left))
            guard network.bytes[index] & mask == other[index] & mask else { return false }
        }
        return true
    }
}

/// Peers whose `X-Forwarded-For` counts: loopback, the socket, and those that the operator lists (SETTLED 30).
struct TrustedProxies: Sendable {
    private let networks: Networks

    /// - Parameter listed: Addresses or networks, `10.0.0.0/8`; anything else was refused with the settings.
    init(_ listed: [String]) {
        networks = Networks(["127.0.0.0/8", "::1/128"] + listed)
    }

    func contains(_ address: SocketAddress) -> Bool { networks.contains(address) ?? true }

    /// The client behind listed proxies: the last address in the chain that is no proxy of ours.
    func client(of peer: SocketAddress, forwarded: [String]) -> ClientAddress? {
        guard contains(peer) else { return ClientAddress(peer) }
        let chain = forwarded.flatMap { $0.split(separator: ",") }.map(trimmed)
        for text in chain.reversed() {
            let bare = TrustedProxies.withoutPort(text)
            guard let address = try? SocketAddress(ipAddress: bare, port: 0) else {
                return ClientAddress(peer)
            }
            if !contains(address) { return ClientAddress(address) }
        }
        return ClientAddress(peer)
    }

    /// `192.0.2.1:4711` and `[2001:db8::1]:4711`, as some proxies write them.
    private static func withoutPort(_ text: String) -> String {
        if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
        return text.count { $0 == ":" } == 1 ? String(text.prefix { $0 != ":" }) : text
    }

    private func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
