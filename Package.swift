// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")

let package = Package(
  name: "dossier",
  products: [.executable(name: "dossier", targets: ["dossier"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
  ],
  targets: [
    // Thin C targets: no header of the wrapped library reaches Swift.
    .target(name: "CFileSystem"),
    .systemLibrary(name: "CSQLite", path: "Sources/CSQLite", pkgConfig: "sqlite3"),
    .target(name: "CDuckDB", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CProcess"),
    .target(name: "COnnxRuntime", linkerSettings: [.linkedLibrary("dl")]),
    .target(
      name: "CMark", linkerSettings: [.linkedLibrary("cmark-gfm"), .linkedLibrary("cmark-gfm-extensions")]),
    .systemLibrary(name: "LibXML2Headers", path: "Sources/LibXML2Headers", pkgConfig: "libxml-2.0"),
    .target(name: "CLibXML2", dependencies: ["LibXML2Headers"], linkerSettings: [.linkedLibrary("xml2")]),
    // The templates, styles, locale files and built-in reference data, compiled in.
    .target(name: "Templates", path: "Templates"),

    // What people declare.
    .target(name: "Manifest", dependencies: [yams], swiftSettings: strict),
    // What the core measures: plain values without handles.
    .target(name: "Measurements", dependencies: ["Manifest"], swiftSettings: strict),
    // Numbers, dates and plural forms as the report's languages write them.
    .target(name: "Wording", dependencies: ["Manifest", "Measurements"], swiftSettings: strict),
    // Distributions, order statistics and random streams: numbers in, numbers out.
    .target(name: "Statistics", swiftSettings: strict),
    .target(name: "Tables", dependencies: ["Manifest", "CDuckDB", "CSQLite"], swiftSettings: strict),
    .target(name: "Catalog", dependencies: ["Manifest", "Measurements", "Tables"], swiftSettings: strict),
    .target(name: "Inference", dependencies: ["Manifest", "Tables", "COnnxRuntime"], swiftSettings: strict),
    // XML documents, with limits and nothing from outside.
    .target(name: "XML", dependencies: ["CLibXML2"], swiftSettings: strict),
    // Models in PMML, read and evaluated natively.
    .target(
      name: "PMML", dependencies: ["Manifest", "Tables", "Inference", "Statistics", "XML"], swiftSettings: strict),
    // Rows as JSON, and JSON answers as predictions: what programs and servers are spoken to with.
    .target(name: "RowExchange", dependencies: ["Manifest", "Tables", "Inference"], swiftSettings: strict),
    // Models that are programs.
    .target(
      name: "Commands", dependencies: ["Manifest", "Tables", "Inference", "RowExchange", "CProcess"],
      swiftSettings: strict),
    // Models that are servers.
    .target(
      name: "Endpoints", dependencies: ["Manifest", "Tables", "Inference", "RowExchange"], swiftSettings: strict),
    .target(
      name: "Evaluation",
      dependencies: [
        "Manifest", "Measurements", "Wording", "Statistics", "Tables", "Inference", "PMML", "Commands", "Endpoints",
      ],
      swiftSettings: strict),
    .target(
      name: "Benchmark", dependencies: ["Manifest", "Measurements", "Inference", "Tables", histogram],
      swiftSettings: strict),
    // What things cost and what hardware can do: bundled tables, price files, catalogs of other tools.
    .target(name: "Prices", dependencies: ["Manifest", "Templates"], swiftSettings: strict),
    .target(
      name: "Costing", dependencies: ["Manifest", "Measurements", "Prices", "Statistics"], swiftSettings: strict),
    .target(
      name: "Records", dependencies: ["Manifest", "Measurements", "CFileSystem", "CSQLite", crypto],
      swiftSettings: strict),
    // What is known of a project as tables, and rules of one's own as SQL over them.
    .target(
      name: "Facts", dependencies: ["Manifest", "Measurements", "Wording", "Governance", "CSQLite"],
      swiftSettings: strict),
    .target(
      name: "Governance", dependencies: ["Manifest", "Measurements", "Wording", "Templates"], swiftSettings: strict),
    .target(
      name: "Report",
      dependencies: ["Manifest", "Measurements", "Wording", "Governance", "Templates", "CMark"],
      swiftSettings: strict),
    .target(
      name: "Interchange", dependencies: ["Manifest", "Measurements", "Governance", "Wording", "XML", crypto],
      swiftSettings: strict),
    // The parts in their order: read, measure, judge, render, write.
    .target(
      name: "Pipeline",
      dependencies: [
        "Manifest", "Measurements", "Wording", "Tables", "Catalog", "Inference", "Evaluation", "Costing", "Records",
        "Governance", "Report", "Interchange", "XML", "Prices", "Facts",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "dossier",
      dependencies: [
        "Manifest", "Measurements", "Wording", "Pipeline", "Inference", "Evaluation", "Governance", "Interchange",
        "Records", "Prices", "Facts",
        argumentParser,
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "dossier-bench",
      dependencies: [
        "Benchmark", "Costing", "Evaluation", "Governance", "Inference", "Manifest", "Pipeline", "Prices", "Tables",
      ],
      swiftSettings: strict),

    .testTarget(
      name: "ManifestTests", dependencies: ["Manifest"], exclude: ["validate.py"], resources: [.copy("Corpus")],
      swiftSettings: strict),
    .testTarget(
      name: "TablesTests", dependencies: ["Tables", "Catalog", "Measurements", "Manifest"],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "InferenceTests", dependencies: ["Inference", "Benchmark", "Tables", "Manifest"],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "EvaluationTests",
      dependencies: ["Evaluation", "Measurements", "Manifest", "Statistics", "Tables", "Inference"],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "ReportTests", dependencies: ["Report", "Wording", "Governance", "Measurements", "Manifest"],
      swiftSettings: strict),
    .testTarget(
      name: "GovernanceTests", dependencies: ["Governance", "Measurements", "Manifest", "Wording"],
      resources: [.copy("Fixtures")],
      swiftSettings: strict),
    .testTarget(
      name: "FactsTests", dependencies: ["Facts", "Governance", "Measurements", "Manifest"], swiftSettings: strict),
    .testTarget(
      name: "SupportTests",
      dependencies: ["Costing", "Records", "Interchange", "Wording", "Measurements", "Manifest", "XML"],
      swiftSettings: strict),
    .testTarget(
      name: "CostingTests", dependencies: ["Costing", "Prices", "Measurements", "Manifest", "Statistics"],
      swiftSettings: strict),
    .testTarget(
      name: "PricesTests", dependencies: ["Prices", "Manifest"], resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "PMMLTests", dependencies: ["PMML", "XML", "Inference", "Tables", "Manifest"],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "ExternalModelTests",
      dependencies: ["RowExchange", "Commands", "Endpoints", "Inference", "Tables", "Manifest"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["dossier"], resources: [.copy("Fixtures")], swiftSettings: strict),
  ]
)
