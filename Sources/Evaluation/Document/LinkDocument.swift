import Manifest
import Measurements

/// Links and their evidence as JSON.
enum LinkDocument {
  static func json(_ link: LinkResult) -> JSONValue {
    .members([
      ("id", .string(link.id)), ("evaluation", .string(link.evaluation)), ("metric", .string(link.metric)),
      ("to", .string(link.to)), ("status", .string(link.status.rawValue)), ("rank", .string(link.rank.rawValue)),
      ("evidence", .array(link.evidence.map(evidence))),
    ])
  }

  private static func evidence(_ evidence: LinkEvidenceResult) -> JSONValue {
    switch evidence.content {
    case .experiment(let trial): return experiment(trial)
    case .observation(let history): return observation(history)
    case .value(let result): return value(result)
    case .assumption(let text): return .members([("kind", "assumption"), ("text", .string(text))])
    case .failed(let message, let expected, let help, let unavailable):
      return .members([
        ("kind", "failed"), ("message", .string(message)), ("expected", expected.map(JSONValue.string)),
        ("help", help.map(JSONValue.string)), ("unavailable", .bool(unavailable)),
      ])
    }
  }

  private static func arm(_ arm: ExperimentResult.Arm) -> JSONValue {
    .members([("name", .string(arm.name)), ("units", .integer(arm.units)), ("value", .number(arm.value))])
  }

  private static func experiment(_ trial: ExperimentResult) -> JSONValue {
    .members([
      ("kind", "experiment"), ("status", .string(trial.status.rawValue)), ("measure", .string(trial.measure.rawValue)),
      ("test", .string(trial.test.rawValue)), ("control", arm(trial.control)), ("treatment", arm(trial.treatment)),
      ("difference", MetricDocument.estimate(trial.difference)),
      ("relative", trial.relative.map(MetricDocument.estimate)), ("standard_error", .number(trial.standardError)),
      ("p", .number(trial.p)), ("alpha", .number(trial.alpha)), ("boundary", trial.boundary.map(JSONValue.number)),
      ("mann_whitney_p", trial.mannWhitneyP.map(JSONValue.number)),
      ("variance_reduction", trial.varianceReduction.map(JSONValue.number)),
      ("smallest_effect", trial.smallestEffect.map(JSONValue.number)),
      ("needed_units", trial.neededUnits.map(JSONValue.integer)), ("trustworthy", .bool(trial.isTrustworthy)),
      ("warnings", trial.warnings.isEmpty ? nil : .array(trial.warnings.map(warning))),
    ])
  }

  private static func warning(_ warning: ExperimentResult.Warning) -> JSONValue {
    switch warning {
    case .sampleRatioMismatch(let p): .members([("kind", "sample_ratio_mismatch"), ("p", .number(p))])
    case .unitsInBothArms(let count): .members([("kind", "units_in_both_arms"), ("count", .integer(count))])
    case .droppedRows(let count): .members([("kind", "dropped_rows"), ("count", .integer(count))])
    case .underpowered(let needed): .members([("kind", "underpowered"), ("needed", .integer(needed))])
    case .early(let look, let looks):
      .members([("kind", "early_look"), ("look", .integer(look)), ("looks", .integer(looks))])
    }
  }

  private static func coefficient(_ found: ObservationResult.Coefficient) -> JSONValue {
    .members([
      ("value", .number(found.value)), ("low", .optional(found.low)), ("high", .optional(found.high)),
      ("p", .optional(found.p)),
    ])
  }

  private static func observation(_ history: ObservationResult) -> JSONValue {
    .members([
      ("kind", "observation"), ("status", .string(history.status.rawValue)), ("n", .integer(history.n)),
      ("spearman", coefficient(history.spearman)), ("kendall", history.kendall.map(coefficient)),
      ("detrended_spearman", history.detrendedSpearman.map(coefficient)),
      ("detrended_kendall", history.detrendedKendall.map(coefficient)), ("few_points", .bool(history.hasFewPoints)),
    ])
  }

  private static func value(_ value: ValueResult) -> JSONValue {
    let decision: JSONValue =
      switch value.decision {
      case .threshold(let threshold): .members([("threshold", .number(threshold))])
      case .chosen(let threshold, let rows):
        .members([("threshold", .number(threshold)), ("chosen_on_rows", .integer(rows))])
      case .first(let count): .members([("first", .integer(count))])
      }
    return .members([
      ("kind", "value_model"), ("currency", .string(value.currency.code)), ("decision", decision),
      ("n", .integer(value.n)),
      ("total", .number(value.total)), ("per_decision", MetricDocument.estimate(value.perDecision)),
      ("volume_per_month", .number(value.volume)), ("per_month", MetricDocument.estimate(value.perMonth)),
      ("baseline_per_month", value.baselinePerMonth.map(MetricDocument.estimate)),
      ("gain_per_month", value.gainPerMonth.map(MetricDocument.estimate)), ("nobody", .number(value.nobody)),
      ("everybody", .number(value.everybody)), ("perfect", .number(value.perfect)),
      ("maximum_per_decision", value.maximumPerDecision.map(JSONValue.number)),
      ("worth_of_point", value.worthOfPoint.map(JSONValue.number)),
      ("better_metric_lowers_value", .bool(value.betterMetricLowersValue)),
    ])
  }
}
