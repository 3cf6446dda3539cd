import Inference
import Manifest

/// One model's answers, with what is needed to say what is wrong with them.
struct AnswerContext {
  let model: String
  let place: SourceLocation
  let answers: Predictions
  let tableRows: Int
  let truth: Truth
  /// True where the answers are said to rank only.
  let ranksOnly: Bool

  func failure(_ message: String, expected: String? = nil, help: String? = nil) -> EvaluationFailure {
    EvaluationFailure(message, at: place, expected: expected, help: help)
  }

  /// Makes sure that there is one answer a row.
  func checkCounts() throws(EvaluationFailure) {
    let counts = [answers.labels?.count, answers.values?.count].compactMap { $0 }
    for count in counts where count != tableRows {
      throw failure("the model “\(model)” gave \(count) answers for \(tableRows) rows", expected: "one answer a row")
    }
    if let probabilities = answers.probabilities {
      guard !probabilities.isEmpty, probabilities.count % tableRows == 0 else {
        throw failure(
          "the model “\(model)” gave \(probabilities.count) probabilities for \(tableRows) rows",
          expected: "as many a row as there are classes")
      }
    }
  }

  /// The labels of the rows kept; whole numbers count as labels where the model gives nothing else.
  func labels() throws(EvaluationFailure) -> [String]? {
    if let labels = answers.labels { return truth.rows.map { labels[Int($0)] } }
    guard !ranksOnly, let values = try numbers(), values.allSatisfy({ $0 == $0.rounded() }) else { return nil }
    return values.map(NumberText.of)
  }

  /// One number a row, of the rows kept.
  func numbers() throws(EvaluationFailure) -> [Double]? {
    let given: [Double]
    if let values = answers.values {
      given = values
    } else if let probabilities = answers.probabilities, probabilities.count == tableRows, answers.labels == nil {
      given = probabilities
    } else {
      return nil
    }
    let kept = truth.rows.map { given[Int($0)] }
    try checkFinite(kept, perRow: 1)
    return kept
  }

  /// What rises with how likely a row is positive; nil for a model that gives labels only.
  func scores(_ scheme: ClassScheme) throws(EvaluationFailure) -> [Double]? {
    guard answers.probabilities != nil else {
      return answers.values == nil ? nil : try numbers()
    }
    if let single = try singleColumn(scheme) { return single }
    guard let both = try probabilities(scheme) else { return nil }
    return stride(from: 1, to: both.count, by: 2).map { both[$0] }
  }

  /// One probability a row: that of the positive class, or of the class the model names.
  private func singleColumn(_ scheme: ClassScheme) throws(EvaluationFailure) -> [Double]? {
    guard let given = answers.probabilities, given.count == tableRows else { return nil }
    let kept = truth.rows.map { given[Int($0)] }
    try checkFinite(kept, perRow: 1)
    if answers.classes.count == 1, answers.classes[0] == scheme.labels[0] { return kept.map { 1 - $0 } }
    return kept
  }

  /// The probabilities of the rows kept, in the order of the task's classes; zero for classes the model does not know.
  func probabilities(_ scheme: ClassScheme) throws(EvaluationFailure) -> [Double]? {
    guard let given = answers.probabilities else { return nil }
    let width = given.count / tableRows
    let order = try classOrder(width, scheme)
    let k = scheme.labels.count
    if order == Array(0..<k), truth.dropped == 0 {
      try checkFinite(given, perRow: k)
      return given
    }
    var result = [Double](repeating: 0, count: truth.rows.count * k)
    for (position, row) in truth.rows.enumerated() {
      for (column, c) in order.enumerated() { result[position * k + c] = given[Int(row) * width + column] }
    }
    try checkFinite(result, perRow: k)
    return result
  }

  /// The task's class of each of the model's columns.
  private func classOrder(_ width: Int, _ scheme: ClassScheme) throws(EvaluationFailure) -> [Int] {
    if answers.classes.isEmpty {
      guard width == scheme.labels.count else {
        throw failure(
          "the model “\(model)” gives \(width) probabilities a row and does not say of which classes",
          expected: "\(scheme.labels.count), one for each of \(Listing.quoted(scheme.labels, limit: 20))",
          help: "list the model's classes in its `classes:`")
      }
      return Array(0..<width)
    }
    guard answers.classes.count == width else {
      throw failure(
        "the model “\(model)” gives \(width) probabilities a row and names \(answers.classes.count) classes",
        expected: "as many names as probabilities", help: "list the model's classes in its `classes:`")
    }
    var order: [Int] = []
    for name in answers.classes {
      guard let position = scheme.position(name) else { throw unknownClass(name, scheme) }
      order.append(position)
    }
    guard Set(order).count == order.count else {
      throw failure("the model “\(model)” names a class twice: \(Listing.quoted(answers.classes, limit: 20))")
    }
    return order
  }

  /// Makes sure that every predicted label is a class.
  func check(_ labels: [String], against scheme: ClassScheme) throws(EvaluationFailure) {
    for label in labels where scheme.position(label) == nil { throw unknownClass(label, scheme) }
  }

  private func unknownClass(_ name: String, _ scheme: ClassScheme) -> EvaluationFailure {
    failure(
      "the model “\(model)” answers with the class “\(Listing.clip(name))”, which the task does not have",
      expected: "one of \(Listing.quoted(scheme.labels, limit: 20))",
      help: "check `classes:` and `positive:`, or list the model's classes in its `classes:`")
  }

  private func checkFinite(_ values: [Double], perRow: Int) throws(EvaluationFailure) {
    guard let bad = values.firstIndex(where: { !$0.isFinite }) else { return }
    let row = Int(truth.rows[min(truth.rows.count - 1, bad / max(1, perRow))]) + 1
    throw failure(
      "the model “\(model)” gives no finite number in row \(row) of the rows evaluated",
      expected: "a finite number in every row", help: "look at that row's inputs, or filter such rows out")
  }
}
