import Inference
import Manifest
import RowExchange
import Tables

/// TensorFlow Serving's REST interface: `POST /v1/models/MODEL:predict` with an instance a row.
struct TensorFlowServingWire: WireFormat {
  let batch: Int
  private let path: String
  private let inputs: [FedInput]
  /// True where an instance is the one input itself, without its name.
  private let isBare: Bool
  private let output: String?
  private let reported: [String: String]

  init(_ spec: EndpointModel, _ table: Table, exclude excluded: Set<String>, _ client: EndpointClient)
    throws(InferenceError)
  {
    batch = spec.batch
    let name = URLPart.encode(spec.model ?? "")
    path = "/v1/models/\(name):predict"
    output = spec.outputName?.value
    if let stated = try FedInput.stated(spec.inputs, table, single: "") {
      inputs = stated
      if case .columns = spec.inputs { isBare = true } else { isBare = false }
    } else {
      inputs = table.columns.filter { !excluded.contains($0.name) }
        .map { FedInput(name: $0.name, columns: [$0], isMatrix: false) }
      isBare = false
    }
    var reported: [String: String] = [:]
    let status = try client.get("/v1/models/\(name)")
    let versions = status?["model_version_status"]?.items ?? []
    if let serving = versions.first(where: { $0["state"]?.text == "AVAILABLE" }), let version = serving["version"]?.text
    {
      reported["version"] = version
    }
    self.reported = reported
  }

  func ask(_ rows: Range<Int>, _ client: EndpointClient) throws(InferenceError) -> BatchAnswer {
    let instances = rows.map { row -> JSONValue in
      if isBare { return inputs.first?.value(at: row) ?? .null }
      return .object(inputs.map { JSONValue.Member($0.name, $0.value(at: row)) })
    }
    let reply = try client.post(path, .members([("instances", .array(instances))]), rows: rows.count)
    guard let all = reply["predictions"]?.items else { throw WireError.missing("predictions", reply) }
    guard all.count == rows.count else { throw WireError.wrongCount(all.count, rows.count) }
    var answers: [JSONValue] = []
    for answer in all {
      guard let output else {
        answers.append(answer)
        continue
      }
      guard let value = answer[output] else { throw WireError.missing(output, answer) }
      answers.append(value)
    }
    return BatchAnswer(answers: answers, reported: reported)
  }
}
