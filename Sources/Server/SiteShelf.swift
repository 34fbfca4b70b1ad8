import Comments
import Desk
import Synchronization

/// The sites as the server knows them: read once, and again after each change, which only this process can make.
final class SiteShelf: Sendable {
    private let sites: Mutex<[SiteName: Site]>

    init(_ sites: [Site]) {
        self.sites = Mutex(Dictionary(uniqueKeysWithValues: sites.map { ($0.name, $0) }))
    }

    func replace(_ sites: [Site]) {
        self.sites.withLock { $0 = Dictionary(uniqueKeysWithValues: sites.map { ($0.name, $0) }) }
    }

    func site(_ name: String) -> Site? {
        SiteName(rawValue: name).flatMap { name in sites.withLock { $0[name] } }
    }

    var all: [Site] { sites.withLock { $0.values.sorted { $0.name.rawValue < $1.name.rawValue } } }

    /// The site whose pages have this origin.
    func site(origin: String) -> Site? {
        let wanted = OriginText(origin)
        return all.first { site in site.origins.contains { OriginText($0) == wanted } }
    }

    /// The site of a form that does not say which: the only one, or the one that the first start made.
    var usual: Site? {
        let all = all
        return all.count == 1 ? all.first : all.first { $0.name == .usual }
    }
}
