import Inference
import Manifest
import RowExchange
import Tables

/// How one protocol asks for the answers of some rows.
protocol WireFormat: Sendable {
  /// Rows a request.
  var batch: Int { get }

  /// The answers of rows, in their order.
  func ask(_ rows: Range<Int>, _ client: EndpointClient) throws(InferenceError) -> BatchAnswer
}

/// What a server answered for some rows.
struct BatchAnswer: Sendable {
  var answers: [JSONValue]
  /// What it said of the model: names and versions.
  var reported: [String: String] = [:]
}

extension JSONValue {
  /// All that is in nested lists, in order; nil where it is deeper than is sensible.
  func flattened(depth: Int = 8) -> [JSONValue]? {
    guard case .array(let items) = self else { return [self] }
    guard depth > 0 else { return nil }
    guard items.contains(where: { if case .array = $0 { true } else { false } }) else { return items }
    var all: [JSONValue] = []
    for item in items {
      guard let inner = item.flattened(depth: depth - 1) else { return nil }
      all += inner
    }
    return all
  }
}

enum WireError {
  static func wrongCount(_ given: Int, _ rows: Int) -> InferenceError {
    InferenceError(
      .mismatch, "the endpoint gave \(given) answers for \(rows) rows", expected: "one answer a row, in their order")
  }

  static func missing(_ name: String, _ value: JSONValue) -> InferenceError {
    let has: String
    if case .object(let members) = value {
      has = "it has " + members.prefix(20).map { "“\(Excerpt.of($0.key))”" }.joined(separator: ", ")
    } else {
      has = "it is \(value.kindName)"
    }
    return InferenceError(
      .mismatch, "the endpoint's answer has no “\(name)”: \(has)", expected: "an answer of the protocol")
  }
}
