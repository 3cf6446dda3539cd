import Manifest
import Measurements

/// What only one task has, as JSON.
enum TaskDocument {
  static func json(_ forecast: ForecastResult) -> JSONValue {
    .members([
      ("season", .integer(forecast.season)), ("horizon", .integer(forecast.horizon)),
      ("origins", .integer(forecast.origins)), ("first_origin", .string(forecast.firstOrigin)),
      ("last_origin", .string(forecast.lastOrigin)), ("series", .integer(forecast.series)),
      ("rolling", .bool(forecast.isRolling)), ("model_run_here", .bool(forecast.isModelRun)),
      ("seasonal_naive_baseline", .bool(forecast.isAgainstSeasonalNaive)),
      ("rows_checked_against_history", .integer(forecast.checkedRows)),
      (
        "mase_scale",
        .members([
          ("rows", .optional(forecast.scaleRows)),
          ("per_series", .object(forecast.scales.map { JSONValue.Member($0.name, .optional($0.value)) })),
        ])
      ),
      ("by_horizon", .object(forecast.byHorizon.map { JSONValue.Member($0.value ?? "", ResultDocument.slice($0)) })),
      ("by_series", .object(forecast.bySeries.map { JSONValue.Member($0.value ?? "", ResultDocument.slice($0)) })),
    ])
  }

  static func json(_ ranking: RankingResult) -> JSONValue {
    .members([
      ("queries", .integer(ranking.queries)), ("rows", .integer(ranking.rows)),
      ("queries_without_relevant_rows", .integer(ranking.withoutRelevant)),
      ("queries_with_ties", .integer(ranking.tied)), ("highest_grade", .number(ranking.highestGrade)),
    ])
  }

  static func json(_ text: TextResult) -> JSONValue {
    .members([
      (
        "by_rule",
        .object(
          text.byRule.map { rule in
            JSONValue.Member(
              rule.rule.rawValue,
              .members([
                ("n", .integer(rule.n)), ("accuracy", MetricDocument.estimate(rule.accuracy)),
                ("baseline", rule.baseline.map(JSONValue.number)),
              ]))
          })
      ),
      (
        "scores",
        .array(
          text.items.map { item in
            .members([
              ("id", .string(item.id)), ("rule", .string(item.rule.rawValue)), ("score", .number(item.score)),
              ("baseline", item.baseline.map(JSONValue.number)),
            ])
          })
      ),
    ])
  }
}
