import Foundation
import Tables

@testable import Manifest
@testable import PMML

/// The fixtures and what the reference evaluator answered on them; `Fixtures/make.py` says how they were made.
enum Reference {
  static let folder = Bundle.module.resourceURL!.appending(path: "Fixtures")
  static let place = SourceLocation(file: "project.yaml", line: 1, column: 1)

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".pmml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static func document(_ name: String) throws -> PMMLDocument {
    try PMMLDocument([UInt8](Data(contentsOf: folder.appending(path: "\(name).pmml"))), shownAs: "\(name).pmml")
  }

  /// The answers by data set: an object a row.
  static func expected(_ name: String) throws -> [String: [[String: Any]]] {
    let data = try Data(contentsOf: folder.appending(path: "\(name).expected.json"))
    return try JSONSerialization.jsonObject(with: data) as? [String: [[String: Any]]] ?? [:]
  }

  /// Rows as a data set would give them.
  static func table(_ name: String) throws -> Table {
    let text = try String(contentsOf: folder.appending(path: "\(name).csv"), encoding: .utf8)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let columns = lines[0].enumerated().map { position, name -> Column in
      let cells = lines.dropFirst().map { $0[position] }
      let nulls = cells.contains("") ? cells.map(\.isEmpty) : nil
      let isText = cells.contains { !$0.isEmpty && Double($0) == nil }
      if isText { return Column(name: name, values: .texts(TextValues(cells)), nulls: nulls) }
      if nulls == nil, cells.allSatisfy({ Int64($0) != nil }) {
        return Column(name: name, values: .integers(cells.map { Int64($0)! }))
      }
      return Column(name: name, values: .doubles(cells.map { Double($0) ?? 0 }), nulls: nulls)
    }
    return Table(rowCount: lines.count - 1, columns: columns)
  }

  static func spec(output: OnnxModel.Output = .auto, name: String? = nil, inputs: [InputBinding] = []) -> PMMLModel {
    PMMLModel(
      path: Located("m.pmml", at: place), inputs: inputs, output: output,
      outputName: name.map { Located($0, at: place) })
  }
}
