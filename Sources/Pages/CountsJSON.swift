/// `{counts: {PAGE: n}}` by the pages as they were asked for.
package enum CountsJSON {
    package static func bytes(_ counts: [(page: String, count: Int)]) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("counts")
            json.object { json in
                for (page, count) in counts {
                    json.key(text: page)
                    json.value(count)
                }
            }
        }
        return json.bytes
    }
}
