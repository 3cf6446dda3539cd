import Inference
import Manifest
import Tables

/// A PMML document together with what the manifest says of its inputs and output.
public struct PMMLPredictor: Sendable {
  public let document: PMMLDocument
  private let spec: PMMLModel
  private let output: Int?

  /// - Throws: `InferenceError` when the output field asked for does not exist.
  public init(_ document: PMMLDocument, spec: PMMLModel) throws(InferenceError) {
    self.document = document
    self.spec = spec
    if let wanted = spec.outputName?.value {
      guard let position = document.model.outputs.firstIndex(where: { $0.name == wanted }) else {
        let known = document.model.outputs.prefix(20).map { "“\($0.name)”" }.joined(separator: ", ")
        throw InferenceError(
          .mismatch, "the model has no output “\(Clip.text(wanted))”",
          expected: known.isEmpty ? "a model with outputs; this one has none" : "one of \(known)")
      }
      output = position
    } else {
      output = nil
    }
    for binding in spec.inputs where !document.inputs.contains(where: { $0.name == binding.input }) {
      throw InferenceError(
        .mismatch, "the model takes no field “\(Clip.text(binding.input))”",
        expected: "one of \(document.inputs.prefix(40).map { "“\($0.name)”" }.joined(separator: ", "))")
    }
  }

  /// Runs the model on every row.
  ///
  /// - Throws: `InferenceError` when a column is missing, or a row has no answer (it says which and why).
  public func predict(_ table: Table) throws(InferenceError) -> Predictions {
    var collector = AnswerCollector(document: document, kind: spec.output, output: output)
    try run(table) { outcome, row throws(RowProblem) in try collector.add(outcome, row) }
    return collector.predictions()
  }

  /// The reason codes of a scorecard for every row, the weightiest first; empty for other models.
  public func reasonCodes(_ table: Table) throws(InferenceError) -> [[String]] {
    var found: [[String]] = []
    try run(table) { outcome, _ in found.append(outcome.reasons) }
    return found
  }

  private func run(_ table: Table, _ take: (Outcome, Row) throws(RowProblem) -> Void) throws(InferenceError) {
    let columns = try bind(table)
    let row = Row(document.sources)
    for position in 0..<table.rowCount {
      row.clear()
      for (input, column) in columns { row.set(input.slot, Self.value(of: column, at: position, as: input.type)) }
      do throws(RowProblem) {
        try take(try document.model.evaluate(row), row)
      } catch {
        throw InferenceError(
          .mismatch, "the model gives no answer for row \(position + 1) of the rows evaluated: \(error.message)",
          help: "look at that row's inputs, or leave such rows out with `where:`")
      }
    }
  }

  private func bind(_ table: Table) throws(InferenceError) -> [(PMMLDocument.Input, Column)] {
    var bound: [(PMMLDocument.Input, Column)] = []
    for input in document.inputs {
      let name = spec.inputs.first { $0.input == input.name }?.columns.first?.value ?? input.name
      guard let column = table.column(named: name) else {
        let wants = document.inputs.prefix(40).map { "\($0.name) (\($0.type.rawValue))" }.joined(separator: ", ")
        let has = table.columns.prefix(60).map { "\($0.name) (\($0.typeName))" }.joined(separator: ", ")
        throw InferenceError(
          .mismatch, "there is no column “\(Clip.text(name))” for the model's field “\(Clip.text(input.name))”",
          expected: "the model wants \(wants); the data have \(has)",
          help: "say under the model which column feeds a field: inputs: {field: column}")
      }
      bound.append((input, column))
    }
    return bound
  }

  /// Nulls and not-a-numbers are missing values.
  static func value(of column: Column, at row: Int, as type: DataType) -> Value {
    if type != .string, let number = column.number(at: row) { return number.isNaN ? .missing : .number(number) }
    return column.text(at: row).map { .text($0) } ?? .missing
  }
}

/// Gathers outcomes as predictions.
private struct AnswerCollector {
  let document: PMMLDocument
  let kind: OnnxModel.Output
  /// The position of the output field that is taken instead of the predicted value.
  let output: Int?
  private var labels: [String] = []
  private var values: [Double] = []
  private var probabilities: [Double] = []
  private var rows = 0

  init(document: PMMLDocument, kind: OnnxModel.Output, output: Int?) {
    self.document = document
    self.kind = kind
    self.output = output
  }

  mutating func add(_ outcome: Outcome, _ row: Row) throws(RowProblem) {
    rows += 1
    if let output {
      try add(try row(document.model.outputs[output].slot), document.model.outputs[output].type)
      return
    }
    if document.model.isClassification {
      try add(outcome.value, document.targetType ?? .string)
      if !document.model.scorer.classes.isEmpty { probabilities += outcome.probabilities }
    } else {
      try add(outcome.value, .double)
    }
  }

  private mutating func add(_ value: Value, _ type: DataType) throws(RowProblem) {
    switch value {
    case .missing: throw RowProblem("its result is missing")
    case .number(let number):
      guard number.isFinite else { throw RowProblem("its result is not a finite number") }
      if kind == .labels { labels.append(label(DataType.text(number, type))) } else { values.append(number) }
    case .text(let text): labels.append(label(text))
    }
  }

  /// A label as the data write it: whole numbers without a decimal point.
  private func label(_ text: String) -> String {
    guard document.targetType?.isNumeric == true || output != nil, let number = Number.parse(text),
      number == number.rounded(), abs(number) < 1e15
    else { return text }
    return String(Int64(number))
  }

  func predictions() -> Predictions {
    let classes = document.model.scorer.classes.map(label)
    let isComplete = !classes.isEmpty && probabilities.count == rows * classes.count && output == nil
    switch kind {
    case .labels: return Predictions(labels: labels)
    case .values where output != nil || !document.model.isClassification,
      .scores where output != nil || !document.model.isClassification:
      return Predictions(values: values)
    default:
      return Predictions(
        labels: labels.isEmpty ? nil : labels, probabilities: isComplete ? probabilities : nil,
        classes: isComplete ? classes : [], values: values.isEmpty ? nil : values)
    }
  }
}
