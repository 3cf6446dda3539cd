import Manifest
import Tables

/// Which columns feed which input of a model.
struct BoundInput: Sendable {
  var port: ModelSignature.Port
  var element: ModelSignature.ElementType
  /// The input's rank: 1 or 2.
  var rank: Int
  /// Names of the columns, in order; one for an input of width 1.
  var columns: [String]
  /// The number of rows that the model insists on; nil when any will do.
  var fixedRows: Int?
}

/// Finds the columns for a model's inputs.
struct InputBinder {
  let signature: ModelSignature
  let metadata: ModelMetadata
  let spec: OnnxModel
  /// Columns that are never features when they are chosen automatically.
  let excluded: Set<String>

  func bind(_ table: Table) throws(InferenceError) -> [BoundInput] {
    var bound: [BoundInput] = []
    for port in signature.inputs {
      guard case .tensor(let element, let dims) = port.shape, dims.count == 1 || dims.count == 2 else {
        throw InferenceError(
          .mismatch, "the model's input \(port.text) is neither a row of numbers nor a single column",
          expected: "inputs of shape [rows, columns] or [rows]")
      }
      let width = dims.count == 2 ? dims[1] : 1
      let columns = try self.columns(for: port, width: width, element: element, table)
      for name in columns where table.column(named: name) == nil {
        throw mismatch("there is no column “\(name)” for the model's input “\(port.name)”", table)
      }
      bound.append(
        BoundInput(
          port: port, element: element, rank: dims.count, columns: columns, fixedRows: dims.first.flatMap { $0 }))
    }
    return bound
  }

  private func columns(
    for port: ModelSignature.Port, width: Int?, element: ModelSignature.ElementType, _ table: Table
  ) throws(InferenceError) -> [String] {
    switch spec.inputs {
    case .columns(let columns):
      guard signature.inputs.count == 1 else {
        throw mismatch("the model has \(signature.inputs.count) inputs, but one list of columns is given", table)
      }
      return try checked(columns.map(\.value), width, port, table)
    case .mapping(let bindings):
      guard let binding = bindings.first(where: { $0.input == port.name }) else {
        throw mismatch("no column is given for the model's input “\(port.name)”", table)
      }
      return try checked(binding.columns.map(\.value), width, port, table)
    case .auto: return try automatic(port, width, element, table)
    }
  }

  private func checked(
    _ columns: [String], _ width: Int?, _ port: ModelSignature.Port, _ table: Table
  ) throws(InferenceError) -> [String] {
    if let width, width != columns.count {
      throw mismatch(
        "the model's input “\(port.name)” takes \(width) columns, but \(columns.count) are given", table)
    }
    return columns
  }

  private func automatic(
    _ port: ModelSignature.Port, _ width: Int?, _ element: ModelSignature.ElementType, _ table: Table
  ) throws(InferenceError) -> [String] {
    if width == 1, table.column(named: port.name) != nil { return [port.name] }
    guard signature.inputs.count == 1 else {
      throw mismatch("there is no column “\(port.name)” for the model's input of that name", table)
    }
    if let names = statedFeatures(), width == nil || names.count == width,
      names.allSatisfy({ table.column(named: $0) != nil })
    {
      return names
    }
    let candidates = table.columns.filter { column in
      guard !excluded.contains(column.name) else { return false }
      if case .texts = column.values { return element.isText }
      return !element.isText && column.isNumeric
    }
    var fitting = candidates.map(\.name)
    if let width, fitting.count > width {
      // A number that only identifies the row is no feature, even where the manifest does not name it as the key.
      fitting = candidates.filter { !Self.identifies($0) }.map(\.name)
    }
    guard fitting.count == width else {
      let kind = element.isText ? "text" : "number"
      throw mismatch(
        "the model's input “\(port.name)” takes \(width.map { String($0) } ?? "some") columns, and \(fitting.count) \(kind) "
          + "columns could be meant", table)
    }
    return fitting
  }

  /// A column of whole numbers, each once, that is called an id.
  private static func identifies(_ column: Column) -> Bool {
    guard case .integers(let values) = column.values, column.nulls == nil else { return false }
    let name = column.name.lowercased()
    guard name == "id" || name == "pid" || name.hasSuffix("_id") || name.hasSuffix(".id") else { return false }
    return Set(values).count == values.count
  }

  /// Feature names that the exporter wrote into the model's metadata: a JSON list, or names with commas between.
  private func statedFeatures() -> [String]? {
    let keys: Set<String> = ["feature_names", "features", "columns", "feature_order", "input_columns"]
    guard let text = metadata.custom.first(where: { keys.contains($0.key) })?.value, !text.isEmpty else { return nil }
    let trimmed = text.drop { $0 == "[" || $0 == " " }
    return trimmed.split(separator: ",").map { part in
      String(part.filter { $0 != "\"" && $0 != "'" && $0 != "]" && $0 != "[" }).trimmed()
    }.filter { !$0.isEmpty }
  }

  private func mismatch(_ message: String, _ table: Table) -> InferenceError {
    let wants = signature.inputs.prefix(40).map(\.text).joined(separator: "; ")
    let has = table.columns.prefix(60).map { "\($0.name) (\($0.typeName))" }.joined(separator: ", ")
    return InferenceError(
      .mismatch, message, expected: "the model wants \(wants); the data have \(has)",
      help: "say under the model which columns it takes: inputs: [first, second, …] or inputs: {input: column}")
  }
}

extension String {
  func trimmed() -> String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
