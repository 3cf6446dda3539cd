import XML

/// Reads what a model gives out.
struct OutputReader {
  let context: ModelContext
  let scorer: any Scorer

  /// - Parameter later: the scope of the models that follow; nil where none does.
  func read(_ element: XMLElement, into later: Scope?) throws(PMMLProblem) -> [OutputField] {
    guard let output = element.child("Output") else { return [] }
    var fields: [OutputField] = []
    for part in output.all("OutputField") {
      let name = try part.required("name")
      guard let field = try field(part, name) else {
        let reason = "is an output of a kind that is not read (\(part["feature"] ?? "predictedValue"))"
        later?.refuse(name, reason)
        context.scope.refuse(name, reason)
        continue
      }
      fields.append(field)
      let declared = Field(slot: field.slot, type: field.type, isContinuous: field.type.isNumeric, categories: [])
      context.scope.declare(name, declared)
      later?.declare(name, declared)
    }
    return fields
  }

  /// Nil for a feature that is not read.
  private func field(_ element: XMLElement, _ name: String) throws(PMMLProblem) -> OutputField? {
    if element["segmentId"] != nil { return nil }
    let result: DataType = context.isClassification ? .string : .double
    let feature: OutputField.Feature
    var from = result
    switch element["feature"] ?? "predictedValue" {
    case "predictedValue": feature = .predictedValue
    case "probability":
      guard let label = element["value"], let position = scorer.classes.firstIndex(of: label) else { return nil }
      (feature, from) = (.probability(position), .double)
    case "reasonCode":
      let rank = try element.number("rank") ?? 1
      guard rank >= 1, rank <= 1000 else {
        throw element.problem("the rank of the reason code is not read")
      }
      (feature, from) = (.reason(Int(rank) - 1), .string)
    case "transformedValue", "decision":
      let bodies = element.content.filter { ExpressionReader.names.contains($0.name) }
      guard let body = bodies.first, bodies.count == 1 else { return nil }
      let typed = try ExpressionReader(scope: context.scope).read(body)
      (feature, from) = (.transformed(typed.expression), typed.type)
    default: return nil
    }
    var type = from
    if let text = element["dataType"] {
      guard let stated = DataType(rawValue: text) else { return nil }
      type = stated
    } else if case .predictedValue = feature, let own = context.targetType {
      type = own
    }
    let slot = try context.scope.table.add(.output, line: element.line)
    return OutputField(name: name, slot: slot, feature: feature, from: from, type: type)
  }
}
