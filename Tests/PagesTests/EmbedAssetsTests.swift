import Comments
import Testing

@testable import Pages

@Suite struct EmbedAssetsTests {
    @Test func `what is served is one function without remarks and indentation`() {
        let lines = EmbedAssets.script.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "(() => {")
        #expect(EmbedAssets.script.hasSuffix("})();\n"))
        #expect(!lines.contains { $0.hasPrefix("//") || $0.hasPrefix(" ") })
        #expect(EmbedAssets.script.contains("}customElements.define(\"afterword-thread\""))
        #expect(!EmbedAssets.style.contains("/*"))
        #expect(EmbedAssets.style.hasPrefix("afterword-thread,.aw-thread,.aw-respond,.aw-main{"))
        #expect(EmbedAssets.style.contains(".aw-hue-11{background:#5f5f66}\n"))
    }

    @Test func `the element says no words but those that come with the form`() throws {
        let used = EmbedAssets.script.matches(of: /words\??\.([a-z_]+)/).map { String($0.1) }
        #expect(Set(used).count > 12)
        for language in PageLanguage.allCases {
            var site = Site(name: .usual)
            site.language = language
            let json = String(decoding: FormJSON.bytes(token: "t", site: site), as: UTF8.self)
            for word in Set(used) {
                #expect(json.contains("\"\(word)\":"), "no word for \(word) in \(language)")
            }
            // Words travel as text: a character reference would be shown as it is.
            #expect(!json.contains("&#") && !json.contains("&amp;") && !json.contains("<"))
        }
    }

    @Test func `every class that the script makes has a look or a meaning in the stylesheet`() {
        let made = EmbedAssets.script.matches(of: /class:"(aw-[a-z-]+)/).map { String($0.1) }
        #expect(made.count > 4)
        // A section for the memory's button, told apart by those who style it.
        for name in Set(made) where name != "aw-memory" {
            #expect(EmbedAssets.style.contains("." + name), "no look for \(name)")
        }
    }

    @Test func `no part of the element overwrites what another one has by the same name`() {
        let parts = [
            PackageResources.embed_memory_js, PackageResources.embed_answers_js,
            PackageResources.embed_writing_js, PackageResources.embed_reading_js,
            PackageResources.embed_element_js,
        ]
        let name = /^  (?:async )?(?<name>(?:get |set )?[a-zA-Z]+)\(.*\) \{$/
        let names = parts.flatMap { part in
            String(decoding: part, as: UTF8.self).split(separator: "\n")
                .compactMap { $0.wholeMatch(of: name).map { String($0.name) } }
                .filter { !["if", "for", "while", "switch"].contains($0) }
        }
        let twice = Dictionary(grouping: names, by: \.self).filter { $0.value.count > 1 }
        #expect(names.count > 40)
        #expect(twice.keys.sorted() == [])
    }
}
