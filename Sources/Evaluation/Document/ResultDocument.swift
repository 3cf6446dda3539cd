import Manifest
import Measurements
import Wording

/// One evaluation as JSON.
enum ResultDocument {
  static func json(_ result: EvaluationResult) -> JSONValue {
    .members(
      [
        ("id", .string(result.id)),
        ("task", .string(result.task.rawValue)),
        ("n", .integer(result.n)),
        ("dropped_rows", .integer(result.droppedRows)),
        ("positives", result.positives.map(JSONValue.integer)),
        ("positive", result.positive.map(JSONValue.string)),
        ("classes", result.classes.isEmpty ? nil : strings(result.classes)),
        ("threshold", result.threshold.map(JSONValue.number)),
        ("confidence", confidence(result.confidence)),
        ("metrics", MetricDocument.estimates(result.metrics, others: result.otherIntervals)),
        ("confusion", result.confusion.map(matrix)),
        ("per_class", result.perClass.isEmpty ? nil : object(result.perClass, perClass)),
        ("aggregated", result.aggregated.map(aggregated)),
        ("weight", result.weight.map(JSONValue.string)),
        ("forecast", result.forecast.map(TaskDocument.json)),
        ("ranking", result.ranking.map(TaskDocument.json)),
        ("text", result.text.map(TaskDocument.json)),
        ("slices", .object(result.slices.map { JSONValue.Member($0.name, slice($0)) })),
        ("baseline", result.baseline.map(baseline)),
        ("comparison", result.comparison.map(ComparisonDocument.json)),
        ("claims", .array(result.claims.map(JudgementDocument.claim))),
        ("requirements", .array(result.requirements.map(JudgementDocument.requirement))),
        ("target", result.target.map(JudgementDocument.target)),
      ] + ScrutinyDocument.members(result) + [
        ("notes", result.notes.isEmpty ? nil : strings(result.notes.map(EvaluationNoteWords(.en).sentence))),
        ("provenance", ProvenanceDocument.json(result.provenance)),
      ])
  }

  private static func confidence(_ confidence: Confidence) -> JSONValue {
    .members([
      ("level", .number(confidence.level)), ("resamples", .integer(confidence.resamples)),
      ("seed", Int(exactly: confidence.seed).map(JSONValue.integer) ?? .string(String(confidence.seed))),
      ("unit", .string(unit(confidence.unit))), ("units", confidence.units.map(JSONValue.integer)),
    ])
  }

  private static func unit(_ unit: ResamplingUnit) -> String {
    switch unit {
    case .row: "row"
    case .rowWithinClass: "row within class"
    case .group(let column): "group by \(column)"
    case .taskUnit: "task unit"
    }
  }

  private static func perClass(_ metrics: ClassMetrics) -> JSONValue {
    .members([
      ("precision", .number(metrics.precision)), ("recall", .number(metrics.recall)), ("f1", .number(metrics.f1)),
      ("support", .integer(metrics.support)), ("roc_auc", .optional(metrics.rocAUC)),
      ("average_precision", .optional(metrics.averagePrecision)),
    ])
  }

  private static func aggregated(_ result: AggregatedResult) -> JSONValue {
    func points(_ way: AggregatedResult.Way) -> [(String, JSONValue?)] {
      way.metrics.map { ($0.name, .optional($0.value.value)) }
    }
    func whole(_ way: AggregatedResult.Way) -> JSONValue {
      .members(
        points(way) + [("confusion", matrix(way.confusion)), ("intervals", MetricDocument.intervals(way.metrics))])
    }
    return .members(
      [("labels", strings(result.labels)), ("groups", object(result.groups, strings))] + points(result.byMapping) + [
        ("confusion", matrix(result.byMapping.confusion)),
        ("by_mapping_the_predicted_class", whole(result.byMapping)),
        ("by_summing_probabilities", result.bySumming.map(whole)),
        ("rows_where_the_two_differ", result.rowsWhereTheTwoDiffer.map(JSONValue.integer)),
      ])
  }

  static func slice(_ slice: SliceResult) -> JSONValue {
    .members(
      [("n", .integer(slice.n))] + MetricDocument.points(slice.metrics) + [
        ("intervals", MetricDocument.intervals(slice.metrics)),
        ("against_the_rest", ScrutinyDocument.tests(slice.tests)),
        ("baseline", slice.baseline.isEmpty ? nil : .members(MetricDocument.points(slice.baseline))),
      ])
  }

  private static func baseline(_ result: BaselineResult) -> JSONValue {
    .members([
      ("model", .string(result.model)), ("metrics", MetricDocument.estimates(result.metrics)),
      ("confusion", result.confusion.map(matrix)), ("aggregated", result.aggregated.map(aggregated)),
    ])
  }

  static func matrix(_ rows: [[Int]]) -> JSONValue {
    .array(rows.map { .array($0.map(JSONValue.integer)) })
  }

  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  static func object<Value>(_ items: [Named<Value>], _ json: (Value) -> JSONValue) -> JSONValue {
    .object(items.map { JSONValue.Member($0.name, json($0.value)) })
  }
}

/// Metrics as JSON, each under its canonical name; a few also under the other name that tools know them by.
enum MetricDocument {
  private static let otherNames = ["ece": "ece_10", "median_absolute_error": "median_ae"]

  private static func withOtherNames<Value>(_ items: [Named<Value>]) -> [Named<Value>] {
    let own = Set(items.map(\.name))
    return items
      + items.compactMap { item in
        otherNames[item.name].flatMap { own.contains($0) ? nil : Named($0, item.value) }
      }
  }

  static func estimate(_ estimate: Estimate) -> JSONValue { self.estimate(estimate, others: []) }

  private static func estimate(_ estimate: Estimate, others: [Interval]) -> JSONValue {
    .members([
      ("value", .optional(estimate.value)), ("low", .optional(estimate.low)), ("high", .optional(estimate.high)),
      ("method", estimate.method.map { .string($0.rawValue) }),
      (
        "other_intervals",
        others.isEmpty
          ? nil
          : .members(
            others.map { ($0.method.rawValue, .members([("low", .number($0.low)), ("high", .number($0.high))])) })
      ),
    ])
  }

  static func estimates(_ metrics: [Named<Estimate>], others: [Named<[Interval]>] = []) -> JSONValue {
    .object(
      withOtherNames(metrics).map { metric in
        let own = otherNames.first { $0.value == metric.name }?.key ?? metric.name
        return JSONValue.Member(
          metric.name, estimate(metric.value, others: others.first { $0.name == own }?.value ?? []))
      })
  }

  static func points(_ metrics: [Named<Estimate>]) -> [(String, JSONValue?)] {
    withOtherNames(metrics).map { ($0.name, .optional($0.value.value)) }
  }

  /// The ends of the intervals, of the metrics that have one.
  static func intervals(_ metrics: [Named<Estimate>]) -> JSONValue {
    .members(
      withOtherNames(metrics).compactMap { metric in
        guard let low = metric.value.low, let high = metric.value.high else { return nil }
        return (metric.name, .members([("low", .number(low)), ("high", .number(high))]))
      })
  }
}
