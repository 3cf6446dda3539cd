import Manifest
import Measurements

/// Model against baseline as JSON.
enum ComparisonDocument {
  static func json(_ comparison: Comparison) -> JSONValue {
    .members(
      comparison.metrics.map { ($0.name, metric($0.value)) } + [
        ("mcnemar", comparison.mcnemar.map(mcnemar)),
        ("delong", comparison.delong.map(delong)),
        (
          "paired_t",
          comparison.pairedT.map {
            .members([("t", .number($0.t)), ("p", .number($0.p)), ("effect_size", .number($0.effectSize))])
          }
        ),
        ("wilcoxon_p", comparison.wilcoxonP.map(JSONValue.number)),
        ("rank_biserial", comparison.rankBiserial.map(JSONValue.number)),
        (
          "diebold_mariano",
          comparison.dieboldMariano.map {
            .members([
              ("horizon", .integer($0.horizon)), ("statistic", .number($0.statistic)), ("p", .number($0.p)),
            ])
          }
        ),
      ])
  }

  private static func metric(_ comparison: MetricComparison) -> JSONValue {
    .members([
      ("model", .optional(comparison.model)), ("baseline", .optional(comparison.baseline)),
      ("improvement", MetricDocument.estimate(comparison.improvement)),
      ("relative", MetricDocument.estimate(comparison.relative)),
      ("error_reduction", comparison.errorReduction.map(MetricDocument.estimate)),
      ("conclusion", comparison.conclusion.map(conclusion)),
    ])
  }

  private static func conclusion(_ conclusion: Conclusion) -> JSONValue {
    .members([
      ("verdict", .string(conclusion.verdict.rawValue)), ("test", .string(conclusion.test.rawValue)),
      ("p", .optional(conclusion.p)), ("more_units_needed", conclusion.moreUnits.map(JSONValue.integer)),
    ])
  }

  private static func mcnemar(_ test: McNemar) -> JSONValue {
    .members([
      ("both_right", .integer(test.bothRight)), ("model_only_right", .integer(test.onlyModelRight)),
      ("baseline_only_right", .integer(test.onlyBaselineRight)), ("both_wrong", .integer(test.bothWrong)),
      ("chi2", .optional(test.chi2Corrected)), ("p", .optional(test.pCorrected)), ("p_exact", .number(test.pExact)),
      ("p_mid", .number(test.pMid)),
      ("chi2_uncorrected", .optional(test.chi2Uncorrected)), ("p_uncorrected", .optional(test.pUncorrected)),
      ("odds_ratio", .optional(test.oddsRatio)),
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
