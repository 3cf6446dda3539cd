import Foundation
import Tables

/// A JSON value of a reference file.
enum Reference: Decodable, Sendable {
  case number(Double)
  case text(String)
  case list([Reference])
  case object([String: Reference])
  case none

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let flag = try? container.decode(Bool.self) {
      self = .text(flag ? "true" : "false")
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([Reference].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: Reference].self))
    }
  }

  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var text: String? {
    switch self {
    case .text(let text): text
    case .number(let value): String(Int(value))
    default: nil
    }
  }
  var list: [Reference] { if case .list(let items) = self { items } else { [] } }
  var numbers: [Double] { list.compactMap(\.number) }
  var object: [String: Reference] { if case .object(let members) = self { members } else { [:] } }
  var matrix: [[Int]] { list.map { $0.numbers.map { Int($0) } } }

  subscript(_ key: String) -> Reference { object[key] ?? .none }

  static func load(_ name: String) throws -> Reference {
    try JSONDecoder().decode(Reference.self, from: Data(contentsOf: Fixture.url("\(name).json")))
  }
}

enum Fixture {
  static func url(_ name: String) throws -> URL {
    guard let folder = Bundle.module.url(forResource: "Fixtures", withExtension: nil) else {
      throw CocoaError(.fileNoSuchFile)
    }
    return folder.appendingPathComponent(name)
  }

  /// A small CSV file: a column is of numbers when every field is one.
  static func table(_ name: String) throws -> Table {
    let lines = try String(contentsOf: url("\(name).csv"), encoding: .utf8).split(separator: "\n").map(fields)
    let rows = lines.dropFirst()
    let columns = lines[0].enumerated().map { index, name -> Column in
      let texts = rows.map { $0[index] }
      let numbers = texts.compactMap(Double.init)
      let isWhole = texts.allSatisfy { Int64($0) != nil }
      if isWhole { return Column(name: name, values: .integers(texts.compactMap(Int64.init))) }
      return Column(name: name, values: numbers.count == texts.count ? .doubles(numbers) : .texts(TextValues(texts)))
    }
    return Table(rowCount: rows.count, columns: columns)
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var quoted = false
    for character in line {
      switch character {
      case "\"": quoted.toggle()
      case "," where !quoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
