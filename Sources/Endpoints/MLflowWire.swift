import Inference
import Manifest
import RowExchange
import Tables

/// MLflow's scoring server: `POST /invocations` with `dataframe_split`.
struct MLflowWire: WireFormat {
  let batch: Int
  private let columns: [(name: String, column: Column)]
  private let output: String?
  private let kind: AnswerKind
  private let reported: [String: String]

  init(_ spec: EndpointModel, _ table: Table, exclude excluded: Set<String>, _ client: EndpointClient)
    throws(InferenceError)
  {
    batch = spec.batch
    output = spec.outputName?.value
    kind = spec.output
    switch spec.inputs {
    case .auto: columns = table.columns.filter { !excluded.contains($0.name) }.map { ($0.name, $0) }
    case .columns(let names):
      columns = try names.map { name throws(InferenceError) in
        (name.value, try FeatureColumns.find(name.value, in: table))
      }
    case .mapping:
      columns = try (FedInput.stated(spec.inputs, table, single: "") ?? []).map { input throws(InferenceError) in
        guard let column = input.columns.first, input.columns.count == 1 else {
          throw InferenceError(.mismatch, "MLflow takes one column for its column “\(Excerpt.of(input.name))”")
        }
        return (input.name, column)
      }
    }
    var reported: [String: String] = [:]
    if let version = try client.line("/version"), version.first?.isNumber == true { reported["mlflow"] = version }
    self.reported = reported
  }

  func ask(_ rows: Range<Int>, _ client: EndpointClient) throws(InferenceError) -> BatchAnswer {
    let data = rows.map { row in JSONValue.array(columns.map { $0.column.json(at: row) }) }
    let reply = try client.post(
      "/invocations",
      .members([
        (
          "dataframe_split",
          .members([("columns", .array(columns.map { .string($0.name) })), ("data", .array(data))])
        )
      ]), rows: rows.count)
    guard var found = reply["predictions"] else { throw WireError.missing("predictions", reply) }
    if case .object = found {
      guard let output, let column = found[output] else {
        throw WireError.missing(output ?? "list of predictions", found)
      }
      found = column
    }
    guard let all = found.items else { throw WireError.missing("list of predictions", reply) }
    guard all.count == rows.count else { throw WireError.wrongCount(all.count, rows.count) }
    var answers: [JSONValue] = []
    for answer in all { answers.append(try pick(answer)) }
    return BatchAnswer(answers: answers, reported: reported)
  }

  /// From an answer with columns of its own the one that is meant; an object of probabilities stays whole.
  private func pick(_ answer: JSONValue) throws(InferenceError) -> JSONValue {
    guard case .object(let members) = answer else { return answer }
    if let output {
      guard let value = answer[output] else { throw WireError.missing(output, answer) }
      return value
    }
    if kind == .probabilities { return answer }
    guard members.count == 1 else {
      throw InferenceError(
        .mismatch, "the endpoint gives \(members.count) columns a row",
        expected: "one of \(members.prefix(20).map { "“\(Excerpt.of($0.key))”" }.joined(separator: ", "))",
        help: "say which under the model: output_name: …")
    }
    return members[0].value
  }
}
