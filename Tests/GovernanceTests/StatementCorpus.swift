import Foundation
import Testing

@testable import Governance

/// One labelled statement of the fixtures; the format is described at the top of `statements.en.txt`.
struct LabelledStatement: Sendable {
  var id: String
  var text: String
  var missing: Set<String>
  var isBad: Bool
  var flaw: String?

  static func load(_ name: String) throws -> [LabelledStatement] {
    let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "txt"))
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.components(separatedBy: "\n== ").dropFirst().flatMap(read)
  }

  private static func read(_ block: String) -> [LabelledStatement] {
    let lines = block.split(separator: "\n").map(String.init)
    guard let id = lines.first else { return [] }
    var passages: [(elements: Set<String>, text: String)] = []
    var drops: [Set<String>] = []
    var missing: Set<String>?
    var flaw: String?
    var free: [String] = []
    for line in lines.dropFirst() {
      if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
        let text = line[line.index(after: end)...].trimmingCharacters(in: .whitespaces).replacing("\\n", with: "\n")
        passages.append((words(line[line.index(after: line.startIndex)..<end]), text))
      } else if line.hasPrefix("drop: ") {
        drops = line.dropFirst(6).split(separator: "|").map { words($0) }
      } else if line.hasPrefix("bad: ") {
        missing = words(line.dropFirst(5))
      } else if line.hasPrefix("flaw: ") {
        flaw = String(line.dropFirst(6))
      } else {
        free.append(line)
      }
    }
    if let missing {
      return [
        LabelledStatement(id: id, text: free.joined(separator: " "), missing: missing, isBad: true, flaw: flaw)
      ]
    }
    let all = Set(passages.flatMap(\.elements))
    let whole = LabelledStatement(
      id: id, text: passages.map(\.text).joined(separator: " "), missing: [], isBad: false, flaw: nil)
    return [whole]
      + drops.map { dropped in
        let kept = passages.filter { $0.elements.isDisjoint(with: dropped) }
        return LabelledStatement(
          id: id + " without " + dropped.sorted().joined(separator: ", "),
          text: kept.map(\.text).joined(separator: " "),
          missing: all.subtracting(kept.flatMap(\.elements)), isBad: true, flaw: nil)
      }
  }

  private static func words(_ text: Substring) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}

/// How well the linter does on labelled statements.
struct StatementScore {
  var right = 0
  var count = 0
  var named = 0
  var missing = 0
  var wronglyMissing = 0
  var present = 0
  var wrong: [String] = []

  init(_ statements: [LabelledStatement]) {
    for statement in statements {
      let found = StatementLinter.examine(text: statement.text)
      let missing = Set(found.missing.map(\.rawValue))
      count += 1
      if found.isGood == !statement.isBad { right += 1 } else { wrong.append(statement.id) }
      named += statement.missing.intersection(missing).count
      self.missing += statement.missing.count
      wronglyMissing += missing.subtracting(statement.missing).count
      present += StatementElement.allCases.count - statement.missing.count
    }
  }

  var verdictShare: Double { count == 0 ? 0 : Double(right) / Double(count) }
  var namedShare: Double { missing == 0 ? 0 : Double(named) / Double(missing) }
}
