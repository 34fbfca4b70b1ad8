import Comments
package import Moderation

/// Every policy in force at one moment, and what is known of those that do not load.
package final class PoliciesInForce: Sendable {
    private let policies: [String: Policy]
    private let findings: [String: [Finding]]
    /// Names whose newest files do not load although an older version is in force.
    private let stale: Set<String>
    /// The shipped `strict`, whatever the owner's files make of that name.
    private let lastResort: Policy

    /// Reads and compiles the policies of two folders, the owner's over the shipped ones.
    ///
    /// - Parameters:
    ///   - shipped: The files that travel in the program; throws `PolicyFailure` where their `strict` does not load.
    ///   - today: The day as `2026-11-23`.
    ///   - old: What stays in force where a newer file is broken.
    init(
        shipped: PolicyFolder,
        own: PolicyFolder,
        today: String,
        after old: PoliciesInForce?,
    ) throws(PolicyFailure) {
        let folder = shipped.overlaid(with: own)
        var loads: [String: PolicyLoad] = [:]
        for name in Policy.names(in: folder) {
            loads[name] = Policy.load(
                name,
                from: folder,
                today: today,
                isShipped: own.files.isEmpty,
                isServing: true,
            )
        }
        if let old {
            lastResort = old.lastResort
        } else {
            let load =
                own.files.isEmpty
                ? loads[PolicyShelf.standIn]
                : Policy.load(
                    PolicyShelf.standIn,
                    from: shipped,
                    today: today,
                    isShipped: true,
                    isServing: true,
                )
            guard let strict = load?.policy else { throw PolicyFailure(load?.findings ?? []) }
            lastResort = strict
        }
        policies = loads.reduce(into: [:]) { all, load in
            all[load.key] = load.value.policy ?? old?.policies[load.key]
        }
        findings = loads.mapValues(\.findings)
        stale = Set(loads.keys.filter { loads[$0]?.policy == nil })
    }

    func policy(for site: Site) -> SitePolicy {
        if let policy = policies[site.policy] {
            return SitePolicy(rules: policy, standsInFor: nil)
        }
        let standIn = policies[PolicyShelf.standIn] ?? lastResort
        return SitePolicy(rules: standIn, standsInFor: site.policy)
    }

    func policy(named name: String) -> Policy? { policies[name] }

    /// A reason that moderators can give by its code, and no words of their own.
    func knowsReason(_ code: String) -> Bool {
        policies.values.contains { $0.reason(code, languages: []) != nil }
    }

    /// The codes of all reasons that the author of a declined comment can be told, of whatever policy.
    var reasonCodes: [String] { Set(policies.values.flatMap(\.reasonCodes)).sorted() }

    /// Names that sites can choose.
    package var names: [String] { policies.keys.sorted() }

    /// Something in the folders does not load.
    package var isStale: Bool { !stale.isEmpty }

    /// Everything known, by name.
    var reports: [PolicyStanding] {
        findings.keys.sorted().map { name in
            PolicyStanding(
                name: name,
                policy: policies[name],
                isStale: stale.contains(name),
                findings: findings[name] ?? [],
            )
        }
    }
}

/// What is known of one policy.
struct PolicyStanding: Sendable {
    var name: String
    /// Nil when it never loaded.
    var policy: Policy?
    var isStale: Bool
    var findings: [Finding]
}

/// The shipped policies do not load: nothing could be judged.
package struct PolicyFailure: Error, CustomStringConvertible {
    package let findings: [Finding]

    init(_ findings: [Finding]) { self.findings = findings }

    package var description: String {
        "the shipped policy does not load: " + findings.map(\.description).joined(separator: "; ")
    }
}
