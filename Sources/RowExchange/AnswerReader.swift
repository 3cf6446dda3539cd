import Inference
import Manifest

/// Gathers answers that came as JSON, one a row, as predictions.
///
/// Labels are texts, numbers or truth values. Scores and values are numbers. Probabilities are a number (of the second of
/// two classes), a list in the order of `classes`, or an object from class to probability.
public struct AnswerReader {
  private let kind: AnswerKind
  private let stated: [String]
  private var classes: [String] = []
  private var labels: [String] = []
  private var numbers: [Double] = []
  private var width: Int?
  public private(set) var count = 0

  /// - Parameter classes: labels in the order of listed probabilities; empty where the manifest says none.
  public init(_ kind: AnswerKind, classes: [String]) {
    self.kind = kind
    stated = classes
  }

  /// Takes the answer of the next row.
  ///
  /// - Throws: `InferenceError` when it is not of the kind expected.
  public mutating func add(_ answer: JSONValue) throws(InferenceError) {
    var answer = answer
    // Servers often wrap a single answer in a list of its own.
    if case .array(let items) = answer, items.count == 1, kind != .probabilities { answer = items[0] }
    switch kind {
    case .labels: labels.append(try label(answer))
    case .scores, .values:
      guard let number = answer.double else { throw wrong(answer, "a number") }
      numbers.append(number)
    case .probabilities: try addProbabilities(answer)
    }
    count += 1
  }

  public func predictions() -> Predictions {
    switch kind {
    case .labels: Predictions(labels: labels)
    case .scores, .values: Predictions(values: numbers)
    case .probabilities: Predictions(probabilities: numbers, classes: classes)
    }
  }

  private func label(_ answer: JSONValue) throws(InferenceError) -> String {
    switch answer {
    case .string(let text): return text
    case .integer(let number): return String(number)
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let number):
      return number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : number.description
    default: throw wrong(answer, "a label")
    }
  }

  private mutating func addProbabilities(_ answer: JSONValue) throws(InferenceError) {
    var row: [Double] = []
    var names: [String] = stated
    switch answer {
    case .integer, .number:
      let probability = answer.double ?? 0
      if stated.count == 2 { row = [1 - probability, probability] } else { row = [probability] }
    case .array(let items):
      for item in items {
        guard let number = item.double else { throw wrong(item, "a list of numbers") }
        row.append(number)
      }
      if row.count == 1, stated.count == 2 { row = [1 - row[0], row[0]] }
    case .object(let members):
      (names, row) = try byName(members)
    default: throw wrong(answer, "a number, a list of numbers, or an object from class to number")
    }
    guard let expected = width else {
      guard !row.isEmpty, stated.isEmpty || stated.count == row.count else {
        throw InferenceError(
          .mismatch, "the answer for row 1 holds \(row.count) probabilities, and \(stated.count) classes are listed",
          expected: "as many probabilities as `classes:` lists")
      }
      width = row.count
      classes = names.count == row.count ? names : []
      try append(row)
      return
    }
    guard row.count == expected else {
      throw InferenceError(
        .mismatch, "the answer for row \(count + 1) holds \(row.count) probabilities, the one before \(expected)")
    }
    try append(row)
  }

  private mutating func append(_ row: [Double]) throws(InferenceError) {
    for probability in row where !(-1e-6...1 + 1e-6).contains(probability) {
      throw InferenceError(
        .mismatch, "the answer for row \(count + 1) holds \(probability), which is no probability",
        expected: "numbers from 0 to 1", help: "set `output: scores` if they only rank")
    }
    numbers += row
  }

  /// Probabilities by class, in the order stated, or in that of the first row.
  private func byName(_ members: [JSONValue.Member]) throws(InferenceError) -> ([String], [Double]) {
    let order = !stated.isEmpty ? stated : (classes.isEmpty ? members.map(\.key) : classes)
    guard members.count == order.count else {
      throw InferenceError(
        .mismatch, "the answer for row \(count + 1) names \(members.count) classes, and there are \(order.count)")
    }
    var row: [Double] = []
    for name in order {
      guard let number = members.first(where: { $0.key == name })?.value.double else {
        throw InferenceError(
          .mismatch, "the answer for row \(count + 1) gives no number for the class “\(Excerpt.of(name))”")
      }
      row.append(number)
    }
    return (order, row)
  }

  private func wrong(_ answer: JSONValue, _ expected: String) -> InferenceError {
    InferenceError(.mismatch, "the answer for row \(count + 1) is \(answer.kindName)", expected: expected)
  }
}
