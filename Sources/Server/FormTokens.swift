import Comments
import Crypto
import FoundationEssentials
import Synchronization

/// Timed tokens for forms whose script fetches one (SETTLED 4): signed under a key that lives in this process only.
final class FormTokens: Sendable {
    /// Seconds for which a token is good.
    static let lifetime = 24 * 3_600
    /// Used tokens remembered.
    static let mostUsed = 50_000

    private let secret = SymmetricKey(size: .bits256)
    private let used = Mutex<[String: Int64]>([:])

    func issue(_ site: SiteName, at now: Timestamp) -> String {
        let nonce = unsafe SymmetricKey(size: .bits128).withUnsafeBytes { unsafe Data($0) }
        let payload = "\(now.rawValue).\(FormTokens.text(nonce))"
        return payload + "." + mark(payload, site)
    }

    /// What a token says of the form it came with; `spend` uses it up once something was stored.
    func read(_ token: String, _ site: SiteName, at now: Timestamp) -> FormSignals {
        var signals = FormSignals()
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let issued = Int64(parts[0]),
            FormTokens.equal(mark(parts[0] + "." + parts[1], site), parts[2])
        else {
            signals.token = .known(.forged)
            return signals
        }
        let elapsed = now.seconds(since: Timestamp(rawValue: issued))
        signals.elapsed = .known(max(0, elapsed))
        guard (0...FormTokens.lifetime).contains(elapsed) else {
            signals.token = .known(.expired)
            return signals
        }
        signals.token = .known(used.withLock { $0[token] == nil } ? .valid : .reused)
        return signals
    }

    func spend(_ token: String?, at now: Timestamp) {
        guard let token, !token.isEmpty else { return }
        used.withLock { used in
            if used.count >= FormTokens.mostUsed {
                let oldest = now.rawValue - Int64(FormTokens.lifetime) * 1_000
                used = used.filter { $0.value > oldest }
                if used.count >= FormTokens.mostUsed { used = [:] }
            }
            used[token] = now.rawValue
        }
    }

    private func mark(_ payload: String, _ site: SiteName) -> String {
        let bytes = Array((site.rawValue + "\n" + payload).utf8)
        return FormTokens.text(
            Data(HMAC<SHA256>.authenticationCode(for: bytes, using: secret).prefix(16))
        )
    }

    private static func text(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// Takes the same time wherever the first difference is.
    private static func equal(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
