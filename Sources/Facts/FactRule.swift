import Foundation
import Governance
import Manifest

/// A rule of an organisation's own: one query, every row of its answer a finding.
public struct FactRule: Sendable, Hashable {
  public var id: String
  public var title: String
  public var severity: Finding.Severity
  public var sql: String
  public var location: SourceLocation

  public init(id: String, title: String, severity: Finding.Severity, sql: String, location: SourceLocation) {
    self.id = id
    self.title = title
    self.severity = severity
    self.sql = sql
    self.location = location
  }
}

/// Reads `rules/*.sql`. The first lines are comments: `-- id: ORG001`, `-- title: …`, `-- severity: warning`.
public enum FactRuleReader {
  /// The rules in the order of their files, and what is wrong with the others. A folder that is not there has none.
  public static func read(folder: String) -> (rules: [FactRule], problems: [Diagnostic]) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return ([], []) }
    var rules: [FactRule] = []
    var problems: [Diagnostic] = []
    for name in names.sorted() where name.hasSuffix(".sql") {
      let place = SourceLocation(file: "rules/\(name)", line: 1, column: 1)
      let path = folder + "/" + name
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      guard attributes?[.type] as? FileAttributeType == .typeRegular, (attributes?[.size] as? Int ?? .max) <= 64 << 10,
        let data = FileManager.default.contents(atPath: path),
        let text = String(data: data, encoding: .utf8)
      else {
        problems.append(problem("the rule “\(name)” cannot be read", "a text in UTF-8 of at most 64 KiB", place))
        continue
      }
      switch parse(text, at: place) {
      case .success(let rule) where rules.contains { $0.id == rule.id }:
        problems.append(problem("the rule \(rule.id) is there twice", "another id", place))
      case .success(let rule): rules.append(rule)
      case .failure(let wrong): problems.append(problem(wrong.message, wrong.expected, place))
      }
    }
    return (rules, problems)
  }

  struct Wrong: Error {
    var message: String
    var expected: String
  }

  static func parse(_ text: String, at place: SourceLocation) -> Result<FactRule, Wrong> {
    var head: [String: String] = [:]
    for line in text.split(separator: "\n") {
      guard line.hasPrefix("--") else { break }
      let parts = line.dropFirst(2).split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      head[parts[0].trimmingCharacters(in: .whitespaces)] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    guard let id = head["id"], !id.isEmpty, id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    else {
      return .failure(Wrong(message: "the rule has no id", expected: "a line “-- id: ORG001”"))
    }
    guard RuleBook.info(id) == nil else {
      return .failure(Wrong(message: "\(id) is a rule of the tool", expected: "an id of your own, such as ORG001"))
    }
    guard let title = head["title"], !title.isEmpty else {
      return .failure(Wrong(message: "the rule \(id) has no title", expected: "a line “-- title: What has to hold”"))
    }
    guard let severity = Finding.Severity(rawValue: head["severity"] ?? "warning") else {
      return .failure(Wrong(message: "the severity of \(id) is not known", expected: "error, warning or info"))
    }
    return .success(FactRule(id: id, title: title, severity: severity, sql: text, location: place))
  }

  private static func problem(_ message: String, _ expected: String, _ place: SourceLocation) -> Diagnostic {
    Diagnostic("organisation-rule", severity: .error, message: message, location: place, expected: expected)
  }
}
