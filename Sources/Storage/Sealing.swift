import Comments
import Crypto
import FoundationEssentials

/// Seals what must not be readable in the file, and keys the indexes that find it.
///
/// One secret a version, one HKDF-SHA-256 key a purpose. AES-256-GCM with a random nonce and the row's place as
/// associated data, so that rows cannot be swapped (`reference/security.md` §4).
package struct Sealing: Sendable {
    enum Purpose: String, CaseIterable {
        case address = "afterword address v1"
        case addressIndex = "afterword address index v1"
        case answer = "afterword stored answer v1"
        case logHead = "afterword log head v1"
        case keyCheck = "afterword key check v1"
    }

    private struct KeyName: Hashable {
        var purpose: Purpose
        var version: Int
    }

    let currentVersion: Int
    /// Derived once: deriving costs more than sealing.
    private let derived: [KeyName: SymmetricKey]
    /// Keyed once with the first version's keys: that costs more than a line's code itself.
    private let codes: [Purpose: HMAC<SHA256>]

    package init(keys: KeyFile) throws(StoreFailure) {
        currentVersion = keys.current
        var derived: [KeyName: SymmetricKey] = [:]
        for version in keys.versions {
            let secret = try keys.secret(version)
            for purpose in Purpose.allCases {
                derived[KeyName(purpose: purpose, version: version)] = Sealing.derive(
                    purpose,
                    from: secret,
                )
            }
        }
        self.derived = derived
        // The index keeps to the first secret: another would no longer find what is there.
        let first = try keys.secret(1)
        codes = Dictionary(
            uniqueKeysWithValues: Purpose.allCases.map { purpose in
                (purpose, HMAC(key: Sealing.derive(purpose, from: first)))
            }
        )
    }

    private func key(_ purpose: Purpose, _ version: Int) throws(StoreFailure) -> SymmetricKey {
        guard let key = derived[KeyName(purpose: purpose, version: version)] else {
            throw StoreFailure.keys("the key file lacks version \(version): put that key back")
        }
        return key
    }

    func seal(_ bytes: [UInt8], for purpose: Purpose, place: String) throws -> [UInt8] {
        let key = try key(purpose, currentVersion)
        let sealed = try AES.GCM.seal(
            bytes,
            using: key,
            nonce: AES.GCM.Nonce(data: unguessableBytes(12)),
            authenticating: Array(place.utf8),
        )
        guard let combined = sealed.combined else {
            throw StoreFailure.keys("sealing gave no bytes")
        }
        return Array(combined)
    }

    func open(
        _ sealed: [UInt8],
        for purpose: Purpose,
        version: Int,
        place: String,
    ) throws -> [UInt8] {
        let key = try key(purpose, version)
        let box = try AES.GCM.SealedBox(combined: sealed)
        return Array(try AES.GCM.open(box, using: key, authenticating: Array(place.utf8)))
    }

    /// 128 bits by which equal addresses of one site are found; without the key they say nothing.
    func addressIndex(_ address: EmailAddress, site: SiteName) -> [UInt8] {
        let text = Array((site.rawValue + "\n" + address.comparable()).utf8)
        return Array(authenticate(text, for: .addressIndex).prefix(16))
    }

    func authenticate(_ bytes: [UInt8], for purpose: Purpose) -> [UInt8] {
        guard var code = codes[purpose] else { preconditionFailure("every purpose has its code") }
        code.update(data: bytes)
        return Array(code.finalize())
    }

    private static func derive(_ purpose: Purpose, from secret: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret,
            info: Array(purpose.rawValue.utf8),
            outputByteCount: 32,
        )
    }
}

/// SHA-256 of a capability or a token: what is stored instead of it.
package func storedHash(_ secret: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(secret.utf8)))
}
