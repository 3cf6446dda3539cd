import Inference
import Manifest
import RowExchange
import Tables

/// Open Inference Protocol, version 2, over HTTP: `POST /v2/models/MODEL/infer` with tensors as flat lists.
struct OpenInferenceWire: WireFormat {
  private struct Port: Sendable {
    var name: String
    var datatype: String
    /// Dimensions; -1 where any will do.
    var shape: [Int]
  }

  private struct Tensor: Sendable {
    var input: FedInput
    var datatype: String
  }

  let batch: Int
  private let path: String
  private let tensors: [Tensor]
  private let output: String?
  private let reported: [String: String]

  init(_ spec: EndpointModel, _ table: Table, exclude excluded: Set<String>, _ client: EndpointClient)
    throws(InferenceError)
  {
    batch = spec.batch
    let name = URLPart.encode(spec.model ?? "")
    path = "/v2/models/\(name)/infer"
    output = spec.outputName?.value
    let metadata = try client.get("/v2/models/\(name)")
    let ports = (metadata?["inputs"]?.items ?? []).compactMap(Self.port)
    let single = ports.count == 1 ? ports[0].name : "input-0"
    var inputs = try FedInput.stated(spec.inputs, table, single: single)
    if inputs == nil { inputs = try Self.automatic(ports, table, excluded) }
    var tensors: [Tensor] = []
    for input in inputs ?? [] {
      let stated = ports.first { $0.name == input.name }?.datatype
      tensors.append(Tensor(input: input, datatype: try Self.datatype(input, stated)))
    }
    self.tensors = tensors
    var reported: [String: String] = [:]
    reported["platform"] = metadata?["platform"]?.text
    if let versions = metadata?["versions"]?.items?.compactMap(\.text), !versions.isEmpty {
      reported["versions"] = versions.joined(separator: ", ")
    }
    self.reported = reported
  }

  private static func port(_ value: JSONValue) -> Port? {
    guard let name = value["name"]?.text, let datatype = value["datatype"]?.text else { return nil }
    let shape = (value["shape"]?.items ?? []).map { item in if case .integer(let size) = item { size } else { -1 } }
    return Port(name: name, datatype: datatype, shape: shape)
  }

  /// Inputs by name; the one matrix input takes the feature columns when their number fits.
  private static func automatic(_ ports: [Port], _ table: Table, _ excluded: Set<String>) throws(InferenceError)
    -> [FedInput]
  {
    guard !ports.isEmpty else {
      throw InferenceError(
        .mismatch, "the server does not say which inputs its model has",
        help: "say it under the model: inputs: {input: [column, …]}")
    }
    if ports.count == 1, table.column(named: ports[0].name) == nil || (ports[0].shape.last ?? 1) > 1 {
      let wantsText = ports[0].datatype == "BYTES"
      let columns = table.columns.filter { column in
        guard !excluded.contains(column.name) else { return false }
        if case .texts = column.values { return wantsText }
        return !wantsText && column.isNumeric
      }
      let width = ports[0].shape.count > 1 ? ports[0].shape.last ?? -1 : -1
      guard width < 0 || width == columns.count, !columns.isEmpty else {
        throw InferenceError(
          .mismatch,
          "the model's input “\(Excerpt.of(ports[0].name))” takes \(width) columns, and \(columns.count) "
            + "columns could be meant", help: "list them under the model: inputs: [first, second, …]")
      }
      return [FedInput(name: ports[0].name, columns: columns, isMatrix: true)]
    }
    var found: [FedInput] = []
    for port in ports {
      guard let column = table.column(named: port.name) else {
        throw InferenceError(
          .mismatch, "there is no column “\(Excerpt.of(port.name))” for the model's input of that name",
          help: "say under the model which column feeds it: inputs: {\(Excerpt.of(port.name)): column}")
      }
      found.append(FedInput(name: port.name, columns: [column], isMatrix: port.shape.count > 1))
    }
    return found
  }

