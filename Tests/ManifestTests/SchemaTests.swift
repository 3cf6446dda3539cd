import Foundation
import Testing

@testable import Manifest

@Suite("The JSON Schema and the reader agree")
struct SchemaTests {
  /// The interpreter that has the package jsonschema: `DOSSIER_PYTHON`, or the one that the set-up makes.
  private static func interpreter() -> String? {
    if let path = ProcessInfo.processInfo.environment["DOSSIER_PYTHON"], !path.isEmpty { return path }
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    for _ in 0..<3 {
      let path = folder.appending(path: ".deps/python/bin/python").path
      if FileManager.default.isExecutableFile(atPath: path) { return path }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }

  /// What an independent validator says of each instance: its messages, none for a valid one.
  private static func judge(_ instances: [(name: String, value: JSONValue)], by schema: JSONValue) throws -> [String:
    [String]]
  {
    let python = try #require(
      interpreter(),
      "no Python with jsonschema: run “make setup”, or set DOSSIER_PYTHON to an interpreter that has jsonschema 4.26.0")
    let folder = FileManager.default.temporaryDirectory.appending(path: "dossier-schema-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let schemaFile = folder.appending(path: "schema.json")
    let instanceFile = folder.appending(path: "instances.json")
    try Data(schema.text().utf8).write(to: schemaFile)
    let members = instances.map { JSONValue.Member($0.name, $0.value) }
    try Data(JSONValue.object(members).text(indent: nil).utf8).write(to: instanceFile)

    let process = Process()
    process.executableURL = URL(filePath: python)
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "validate.py")
    process.arguments = [script.path, schemaFile.path, instanceFile.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "validate.py failed; is jsonschema installed for \(python)?")
    return try JSONDecoder().decode([String: [String]].self, from: data)
  }

  @Test func theyAgreeOnTheCorpus() throws {
    let cases = try Corpus.good() + Corpus.bad()
    var instances: [(name: String, value: JSONValue)] = []
    for item in cases {
      let tree = try Corpus.tree(item)
      #expect((tree == nil) == (item.schema == .unreadable), "\(item)")
      if let tree { instances.append((item.description, tree.json)) }
    }
    let verdicts = try Self.judge(instances, by: ManifestSchema.project())
    for item in cases where item.schema != .unreadable {
      let messages = try #require(verdicts[item.description])
      #expect(messages.isEmpty == (item.schema == .valid), "\(item): \(messages)")
    }
  }

  @Test func organisationFiles() throws {
    let good = """
      dossier: 1
      title: Bank
      languages: [ru, en]
      policy:
        rules: {no-baseline: error, long-statement: "off"}
        ranks: {evaluation: measured, deployment: attested}
        waivers:
          - {project: churn, rule: no-baseline, reason: Pilot, approved_by: CRO, expires: 2027-01-31}
      prices: prices.csv
      output: {base_url: "https://models.example.org/"}
      """
    let bad = good.replacingOccurrences(of: "measured", with: "certain")
    let outcome = OrganisationReader.parse(good, folder: "/tmp", shownAs: "dossier.yaml")
    #expect(outcome.diagnostics.isEmpty, "\(DiagnosticRenderer.text(outcome.diagnostics, color: false))")
    #expect(outcome.value?.policy?.waivers.count == 1)
    #expect(outcome.value?.languages == [.ru, .en])
    let refused = OrganisationReader.parse(bad, folder: "/tmp", shownAs: "dossier.yaml")
    #expect(refused.value == nil)
    #expect(refused.diagnostics.map(\.code) == ["unknown-value"])

    var instances: [(name: String, value: JSONValue)] = []
    for (name, text) in [("good", good), ("bad", bad)] {
      let loader = SourceLoader(log: DiagnosticLog(limit: 10), limits: Limits(), folder: nil, shownFolder: "")
      let tree = loader.load(bytes: Array(text.utf8), shownAs: name, relative: name, realPath: nil)
      instances.append((name, try #require(tree).json))
    }
    let verdicts = try Self.judge(instances, by: ManifestSchema.organisation())
    #expect(verdicts["good"] == [])
    #expect(verdicts["bad"]?.isEmpty == false)
  }

  @Test func everyKeyIsDescribed() throws {
    var undescribed: [String] = []
    func visit(_ value: JSONValue, _ path: String) {
      switch value {
      case .object(let members):
        for member in members {
          if member.key == "properties", case .object(let properties) = member.value {
            for property in properties {
              guard case .object(let keywords) = property.value else { continue }
              if !keywords.contains(where: { $0.key == "description" }) {
                undescribed.append("\(path).\(property.key)")
              }
            }
          }
          visit(member.value, "\(path).\(member.key)")
        }
      case .array(let items): for item in items { visit(item, path) }
      default: break
      }
    }
    visit(ManifestSchema.project(), "")
    visit(ManifestSchema.organisation(), "")
    #expect(undescribed.isEmpty)
  }
}
