import CPSL

/// The part of a host that somebody registered, by the public suffix list built into libpsl.
enum RegistrableDomain {
    /// The registrable domain of an IDNA-encoded host in lower case, nil for a suffix alone.
    ///
    /// An unknown last label counts as a suffix (the list's rule `*`): `a.example` is one.
    static func of(_ host: String) -> String? {
        unsafe host.withCString { text in
            guard let domain = unsafe psl_registrable_domain(psl_builtin(), text) else {
                return nil
            }
            return unsafe String(cString: domain)
        }
    }

    /// Which edition of the list is built in: its checksum.
    static let table = unsafe String(cString: psl_builtin_sha1sum())

    /// Whether the list's ICANN part names this suffix, so that it can end a bare domain.
    static func isKnownSuffix(_ suffix: String) -> Bool {
        let kinds = PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE
        return unsafe suffix.withCString {
            unsafe psl_is_public_suffix2(psl_builtin(), $0, kinds) != 0
        }
    }
}
