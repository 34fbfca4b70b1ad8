import CIDN2

/// Internationalised domain names (IDNA 2008 with the mapping of UTS #46), by libidn2.
package enum IDNA {
    /// Characters asked about; a host in ASCII has 253, and no longer text can become one.
    private static let limit = 1_000

    /// The host in lower case and IDNA-encoded, nil if it is not valid.
    ///
    /// An address of IPv4 passes as it is.
    package static func toASCII(_ domain: String) -> String? {
        guard !domain.isEmpty, domain.utf8.count <= limit, !domain.utf8.contains(0) else {
            return nil
        }
        let lower = domain.lowercased()
        let hasEncodedLabel = lower.utf8.split(separator: UInt8(ascii: "."))
            .contains { $0.starts(with: "xn--".utf8) }
        if !hasEncodedLabel, lower.utf8.allSatisfy({ $0 < 0x80 }) {
            return isPlainHost(lower) ? lower : nil
        }
        guard let encoded = encode(lower), isPlainHost(encoded) else { return nil }
        return encoded
    }

    private static func encode(_ domain: String) -> String? {
        var result: UnsafeMutablePointer<UInt8>?
        let flags = Int32(bitPattern: IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue)
        let status = unsafe domain.withCString(encodedAs: UTF8.self) {
            unsafe idn2_lookup_u8($0, &result, flags)
        }
        guard let text = unsafe result else { return nil }
        defer { unsafe idn2_free(text) }
        return status == IDN2_OK.rawValue ? unsafe String(cString: text) : nil
    }

    /// Labels of letters, digits, `-` and `_`, as RFC 1123 and common practice have them.
    private static func isPlainHost(_ host: String) -> Bool {
        guard host.utf8.count <= 253 else { return false }
        let hyphen = UInt8(ascii: "-")
        let labels = host.utf8.split(
            separator: UInt8(ascii: "."),
            omittingEmptySubsequences: false,
        )
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
                && label.allSatisfy {
                    Unicode.Scalar($0).isASCIILetterOrDigit || $0 == hyphen
                        || $0 == UInt8(ascii: "_")
                }
        }
    }
}
