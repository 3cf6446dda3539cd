import Manifest
import Measurements

/// Model against baseline as JSON.
enum ComparisonDocument {
  static func json(_ comparison: Comparison) -> JSONValue {
    .members(
      comparison.metrics.map { ($0.name, metric($0.value)) } + [
        ("mcnemar", comparison.mcnemar.map(mcnemar)),
        ("delong", comparison.delong.map(delong)),
        ("paired_t", comparison.pairedT.map { .members([("t", .number($0.t)), ("p", .number($0.p))]) }),
        ("wilcoxon_p", comparison.wilcoxonP.map(JSONValue.number)),
      ])
  }

  private static func metric(_ comparison: MetricComparison) -> JSONValue {
    .members([
      ("model", .optional(comparison.model)), ("baseline", .optional(comparison.baseline)),
      ("improvement", MetricDocument.estimate(comparison.improvement)),
      ("relative", MetricDocument.estimate(comparison.relative)),
      ("error_reduction", comparison.errorReduction.map(MetricDocument.estimate)),
    ])
  }

  private static func mcnemar(_ test: McNemar) -> JSONValue {
    .members([
      ("both_right", .integer(test.bothRight)), ("model_only_right", .integer(test.onlyModelRight)),
      ("baseline_only_right", .integer(test.onlyBaselineRight)), ("both_wrong", .integer(test.bothWrong)),
      ("chi2", .optional(test.chi2Corrected)), ("p", .optional(test.pCorrected)), ("p_exact", .number(test.pExact)),
    ])
  }

  private static func delong(_ test: DeLong) -> JSONValue {
    .members([
      ("auc_model", .number(test.aucModel)), ("auc_baseline", .number(test.aucBaseline)),
      ("se_model", .number(test.seModel)), ("se_baseline", .number(test.seBaseline)), ("z", .optional(test.z)),
      ("p", .optional(test.p)),
    ])
  }
}