  /// The tensor's type: the server's where it says one, else by the columns.
  private static func datatype(_ input: FedInput, _ stated: String?) throws(InferenceError) -> String {
    var texts = 0
    var booleans = 0
    var whole = 0
    for column in input.columns {
      switch column.values {
      case .texts, .dates, .timestamps: texts += 1
      case .booleans: booleans += 1
      case .integers: whole += 1
      case .doubles: break
      }
      if column.nullCount > 0 {
        throw InferenceError(
          .mismatch, "the column “\(Excerpt.of(column.name))” has rows without a value, which a tensor cannot hold",
          help: "leave such rows out with `where:`, or fill them in the data")
      }
    }
    guard texts == 0 || texts == input.columns.count else {
      throw InferenceError(
        .mismatch, "the input “\(Excerpt.of(input.name))” mixes texts and numbers, and a tensor has one type",
        help: "feed them as inputs of their own: inputs: {input: column}")
    }
    if texts > 0 {
      if let stated, stated != "BYTES" {
        throw InferenceError(
          .mismatch,
          "the model's input “\(Excerpt.of(input.name))” takes \(Excerpt.of(stated)), and its columns hold text")
      }
      return "BYTES"
    }
    if let stated {
      let known = [
        "BOOL", "UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32", "INT64", "FP16", "FP32", "FP64",
      ]
      guard known.contains(stated) else {
        throw InferenceError(
          .mismatch,
          "the model's input “\(Excerpt.of(input.name))” takes \(Excerpt.of(stated)), and its columns hold numbers")
      }
      return stated
    }
    if booleans == input.columns.count { return "BOOL" }
    return whole == input.columns.count && !input.isMatrix ? "INT64" : "FP64"
  }

  func ask(_ rows: Range<Int>, _ client: EndpointClient) throws(InferenceError) -> BatchAnswer {
    var inputs: [JSONValue] = []
    for tensor in tensors {
      var data: [JSONValue] = []
      for row in rows {
        for column in tensor.input.columns { data.append(try Self.element(column, row, tensor.datatype)) }
      }
      let shape = [rows.count] + (tensor.input.isMatrix ? [tensor.input.columns.count] : [])
      inputs.append(
        .members([
          ("name", .string(tensor.input.name)), ("shape", .array(shape.map(JSONValue.integer))),
          ("datatype", .string(tensor.datatype)), ("data", .array(data)),
        ]))
    }
    let reply = try client.post(
      path,
      .members([
        ("inputs", .array(inputs)),
        ("outputs", output.map { .array([.members([("name", .string($0))])]) }),
      ]), rows: rows.count)
    return BatchAnswer(answers: try answers(in: reply, rows: rows.count), reported: said(reply))
  }

  /// A value as the tensor's type has it in JSON.
  private static func element(_ column: Column, _ row: Int, _ datatype: String) throws(InferenceError) -> JSONValue {
    switch datatype {
    case "BYTES": return .optional(column.text(at: row))
    case "BOOL":
      if let number = column.number(at: row), number == 0 || number == 1 { return .bool(number != 0) }
    case "FP16", "FP32":
      if let number = column.number(at: row), number.isFinite {
        return .number(Double(Float(number).description) ?? number)
      }
    case "FP64":
      if let number = column.number(at: row), number.isFinite { return .number(number) }
    default:
      if let number = column.number(at: row), let whole = Int(exactly: number) { return .integer(whole) }
    }
    throw InferenceError(
      .mismatch, "row \(row + 1) of the column “\(Excerpt.of(column.name))” holds no value of the type \(datatype)",
      help: "leave such rows out with `where:`")
  }

  private func answers(in reply: JSONValue, rows: Int) throws(InferenceError) -> [JSONValue] {
    guard let outputs = reply["outputs"]?.items, !outputs.isEmpty else { throw WireError.missing("outputs", reply) }
    let names = outputs.map { $0["name"]?.text ?? "" }
    let position: Int
    if let output {
      guard let found = names.firstIndex(of: output) else {
        throw InferenceError(
          .mismatch, "the endpoint's answer has no output “\(Excerpt.of(output))”",
          expected: "one of \(names.prefix(20).map { "“\(Excerpt.of($0))”" }.joined(separator: ", "))")
      }
      position = found
    } else {
      guard outputs.count == 1 else {
        throw InferenceError(
          .mismatch, "the model has \(outputs.count) outputs",
          expected: "one of \(names.prefix(20).map { "“\(Excerpt.of($0))”" }.joined(separator: ", "))",
          help: "say which under the model: output_name: …")
      }
      position = 0
    }
    guard let data = outputs[position]["data"]?.flattened() else { throw WireError.missing("data", outputs[position]) }
    guard !data.isEmpty, data.count % rows == 0 else { throw WireError.wrongCount(data.count, rows) }
    if case .integer(let first)? = outputs[position]["shape"]?.items?.first, first != rows {
      throw WireError.wrongCount(first, rows)
    }
    let width = data.count / rows
    return (0..<rows).map { row in
      width == 1 ? data[row] : .array(Array(data[(row * width)..<((row + 1) * width)]))
    }
  }

  private func said(_ reply: JSONValue) -> [String: String] {
    var all = reported
    all["model"] = reply["model_name"]?.text
    if let version = reply["model_version"]?.text, !version.isEmpty { all["version"] = version }
    return all
  }
}
