/// Names of the form's fields that are ours, beside WordPress's.
package enum FormNames {
    /// A field that people do not see and programs fill; in both encodings.
    package static let honeypot = "afterword_hp"
    /// Which site a form of ours belongs to.
    package static let site = "afterword_site"
    /// A timed token, where a script fetched one.
    package static let token = "afterword_token"
}
