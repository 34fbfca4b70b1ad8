import Moderation

/// How typed text becomes text we keep: the two rules of decoding that need Unicode's tables.
package enum TypedText {
    /// The text in NFC (SETTLED 5).
    package static func nfc(_ text: String) -> String { Normal.nfc(text) }

    /// A host in lower case and IDNA-encoded, nil if it is none.
    package static func toASCII(_ host: String) -> String? { IDNA.toASCII(host) }
}
