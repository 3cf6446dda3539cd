import Foundation
import Inference
import Manifest
import RowExchange
import Synchronization
import Tables

/// A model that is a server: it is asked for the answers of all rows, some at a time.
public struct EndpointPredictor: Sendable {
  /// What came of it.
  public struct Result: Sendable {
    public var predictions: Predictions
    /// What the server said of the model: names and versions, sorted.
    public var reported: [(name: String, value: String)]
  }

  private let spec: EndpointModel
  private let client: EndpointClient

  /// - Parameter environment: the variables that headers take their values from.
  /// - Throws: `InferenceError` when one of them is not set.
  public init(_ spec: EndpointModel, environment: [String: String] = ProcessInfo.processInfo.environment)
    throws(InferenceError)
  {
    self.spec = spec
    client = try EndpointClient(spec, environment: environment)
  }

  /// Asks for the answers of all rows.
  ///
  /// - Parameters:
  ///   - table: with all columns of the data.
  ///   - excluded: columns that are never features when nothing is named: truth, split, key, recorded predictions.
  /// - Throws: `InferenceError` when the server cannot be reached or does not answer as its protocol says.
  public func predict(_ table: Table, exclude excluded: Set<String>) throws(InferenceError) -> Result {
    let wire = try wire(table, excluded)
    let parts = stride(from: 0, to: table.rowCount, by: wire.batch).map {
      $0..<min($0 + wire.batch, table.rowCount)
    }
    let answers = try BatchQueue(parts: parts, workers: spec.concurrency).run { rows throws(InferenceError) in
      try wire.ask(rows, client)
    }
    var reader = AnswerReader(spec.output, classes: spec.classes)
    var reported: [String: Set<String>] = [:]
    var outside = 0
    for (rows, answer) in zip(parts, answers) {
      guard answer.answers.count == rows.count else { throw WireError.wrongCount(answer.answers.count, rows.count) }
      for value in answer.answers { try reader.add(value) }
      for (name, value) in answer.reported {
        if name == OpenAIWire.outside { outside += 1 } else { reported[name, default: []].insert(value) }
      }
    }
    if let versions = reported["version"], versions.count > 1 {
      throw InferenceError(
        .mismatch,
        "the endpoint answered from several versions of the model: \(versions.sorted().joined(separator: ", "))",
        expected: "one version for all rows", help: "run it again when the new version is out")
    }
    var facts = reported.map {
      (name: $0.key, value: Excerpt.of($0.value.sorted().joined(separator: ", "), limit: 200))
    }
    if outside > 0 { facts.append((OpenAIWire.outside, String(outside))) }
    return Result(predictions: reader.predictions(), reported: facts.sorted { $0.name < $1.name })
  }

  private func wire(_ table: Table, _ excluded: Set<String>) throws(InferenceError) -> any WireFormat {
    switch spec.wire {
    case .openInference: return try OpenInferenceWire(spec, table, exclude: excluded, client)
    case .mlflow: return try MLflowWire(spec, table, exclude: excluded, client)
    case .tensorflowServing: return try TensorFlowServingWire(spec, table, exclude: excluded, client)
    case .openai:
      guard let chat = spec.chat else { throw InferenceError(.mismatch, "the model has no `prompt:`") }
      return try OpenAIWire(spec, chat, table, exclude: excluded)
    }
  }
}

/// Works on parts from several threads, at most so many at a time; after a failure no new part is begun.
struct BatchQueue: Sendable {
  let parts: [Range<Int>]
  let workers: Int

  private struct State: Sendable {
    var next = 0
    var answers: [BatchAnswer?]
    /// The failure of the earliest part, so that the message does not depend on which thread was faster.
    var failure: (part: Int, error: InferenceError)?
  }

  func run(_ ask: @escaping @Sendable (Range<Int>) throws(InferenceError) -> BatchAnswer) throws(InferenceError)
    -> [BatchAnswer]
  {
    let box = StateBox(State(answers: [BatchAnswer?](repeating: nil, count: parts.count)))
    let count = max(1, min(workers, parts.count))
    let group = DispatchGroup()
    for _ in 0..<count {
      group.enter()
      Thread.detachNewThread { [parts] in
        defer { group.leave() }
        while let part = box.take(of: parts.count) {
          do throws(InferenceError) {
            box.finish(part, try ask(parts[part]))
          } catch {
            box.fail(part, error)
          }
        }
      }
    }
    group.wait()
    return try box.result()
  }

  private final class StateBox: Sendable {
    private let state: Mutex<State>

    init(_ state: State) { self.state = Mutex(state) }

    func take(of count: Int) -> Int? {
      state.withLock { state in
        guard state.failure == nil, state.next < count else { return nil }
        state.next += 1
        return state.next - 1
      }
    }

    func finish(_ part: Int, _ answer: BatchAnswer) { state.withLock { $0.answers[part] = answer } }

    func fail(_ part: Int, _ error: InferenceError) {
      state.withLock { state in if part < state.failure?.part ?? .max { state.failure = (part, error) } }
    }

    func result() throws(InferenceError) -> [BatchAnswer] {
      let state = state.withLock { $0 }
      if let failure = state.failure { throw failure.error }
      return state.answers.compactMap { $0 }
    }
  }
}

/// Names in addresses.
enum URLPart {
  /// With everything but letters, digits, `-`, `.`, `_` and `~` written as `%XX`.
  static func encode(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 46
        || byte == 95 || byte == 126
      bytes += isPlain ? [byte] : [37, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
