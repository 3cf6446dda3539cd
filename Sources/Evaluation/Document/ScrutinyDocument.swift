import Manifest
import Measurements

/// Slices, fairness, robustness, explanation and checks of an evaluation as JSON.
enum ScrutinyDocument {
  static func members(_ result: EvaluationResult) -> [(String, JSONValue?)] {
    [
      ("slice_cuts", result.sliceCuts.isEmpty ? nil : .array(result.sliceCuts.map(cut))),
      ("weak_slices", result.sliceSearch.map(search)),
      ("filter_effect", result.filterEffect.map(filter)),
      ("fairness", result.fairness.isEmpty ? nil : .object(result.fairness.map { .init($0.column, fairness($0)) })),
      ("model_checks", result.modelChecks.map(checks)),
      ("robustness", result.robustness.map(robustness)),
      ("explanation", result.explanation.map(explanation)),
    ]
  }

  static func tests(_ tests: [SliceTest]) -> JSONValue? {
    guard !tests.isEmpty else { return nil }
    return .members(
      tests.map { test in
        (
          test.metric,
          .members([
            ("method", .string(test.method.rawValue)), ("rest", .number(test.rest)),
            ("difference", .number(test.difference)), ("statistic", .number(test.statistic)), ("p", .number(test.p)),
            ("p_holm", .number(test.holm)), ("q", .number(test.q)),
          ])
        )
      })
  }

  private static func cut(_ cut: SliceCut) -> JSONValue {
    .members([
      ("columns", .string(cut.name)), ("minimum", .integer(cut.minimum)),
      ("omitted_slices", .integer(cut.omittedSlices)), ("omitted_rows", .integer(cut.omittedRows)),
      (
        "edges",
        cut.edges.isEmpty
          ? nil
          : .object(
            cut.edges.map { edges in
              .init(
                edges.column,
                .members([
                  ("edges", .array(edges.edges.map(JSONValue.number))), ("quantiles", .bool(edges.areQuantiles)),
                ]))
            })
      ),
    ])
  }

  private static func search(_ search: SliceSearch) -> JSONValue {
    .members([
      ("loss", .string(search.loss.rawValue)), ("columns", ResultDocument.strings(search.columns)),
      ("minimum", .integer(search.minimum)), ("tested", .integer(search.tested)),
      ("rows", .integer(search.rows)), ("level", .number(search.level)),
      (
        "found",
        .array(
          search.found.map { found in
            .members([
              ("slice", .string(found.name)), ("n", .integer(found.n)), ("loss", .number(found.loss)),
              ("rest", .number(found.rest)), ("t", .number(found.t)), ("p", .number(found.p)), ("q", .number(found.q)),
            ])
          })
      ),
      ("more", .integer(search.more)),
    ])
  }

  private static func filter(_ effect: FilterEffect) -> JSONValue {
    .members([
      ("kept", .integer(effect.kept)), ("left_out", .integer(effect.leftOut)),
      ("all_rows", ResultDocument.object(effect.all, JSONValue.number)), ("tests", tests(effect.tests)),
    ])
  }

  private static func fairness(_ result: FairnessResult) -> JSONValue {
    .members([
      ("minimum", .integer(result.minimum)),
      ("demographic_parity_difference", MetricDocument.estimate(result.selectionDifference)),
      ("demographic_parity_ratio", MetricDocument.estimate(result.selectionRatio)),
      ("equal_opportunity_difference", MetricDocument.estimate(result.opportunityDifference)),
      ("false_positive_rate_difference", MetricDocument.estimate(result.falsePositiveDifference)),
      ("equalized_odds_difference", MetricDocument.estimate(result.oddsDifference)),
      ("p_selection", result.selectionP.map(JSONValue.number)),
      ("p_opportunity", result.opportunityP.map(JSONValue.number)),
      (
        "groups",
        .object(
          result.groups.map { group in
            .init(
              group.name,
              .members([
                ("n", .integer(group.n)), ("positives", .integer(group.positives)), ("counts", .bool(group.counts)),
                ("selection_rate", MetricDocument.estimate(group.selectionRate)),
                ("true_positive_rate", MetricDocument.estimate(group.truePositiveRate)),
                ("false_positive_rate", MetricDocument.estimate(group.falsePositiveRate)),
                ("ece", group.ece.map(MetricDocument.estimate)),
                ("calibration_in_the_large", group.calibrationInTheLarge.map(MetricDocument.estimate)),
              ]))
          })
      ),
    ])
  }

  private static func checks(_ checks: ModelChecks) -> JSONValue {
    .members([
      ("distinct_answers", .integer(checks.distinctAnswers)),
      ("distinct_baseline_answers", checks.distinctBaselineAnswers.map(JSONValue.integer)),
      ("distinct_truth", .integer(checks.distinctTruth)),
      ("inputs", checks.inputs.isEmpty ? nil : ResultDocument.strings(checks.inputs)),
      (
        "trivial",
        .object(
          checks.trivial.map { trivial in
            .init(
              trivial.metric,
              .members([
                ("value", .number(trivial.value)), ("model", .optional(trivial.model)),
                ("model_gain", MetricDocument.estimate(trivial.modelGain)), ("baseline", .optional(trivial.baseline)),
                ("baseline_gain", trivial.baselineGain.map(MetricDocument.estimate)),
              ]))
          })
      ),
      (
        "single_features",
        .object(
          checks.singleFeatures.map { feature in
            .init(
              feature.column,
              .members([
                ("measure", .string(feature.measure.rawValue)), ("value", .number(feature.value)),
                ("input", feature.isInput.map(JSONValue.bool)),
              ]))
          })
      ),
    ])
  }

  private static func robustness(_ result: RobustnessResult) -> JSONValue {
    .members([
      ("metric", .string(result.metric)), ("before", MetricDocument.estimate(result.before)),
      ("sampled_rows", .integer(result.sampledRows)), ("rows", .integer(result.rows)),
      (
        "disturbances",
        .array(
          result.disturbances.map { one in
            .members([
              ("kind", .string(one.kind.rawValue)), ("amount", .number(one.amount)),
              ("columns", ResultDocument.strings(one.columns)), ("after", MetricDocument.estimate(one.after)),
              ("change", MetricDocument.estimate(one.change)), ("refusal", one.refusal.map(JSONValue.string)),
            ])
          })
      ),
    ])
  }

  private static func explanation(_ result: ExplanationResult) -> JSONValue {
    .members([
      ("metric", .string(result.metric)), ("sampled_rows", .integer(result.sampledRows)),
      ("rows", .integer(result.rows)), ("repeats", .integer(result.repeats)),
      (
        "importance",
        .object(
          result.importance.map { one in
            .init(
              one.column,
              .members([
                ("loss", MetricDocument.estimate(one.loss)), ("changed_answers", .number(one.changedAnswers)),
                ("constant", one.isConstant ? .bool(true) : nil),
              ]))
          })
      ),
      ("answer", .string(answer(result.answer))),
      ("dependence_rows", .integer(result.dependenceRows)),
      (
        "partial_dependence",
        .object(
          result.dependence.map { one in
            .init(
              one.column,
              .array(
                one.points.map { point in
                  .members([
                    ("x", point.x.map(JSONValue.number) ?? .string(point.label)), ("mean", .number(point.mean)),
                  ])
                }))
          })
      ),
    ])
  }

  private static func answer(_ answer: ExplanationResult.Answer) -> String {
    switch answer {
    case .positive: "positive"
    case .value: "value"
    case .level: "level"
    case .share(let name): "share of \(name)"
    }
  }
}
