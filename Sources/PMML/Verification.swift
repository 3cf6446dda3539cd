import XML

/// Rows with their answers that an exporter wrote into the document, so that whoever runs the model can check it.
struct Verification: Sendable {
  struct Expected: Sendable {
    enum What: Sendable {
      case predicted
      case output(Int)
    }

    var what: What
    var value: Value
    var precision: Double
    var zero: Double
  }

  struct CheckRow: Sendable {
    var line: Int
    var inputs: [String: String]
    var expected: [Expected]
  }

  var rows: [CheckRow]

  static func read(_ element: XMLElement, model: CompiledModel) throws(PMMLProblem) -> Verification? {
    guard let part = element.child("ModelVerification"), let table = part.child("InlineTable") else { return nil }
    let fields = part.child("VerificationFields")?.all("VerificationField") ?? []
    let target = element.child("MiningSchema")?.all("MiningField").first {
      $0["usageType"] == "target" || $0["usageType"] == "predicted"
    }?["name"]
    let active = Set(
      (element.child("MiningSchema")?.all("MiningField") ?? []).filter { ($0["usageType"] ?? "active") == "active" }
        .compactMap { $0["name"] })
    var rows: [CheckRow] = []
    for row in table.all("row") {
      var check = CheckRow(line: row.line, inputs: [:], expected: [])
      for field in fields {
        let name = try field.required("field")
        guard let text = row.child(field["column"] ?? name)?.text else { continue }
        if active.contains(name) {
          check.inputs[name] = text
          continue
        }
        let output = model.outputs.firstIndex { $0.name == name }
        guard let what: Expected.What = output.map({ .output($0) }) ?? (name == target ? .predicted : nil) else {
          continue
        }
        let isText: Bool =
          switch what {
          case .predicted: model.isClassification
          case .output(let position): !model.outputs[position].type.isNumeric
          }
        let value: Value = isText ? .text(text) : Number.parse(text).map { .number($0) } ?? .text(text)
        check.expected.append(
          Expected(
            what: what, value: value, precision: try field.number("precision") ?? 1e-6,
            zero: try field.number("zeroThreshold") ?? 1e-16))
      }
      rows.append(check)
    }
    return Verification(rows: rows)
  }

  /// How many rows were reproduced.
  ///
  /// - Throws: when one is not.
  func check(model: CompiledModel, sources: [SlotSource], inputs: [PMMLDocument.Input]) throws(PMMLProblem) -> Int {
    let row = Row(sources)
    for check in rows {
      row.clear()
      for input in inputs { row.set(input.slot, check.inputs[input.name].map { .text($0) } ?? .missing) }
      let outcome: Outcome
      do throws(RowProblem) {
        outcome = try model.evaluate(row)
        for expected in check.expected {
          let found: Value
          switch expected.what {
          case .predicted: found = outcome.value
          case .output(let position): found = try row(model.outputs[position].slot)
          }
          guard Self.agrees(found, expected) else {
            throw RowProblem(
              "this check row says \(Self.words(expected.value)) and the model gives \(Self.words(found))")
          }
        }
      } catch {
        throw PMMLProblem(
          check.line, error.message, help: "the model is not run as its exporter meant it; export it as ONNX")
      }
    }
    return rows.count
  }

  /// Equal within the relative precision that the document asks for.
  private static func agrees(_ found: Value, _ expected: Expected) -> Bool {
    switch (found, expected.value) {
    case (.number(let a), .number(let b)):
      if abs(a) <= expected.zero, abs(b) <= expected.zero { return true }
      return abs(a - b) <= expected.precision * max(abs(a), abs(b))
    case (.text(let a), .text(let b)): return a == b || Number.parse(a).map { $0 == Number.parse(b) } == true
    case (.number(let a), .text(let b)): return DataType.boolean.value(b) == .number(a)
    default: return found == expected.value
    }
  }

  private static func words(_ value: Value) -> String {
    switch value {
    case .missing: "nothing"
    case .number(let number): "\(number)"
    case .text(let text): "“\(Clip.text(text))”"
    }
  }
}
