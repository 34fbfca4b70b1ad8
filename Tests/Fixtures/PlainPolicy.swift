/// A policy for histories whose every verdict the test knows: it approves but for two words.
package enum PlainPolicy {
    package static let text = """
        policy: plain
        defaults: { outcome: approve }
        rules:
          - id: waits
            title: A word that waits
            class: quality
            when: { words: { any: [slowly] } }
            floor: hold
            tests: { match: [go slowly], pass: [go] }
          - id: put-aside
            title: A word that is put aside
            class: spam
            when: { words: { any: [cheaply] } }
            floor: spam
            tests: { match: [buy cheaply], pass: [buy] }

        """
}
