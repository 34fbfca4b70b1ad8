/// The languages in which our pages speak to readers; a site has one, so that a page is kept once.
package enum PageLanguage: String, Sendable, CaseIterable, Codable {
    case english = "en"
    case spanish = "es"
    case german = "de"
    case french = "fr"
    case arabic = "ar"
    case japanese = "ja"

    /// The way its lines run, as HTML says it.
    package var direction: String { self == .arabic ? "rtl" : "ltr" }
}
