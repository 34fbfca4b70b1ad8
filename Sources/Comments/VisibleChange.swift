/// Something that kept bytes must not be older than.
package enum VisibleChange: Sendable, Hashable {
    case page(SiteName, PageKey)
    /// Every page of a site.
    case site(SiteName)
}
