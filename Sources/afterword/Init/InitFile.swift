/// The files around a server; none of them has a secret in it.
struct InitFile {
    /// As readers type it: `https://talk.example.org` or with a path behind it.
    let publicURL: String
    let port: Int
    let folder: String

    func text(of kind: InitCommand.Kind) -> String {
        switch kind {
        case .systemd: unit
        case .nginx: nginx
        case .caddy: caddy
        case .container: container
        }
    }

    /// The host of an address that a browser can open by TLS; nil for anything else.
    static func host(of address: String) -> String? {
        guard address.hasPrefix("https://") else { return nil }
        let rest = address.dropFirst("https://".count)
        let host = rest.prefix { $0 != "/" }
        let isHost = host.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || "-.".utf8.contains(byte)
        }
        let isPath = rest.utf8.allSatisfy {
            (0x21...0x7E).contains($0) && !"\"'\\;{}?#$%".utf8.contains($0)
        }
        return host.isEmpty || !isHost || !isPath ? nil : String(host)
    }

    /// A whole path that means the same to a shell, to systemd and to a container file.
    static func isPlainFolder(_ path: String) -> Bool {
        path.hasPrefix("/")
            && path.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "/._-+".utf8.contains(byte)
                }
            }
    }

    var host: String { InitFile.host(of: publicURL) ?? "" }

    /// The path part, without a slash at its end: empty, or `/comments`.
    var path: String {
        let path = publicURL.dropFirst("https://".count).drop { $0 != "/" }
        return String(path.hasSuffix("/") ? path.dropLast() : path)
    }
}
