// swift-tools-version: 6.2
import PackageDescription

// The rooms of the house, who may use whom, and the parts we use; the README's code map says what lives where.
let package = Package(
    name: "afterword",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "afterword", targets: ["afterword"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", .upToNextMinor(from: "7.10.0")),
        .package(url: "https://github.com/jpsim/Yams", .upToNextMinor(from: "6.2.2")),
        .package(url: "https://github.com/apple/swift-crypto", .upToNextMinor(from: "4.5.2")),
        .package(
            url: "https://github.com/apple/swift-argument-parser",
            .upToNextMinor(from: "1.8.2"),
        ),
        .package(
            url: "https://github.com/apple/swift-configuration",
            .upToNextMinor(from: "1.4.0"),
        ),
        .package(url: "https://github.com/apple/swift-log", .upToNextMinor(from: "1.16.2")),
        .package(url: "https://github.com/apple/swift-nio", .upToNextMinor(from: "2.101.2")),
        .package(
            url: "https://github.com/apple/swift-nio-extras",
            .upToNextMinor(from: "1.35.2"),
        ),
        .package(
            url: "https://github.com/swift-server/async-http-client",
            .upToNextMinor(from: "1.37.0"),
        ),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird",
            .upToNextMinor(from: "2.28.1"),
        ),
        .package(url: "https://github.com/apple/swift-http-types", .upToNextMinor(from: "1.8.0")),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle",
            .upToNextMinor(from: "2.13.0"),
        ),
    ],
    targets: [
        // The vocabulary, and the system libraries behind small module maps.
        .target(name: "Comments"),
        .systemLibrary(
            name: "CMD4C",
            pkgConfig: "md4c",
            providers: [.apt(["libmd4c-dev"]), .brew(["md4c"])],
        ),
        .systemLibrary(
            name: "CPSL",
            pkgConfig: "libpsl",
            providers: [.apt(["libpsl-dev"]), .brew(["libpsl"])],
        ),
        .systemLibrary(
            name: "CUnistring",
            providers: [.apt(["libunistring-dev"]), .brew(["libunistring"])],
        ),
        .systemLibrary(
            name: "CIDN2",
            pkgConfig: "libidn2",
            providers: [.apt(["libidn2-dev"]), .brew(["libidn2"])],
        ),
        .systemLibrary(
            name: "CDeflate",
            pkgConfig: "libdeflate",
            providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])],
        ),
        .systemLibrary(name: "CMalloc"),
        .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),

        // The pure rooms.
        .target(name: "Markup", dependencies: ["Comments", "CMD4C"]),
        .target(
            name: "Moderation",
            dependencies: [
                "Comments", "Markup", "CRE2", "CPSL", "CUnistring", "CIDN2", "Yams",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
        ),
        .target(
            name: "ShippedPolicies",
            path: "Policies",
            sources: ["ShippedPolicies.swift"],
            resources: [
                .embedInCode("blog.yaml"),
                .embedInCode("cases/blog-cases-lists.tsv"),
                .embedInCode("cases/blog-cases.tsv"),
                .embedInCode("cases/peer-support-cases-lists.tsv"),
                .embedInCode("cases/peer-support-cases.tsv"),
                .embedInCode("cases/strict-cases-lists.tsv"),
                .embedInCode("cases/strict-cases.tsv"),
                .embedInCode("ids.lock"),
                .embedInCode("lists/cited-domains.txt"),
                .embedInCode("lists/commercial-terms.en.txt"),
                .embedInCode("lists/commercial-terms.es.txt"),
                .embedInCode("lists/contact-requests.en.txt"),
                .embedInCode("lists/contact-requests.es.txt"),
                .embedInCode("lists/content-notes.en.txt"),
                .embedInCode("lists/content-notes.es.txt"),
                .embedInCode("lists/crisis-others.en.txt"),
                .embedInCode("lists/crisis-others.es.txt"),
                .embedInCode("lists/crisis-phrases.en.txt"),
                .embedInCode("lists/crisis-phrases.es.txt"),
                .embedInCode("lists/disposable-email.txt"),
                .embedInCode("lists/encouragement.en.txt"),
                .embedInCode("lists/encouragement.es.txt"),
                .embedInCode("lists/farewells.en.txt"),
                .embedInCode("lists/farewells.es.txt"),
                .embedInCode("lists/free-mail.txt"),
                .embedInCode("lists/group-words.en.txt"),
                .embedInCode("lists/group-words.es.txt"),
                .embedInCode("lists/identifying-details.en.txt"),
                .embedInCode("lists/identifying-details.es.txt"),
                .embedInCode("lists/insults.en.txt"),
                .embedInCode("lists/insults.es.txt"),
                .embedInCode("lists/judgemental.en.txt"),
                .embedInCode("lists/judgemental.es.txt"),
                .embedInCode("lists/method-details.en.txt"),
                .embedInCode("lists/method-details.es.txt"),
                .embedInCode("lists/negations.en.txt"),
                .embedInCode("lists/negations.es.txt"),
                .embedInCode("lists/own-things.en.txt"),
                .embedInCode("lists/past-marks.en.txt"),
                .embedInCode("lists/past-marks.es.txt"),
                .embedInCode("lists/public-numbers.txt"),
                .embedInCode("lists/relations.en.txt"),
                .embedInCode("lists/relations.es.txt"),
                .embedInCode("lists/requests.en.txt"),
                .embedInCode("lists/self-promotion.en.txt"),
                .embedInCode("lists/self-promotion.es.txt"),
                .embedInCode("lists/seo-praise.en.txt"),
                .embedInCode("lists/seo-praise.es.txt"),
                .embedInCode("lists/service-offers.en.txt"),
                .embedInCode("lists/service-offers.es.txt"),
                .embedInCode("lists/shorteners.txt"),
                .embedInCode("lists/spam-domains.txt"),
                .embedInCode("lists/speech-marks.en.txt"),
                .embedInCode("lists/speech-marks.es.txt"),
                .embedInCode("lists/stop-medication.en.txt"),
                .embedInCode("lists/stop-medication.es.txt"),
                .embedInCode("messages/ar.yaml"),
                .embedInCode("messages/de.yaml"),
                .embedInCode("messages/en.yaml"),
                .embedInCode("messages/es.yaml"),
                .embedInCode("messages/fr.yaml"),
                .embedInCode("messages/ja.yaml"),
                .embedInCode("peer-support.yaml"),
                .embedInCode("resources/crisis.yaml"),
                .embedInCode("strict.yaml"),
            ],
        ),

        // The rooms with a technology in them.
        .target(
            name: "Storage",
            dependencies: [
                "Comments",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
        ),
        .target(name: "Desk", dependencies: ["Comments", "Moderation", "Storage"]),
        .target(
            name: "Pages",
            dependencies: ["Comments", "Markup"],
            resources: [
                .embedInCode("Assets/embed.css"),
                .embedInCode("Assets/embed-answers.js"),
                .embedInCode("Assets/embed-counts.js"),
                .embedInCode("Assets/embed-element.js"),
                .embedInCode("Assets/embed-memory.js"),
                .embedInCode("Assets/embed-nodes.js"),
                .embedInCode("Assets/embed-reading.js"),
                .embedInCode("Assets/embed-writing.js"),
            ],
        ),
        .target(
            name: "Server",
            dependencies: [
                "CDeflate", "Comments", "Desk", "Pages",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [.embedInCode("openapi.json")],
        ),
        .executableTarget(
            name: "afterword",
            dependencies: [
                "CMalloc", "Comments", "Desk", "Markup", "Pages", "Server", "ShippedPolicies",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                "Yams",
            ],
        ),

        // Tests mirror the rooms.
        .target(
            name: "Fixtures",
            dependencies: ["Comments", "Moderation", "ShippedPolicies", "Storage"],
            path: "Tests/Fixtures",
            resources: [.embedInCode("hostile.json")],
        ),
        .testTarget(name: "CommentsTests", dependencies: ["Comments"]),
        .testTarget(name: "MarkupTests", dependencies: ["Comments", "Fixtures", "Markup"]),
        .testTarget(
            name: "ModerationTests",
            dependencies: ["Comments", "Moderation", "ShippedPolicies"],
            exclude: ["Broken"],
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Comments", "Fixtures", "Storage", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Snapshots"],
        ),
        .testTarget(
            name: "DeskTests",
            dependencies: [
                "Comments", "Desk", "Fixtures", "Moderation", "ShippedPolicies", "Storage",
            ],
        ),
        .testTarget(
            name: "PagesTests",
            dependencies: ["Comments", "Fixtures", "Markup", "Pages"],
            exclude: ["Snapshots"],
        ),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Comments", "Desk", "Fixtures", "Moderation", "Server", "ShippedPolicies",
                "Storage",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "afterword", "Comments", "Fixtures",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Snapshots"],
        ),
        .testTarget(
            name: "SimulationTests",
            dependencies: [
                "Comments", "Desk", "Fixtures", "Moderation", "ShippedPolicies", "Storage",
            ],
        ),
        .testTarget(name: "TidyTests"),

        // The server with one route more: constant bodies, which the benchmark compares reads with.
        .executableTarget(
            name: "LoadServer",
            dependencies: [
                "Comments", "Desk", "Server", "ShippedPolicies",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            path: "Tests/Load/LoadServer",
        ),
        // What loading policies and judging comments cost.
        .executableTarget(
            name: "CostCounts",
            dependencies: ["Comments", "Markup", "Moderation", "Pages", "ShippedPolicies"],
            path: "Tests/Load/CostCounts",
        ),
        .executableTarget(
            name: "PolicyBench",
            dependencies: ["Comments", "Moderation", "ShippedPolicies"],
            path: "Tests/Load/PolicyBench",
        ),
    ],
    cxxLanguageStandard: .cxx17,
)

// How every room of ours is compiled (DESIGN §5); the gate turns warnings into errors.
var strictness: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .strictMemorySafety(),
]
if Context.environment["AFTERWORD_STRICT"] != nil {
    strictness.append(.treatAllWarnings(as: .error))
}
for target in package.targets where target.type != .system && target.name != "CRE2" {
    target.swiftSettings = strictness
}
