import Manifest
import Measurements

/// Claims, requirements and the target as JSON.
enum JudgementDocument {
  static func claim(_ claim: ClaimResult) -> JSONValue {
    .members([
      ("metric", .string(claim.metric)), ("claimed", .number(claim.claimed)), ("text", .string(claim.text)),
      ("tolerance", .number(claim.tolerance)), ("measured", MetricDocument.estimate(claim.measured)),
      ("outcome", .string(claim.outcome.rawValue)), ("location", EvaluateDocument.json(claim.location)),
    ])
  }

  static func requirement(_ requirement: RequirementResult) -> JSONValue {
    .members([
      ("metric", .string(requirement.metric)), ("condition", .string(requirement.condition)),
      ("limit", .number(requirement.limit)), ("measured", MetricDocument.estimate(requirement.measured)),
      ("slice", requirement.slice.map(JSONValue.string)), ("outcome", .string(requirement.outcome.rawValue)),
      ("location", EvaluateDocument.json(requirement.location)),
    ])
  }

  static func target(_ target: TargetResult) -> JSONValue {
    .members([
      ("metric", .string(target.metric)), ("reading", .string(target.reading.rawValue)),
      ("wanted", .number(target.wanted)), ("achieved", MetricDocument.estimate(target.achieved)),
      ("target_value", .optional(target.targetValue)), ("by", target.by.map { .string(date($0)) }),
      ("outcome", .string(target.outcome.rawValue)), ("location", EvaluateDocument.json(target.location)),
    ])
  }

  private static func date(_ date: CalendarDate) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }
}

/// What a result was made from, as JSON.
enum ProvenanceDocument {
  static func json(_ provenance: Provenance) -> JSONValue {
    .members([
      (
        "inputs",
        .array(
          provenance.inputs.map {
            .members([("path", .string($0.path)), ("sha256", .string($0.sha256)), ("bytes", .integer($0.bytes))])
          })
      ),
      ("model", provenance.model.map(model)), ("baseline", provenance.baseline.map(model)),
      ("versions", ResultDocument.object(provenance.versions, JSONValue.string)),
      ("provider", provenance.provider.map(JSONValue.string)),
    ])
  }

  private static func model(_ facts: ModelFacts) -> JSONValue {
    .members([
      ("id", .string(facts.id)), ("format", .string(facts.format)), ("path", facts.path.map(JSONValue.string)),
      ("producer", facts.producer.map(JSONValue.string)),
      ("opsets", ResultDocument.strings(facts.opsets)), ("inputs", ResultDocument.strings(facts.inputs)),
      ("outputs", ResultDocument.strings(facts.outputs)),
      ("metadata", ResultDocument.object(facts.metadata, JSONValue.string)),
    ])
  }
}
