import HTTPTypes

extension HTTPFields {
    /// The value of a field as the subscript gives it, which joins the values even where there is one, as nearly always.
    func value(_ name: HTTPField.Name) -> String? {
        var found: String?
        for field in self where field.name == name {
            guard found == nil else { return self[name] }
            found = field.value
        }
        return found
    }
}
