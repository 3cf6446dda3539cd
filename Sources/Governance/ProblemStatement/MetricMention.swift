import Measurements

/// A metric that a sentence names with its value: "ROC AUC of 0.76", "right in 66.8% of the cases".
struct MetricMention {
  /// The metric's canonical name.
  var metric: String
  /// In the metric's own unit: shares as fractions.
  var value: Double
  /// Half of the last digit that is written, in the same unit.
  var rounding: Double

  private static let names: [(metric: String, cue: CueList)] = [
    ("roc_auc", CueList(["roc auc ... #", "auc roc ... #"])),
    ("wape", CueList(["wape ... #"])),
    (
      "mape", CueList(["mape ... #", "off|wrong by #% on average", "ошиба* на #% в среднем", "в среднем ошиба* на #%"])
    ), ("smape", CueList(["smape ... #"])),
    ("mae", CueList(["mae ... #"])), ("rmse", CueList(["rmse ... #"])),
    ("f1", CueList(["f1 ... #"])),
    (
      "accuracy",
      CueList(["accuracy ... #", "right|correct in #%", "#% ... rightly|correctly", "верн* в #%", "прав* в #%"])
    ),
  ]

  /// Metrics that are no shares.
  private static let unbounded: Set<String> = ["wape", "mape", "smape", "mae", "rmse"]

  static func first(in tokens: [StatementToken]) -> MetricMention? {
    for (metric, cue) in names {
      guard let range = cue.first(in: tokens), let token = tokens[range].last(where: { $0.number != nil }),
        let number = token.number, !token.opensClause
      else { continue }
      let digits = token.text.split(whereSeparator: { $0 == "." || $0 == "," }).dropFirst().first?.count ?? 0
      let scale = token.isPercent ? 0.01 : 1
      guard number * scale <= 1 || unbounded.contains(metric) else { continue }
      var rounding = 0.5 * scale
      for _ in 0..<digits { rounding /= 10 }
      return MetricMention(metric: metric, value: number * scale, rounding: rounding)
    }
    return nil
  }

  /// The measured value, where the stated one is further from it than chance and rounding explain.
  func contradicted(by baseline: BaselineResult) -> Double? {
    let ways = [baseline.aggregated?.byMapping, baseline.aggregated?.bySumming].compactMap { $0 }
    let all = [baseline.metrics] + ways.map(\.metrics)
    let found = all.compactMap { $0.first { $0.name == metric }?.value }
    guard !found.isEmpty else { return nil }
    let agrees = found.contains { estimate in
      guard let measured = estimate.value else { return true }
      let spread = max(
        estimate.high.map { $0 - measured } ?? 0, estimate.low.map { measured - $0 } ?? 0, abs(measured) * 0.02)
      return abs(measured - value) <= 1.25 * spread + rounding
    }
    return agrees ? nil : found.first?.value
  }
}
