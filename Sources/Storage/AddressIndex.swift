package import Comments
import FoundationEssentials

/// The keyed blind index of an address on one site, by which equal ones are found.
package struct AddressIndex: Sendable {
    let site: SiteName
    let bytes: Data
}

extension Store {
    /// Computed apart from the question, so that it takes none of the writer's time.
    package func index(of address: EmailAddress, on site: SiteName) -> AddressIndex {
        AddressIndex(site: site, bytes: Data(sealing.addressIndex(address, site: site)))
    }
}
