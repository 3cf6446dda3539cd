import COnnxRuntime
import Manifest
import Tables

/// A model file together with what the manifest says of its inputs and outputs.
///
/// `predict` blocks while the runtime works: call it from a thread of its own, never from a task.
public struct OnnxPredictor: Model {
  public let session: OnnxSession
  private let spec: OnnxModel
  private let excluded: Set<String>
  private let plan: OutputPlan

  public var signature: ModelSignature { session.signature }
  public var metadata: ModelMetadata { session.metadata }

  /// - Parameter excluded: columns that are never features when the inputs are found automatically: truth, split, key…
  /// - Throws: `InferenceError` when no output fits.
  public init(session: OnnxSession, spec: OnnxModel, exclude excluded: Set<String>) throws(InferenceError) {
    self.session = session
    self.spec = spec
    self.excluded = excluded
    plan = try OutputPlan(session.signature, spec)
  }

  /// Columns laid out for the model, to be run in pieces.
  public struct Prepared: Sendable {
    let inputs: [PreparedInput]
    let fixedRows: Int?
    public let rowCount: Int
  }

  /// The columns of a table that feed the model's inputs, each once, in their order.
  public func columns(of table: Table) throws(InferenceError) -> [String] {
    let bound = try InputBinder(
      signature: session.signature, metadata: session.metadata, spec: spec, excluded: excluded
    ).bind(table)
    var seen: Set<String> = []
    return bound.flatMap(\.columns).filter { seen.insert($0).inserted }
  }

  public func prepare(_ table: Table) throws(InferenceError) -> Prepared {
    let bound = try InputBinder(
      signature: session.signature, metadata: session.metadata, spec: spec, excluded: excluded
    ).bind(table)
    var inputs: [PreparedInput] = []
    for input in bound { inputs.append(try PreparedInput(input, table, lowercase: spec.lowercase)) }
    return Prepared(inputs: inputs, fixedRows: bound.compactMap(\.fixedRows).first, rowCount: table.rowCount)
  }

  public func predict(_ table: Table, batchSize: Int = 1024) throws(InferenceError) -> Predictions {
    guard table.rowCount > 0 else { return Predictions(classes: spec.classes) }
    let prepared = try prepare(table)
    let step = prepared.fixedRows ?? max(1, batchSize)
    if let fixed = prepared.fixedRows, prepared.rowCount % fixed != 0 {
      throw InferenceError(
        .mismatch,
        "the model takes exactly \(fixed) rows at a time, and \(prepared.rowCount) rows are no multiple of that",
        help: "export the model with an open first dimension")
    }
    var result = Predictions()
    var start = 0
    while start < prepared.rowCount {
      let count = min(step, prepared.rowCount - start)
      try append(try run(prepared, start, count), to: &result)
      start += count
    }
    try check(result)
    return result
  }

  /// Runs some of the rows in one call of the runtime.
  public func run(_ prepared: Prepared, _ start: Int, _ count: Int) throws(InferenceError) -> Predictions {
    let inputs = prepared.inputs.map { $0.slice(start, count) }
    var problem: [CChar] = []
    var outputs = inputs.withUnsafeBufferPointer { pointer -> OpaquePointer? in
      guard let base = pointer.baseAddress else { return nil }
      return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
        guard let words = buffer.baseAddress else { return nil }
        words[0] = 0
        let made = dossier_ort_run(session.handle, base, pointer.count, words, buffer.count)
        if made == nil { problem = Array(buffer) }
        return made
      }
    }
    withExtendedLifetime(prepared) {}
    guard let finished = outputs.take() else {
      throw InferenceError(.runFailed, "the model failed: \(OnnxRuntime.brief(OnnxRuntime.text(problem)))")
    }
    defer { dossier_ort_release(finished) }
    let reader = OutputReader(outputs: finished, rows: count)
    var result = Predictions()
    if let index = plan.labels { result.labels = try reader.labels(index) }
    if let index = plan.values {
      let (values, width) = try reader.numbers(index)
      guard width == 1 else {
        throw InferenceError(
          .mismatch, "the model gives \(width) values a row where one is expected", help: "set `output:` of the model")
      }
      result.values = values
    }
    if let index = plan.probabilities { try readProbabilities(reader, index, into: &result) }
    return result
  }

  private func readProbabilities(_ reader: OutputReader, _ index: Int, into result: inout Predictions)
    throws(InferenceError)
  {
    if case .maps = session.signature.outputs[index].shape {
      let (values, classes) = try reader.maps(index)
      result.probabilities = values
      result.classes = classes
      return
    }
    let (values, width) = try reader.numbers(index)
    let labels = spec.classes.isEmpty ? session.classLabels ?? [] : spec.classes
    if width == 1 {
      // One number a row is the probability of the second class.
      result.probabilities = values.flatMap { [1 - $0, $0] }
      result.classes = labels.count == 2 ? labels : []
      return
    }
    if !spec.classes.isEmpty, spec.classes.count != width {
      throw InferenceError(
        .mismatch, "the model gives \(width) probabilities a row, but \(spec.classes.count) classes are listed")
    }
    result.probabilities = values
    result.classes = labels.count == width ? labels : []
  }

  private func append(_ part: Predictions, to whole: inout Predictions) throws(InferenceError) {
    if whole.classes.isEmpty { whole.classes = part.classes }
    guard part.classes == whole.classes else {
      throw InferenceError(.mismatch, "the model's classes differ between batches")
    }
    if let labels = part.labels { whole.labels = (whole.labels ?? []) + labels }
    if let values = part.values { whole.values = (whole.values ?? []) + values }
    if let probabilities = part.probabilities { whole.probabilities = (whole.probabilities ?? []) + probabilities }
  }

  /// Labels that often differ from the most likely class mean that the classes are listed in another order.
  private func check(_ result: Predictions) throws(InferenceError) {
    guard let labels = result.labels, let probabilities = result.probabilities, !result.classes.isEmpty else { return }
    let width = result.classes.count
    var differing = 0
    var first: Int?
    for row in labels.indices {
      var best = 0
      for column in 1..<max(1, width) where probabilities[row * width + column] > probabilities[row * width + best] {
        best = column
      }
      if result.classes[best] != labels[row] {
        differing += 1
        if first == nil { first = row }
      }
    }
    guard differing * 5 > labels.count, let first else { return }
    throw InferenceError(
      .mismatch,
      "the model's labels and probabilities contradict each other in \(differing) of \(labels.count) rows, first in row \(first + 1)",
      expected: "the classes in the order of the probabilities; now \(result.classes.joined(separator: ", "))",
      help: "correct `classes:` of the model")
  }
}
