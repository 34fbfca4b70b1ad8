/// Names of the form's fields that are ours, beside WordPress's.
package enum FormNames {
    /// A field that people do not see and programs fill; in both encodings.
    package static let honeypot = "afterword_hp"
    /// Which site a form of ours belongs to.
    package static let site = "afterword_site"
    /// A timed token, where a script fetched one.
    package static let token = "afterword_token"
    /// The button that asks how it would look.
    package static let preview = "afterword_preview"
    /// Present in a form that can show what may be mended first; a form of a theme cannot.
    package static let secondLook = "afterword_look"

    package static let all = [honeypot, site, token, preview, secondLook]
}
