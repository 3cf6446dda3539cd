import Inference
import Measurements
import Tables
import Testing

@testable import Evaluation
@testable import Manifest

/// Forecasts by sector and month, against NumPy and scikit-learn; and what must not be taken for a forecast.
struct ForecastTests {
  private let place = TestProject.place

  private func forecast(_ plan: ForecastSpec.Plan, season: Int = 12, lags: Int? = nil) -> ForecastSpec {
    ForecastSpec(
      location: place, plan: plan, series: TestProject.at("series"), wide: true, time: TestProject.at("month"),
      value: nil, season: season, history: nil, scale: nil, lags: lags, transform: .none)
  }

  private func recordedSpec() -> EvaluationSpec {
    var spec = TestProject.spec(
      .forecast, target: "actual", metrics: TestProject.allMetrics(.forecast), slices: ["series"], resamples: 20)
    spec.quantiles = [
      QuantileModel(level: 0.1, model: TestProject.at("low")), QuantileModel(level: 0.9, model: TestProject.at("high")),
    ]
    var own = forecast(.recorded(origin: TestProject.at("origin"), horizon: TestProject.at("horizon")))
    own.history = DataReference(entry: "history", split: nil, location: place)
    own.scale = DataReference(entry: "train", split: nil, location: place)
    own.time = TestProject.at("month")
    spec.forecast = own
    return spec
  }

  private func source(_ table: Table) throws -> MemorySource {
    var source = MemorySource(table)
    source.tables["history"] = try Fixture.table("us-employment-series")
    source.tables["train"] = try Fixture.table("us-employment-train")
    return source
  }

  private let project = TestProject.project(models: [
    TestProject.recorded("model", column: "forecast"), TestProject.recorded("low", column: "low_10"),
    TestProject.recorded("high", column: "high_90"),
  ])

  @Test func recordedForecasts() throws {
    let reference = try Reference.load("us-employment")
    let result = try Evaluator(source: source(Fixture.table("us-employment")), threads: 2)
      .evaluate(recordedSpec(), in: project)
    let own = try #require(result.forecast)
    #expect(own.origins == 24 && own.horizon == 6 && own.series == 15 && own.checkedRows == 2160)
    #expect(own.isAgainstSeasonalNaive && result.baseline?.model == "seasonal_naive")

    let names = [
      "mae": "mae", "rmse": "rmse", "mse": "mse", "r2": "r2", "explained_variance": "explained_variance",
      "median_absolute_error": "median_ae", "max_error": "max_error", "mape": "mape", "wape": "wape",
      "smape": "smape", "smape_half": "smape_half", "bias": "bias", "pearson": "pearson", "spearman": "spearman",
      "rmsle": "rmsle", "mase": "mase_pooled", "mase_mean_over_series": "mase_mean_over_series",
    ]
    for (name, key) in names {
      #expect(close(result.metric(name)?.value, reference["metrics"][key].number), "\(name)")
      let baseline = result.baseline?.metrics.first { $0.name == name }?.value.value
      #expect(close(baseline, reference["baseline_metrics"][key].number), "seasonal naive, \(name)")
    }
    let intervals = reference["probabilistic"]
    #expect(close(result.metric("interval_coverage")?.value, intervals["coverage_80"].number))
    #expect(close(result.metric("interval_score")?.value, intervals["mean_interval_score_80"].number))
    #expect(close(result.metric("pinball_0_1")?.value, intervals["pinball_0.1"].number))
    #expect(close(result.metric("pinball_0_5")?.value, intervals["pinball_0.5"].number))
    #expect(close(result.metric("pinball_0_9")?.value, intervals["pinball_0.9"].number))
    #expect(
      close(
        result.comparison?.metrics.first { $0.name == "mase" }?.value.relative.value,
        reference["against_baseline"]["mase_vs_seasonal_naive"]["relative_to_baseline"].number))
    #expect(result.comparison?.pairedT == nil, "rows of an origin are not independent")

    for (index, slice) in own.byHorizon.enumerated() {
      let expected = reference["by_horizon"][String(index + 1)]
      for key in ["mae", "rmse", "mape"] {
        #expect(
          close(slice.metrics.first { $0.name == key }?.value.value, expected["forecast"][key].number), "+\(index + 1)")
      }
      #expect(
        close(slice.metrics.first { $0.name == "mase" }?.value.value, expected["forecast"]["mase_pooled"].number))
      #expect(
        close(slice.baseline.first { $0.name == "mase" }?.value.value, expected["seasonal_naive_mase"].number))
    }
    #expect(own.byHorizon.count == 6 && own.bySeries.count == 15)
    for (name, expected) in reference["slices"].object {
      let slice = try #require(result.slices.first { $0.name == name })
      for key in ["mae", "mase", "mape"] {
        #expect(close(slice.metrics.first { $0.name == key }?.value.value, expected[key].number), "\(name) \(key)")
      }
    }
    for (name, scale) in reference["mase_scale"]["per_series"].object {
      #expect(close(own.scales.first { $0.name == name }?.value, scale.number))
    }
  }

  /// A truth that the history does not know is a lie or a slip; both stop the evaluation.
  @Test func truthIsComparedWithTheHistory() throws {
    var table = try Fixture.table("us-employment")
    let column = try #require(table.columns.firstIndex { $0.name == "actual" })
    guard case .doubles(var values) = table.columns[column].values else { return }
    values[7] += 1
    table.columns[column].values = .doubles(values)
    #expect {
      try Evaluator(source: source(table), threads: 1).evaluate(recordedSpec(), in: project)
    } throws: { error in
      (error as? EvaluationFailure)?.message.contains("the history says") == true
    }
  }

  /// Ten values, season 2, horizon 3, two origins: six are known, then seven; months 4 to 13.
  private func rolling(lags: Int?, predictions: Predictions?) throws -> EvaluationResult {
    let series = Table(
      rowCount: 10,
      columns: [
        Column(name: "month", values: .integers((4...13).map { Int64($0) })),
        Column(name: "a", values: .doubles([1, 5, 2, 6, 3, 7, 4, 8, 5, 9])),
      ])
    var spec = TestProject.spec(
      .forecast, target: "jobs", metrics: [MetricName(base: "mae"), MetricName(base: "mase")])
    spec.forecast = forecast(.rolling(horizon: 3, origins: 2), season: 2, lags: lags)
    let onnx = ModelEntry(
      id: "model", location: place, title: nil,
      source: .onnx(
        OnnxModel(
          path: TestProject.at("m.onnx"), inputs: .auto, output: .values, outputName: nil, classes: [], threads: nil,
          lowercase: false)))
    return try Evaluator(source: MemorySource(series, predictions: predictions), threads: 1)
      .evaluate(spec, in: TestProject.project(models: [onnx]))
  }

  @Test func rollingOrigins() throws {
    // Truth: 4 8 5 after the origin in month 9, and 8 5 9 after month 10. Seasonal naive with m = 2: 3 7 3, and 7 4 7.
    // Its errors are 1 1 2 and 1 1 2, in the mean 8/6.
    let result = try rolling(lags: 2, predictions: Predictions(probabilities: [4, 8, 5, 8, 5, 12]))
    #expect(result.n == 6)
    #expect(close(result.metric("mae")?.value, 0.5))
    #expect(close(result.baseline?.metrics.first { $0.name == "mae" }?.value.value, 8.0 / 6))
    // Scale: what is known at the first origin is 1 5 2 6 3 7, whose changes over two periods are all 1.
    #expect(close(result.metric("mase")?.value, 0.5))
    #expect(result.notes.contains(.scaledByFirstOrigin))
    #expect(result.forecast?.firstOrigin == "9" && result.forecast?.lastOrigin == "10")
    #expect(result.forecast?.byHorizon.map(\.n) == [2, 2, 2])
  }

  @Test func aModelWithTooFewOutputsIsRefused() {
    #expect(throws: EvaluationFailure.self) {
      try rolling(lags: 2, predictions: Predictions(probabilities: [1, 2, 3, 4]))
    }
    #expect(throws: EvaluationFailure.self) { try rolling(lags: nil, predictions: Predictions(values: [1, 2])) }
    #expect(throws: EvaluationFailure.self) { try rolling(lags: 7, predictions: Predictions(values: [1, 2])) }
  }

  @Test func naiveLooksBackOnly() {
    let history = SeriesHistory(name: "a", times: [], values: [1, 2, 3, 4, 5, 6, 7, 8], places: [:])
    #expect(history.seasonalNaive(known: 5, horizon: 1, season: 4) == 2)
    #expect(history.seasonalNaive(known: 5, horizon: 4, season: 4) == 5)
    #expect(history.seasonalNaive(known: 5, horizon: 5, season: 4) == 2)
    #expect(history.seasonalNaive(known: 5, horizon: 9, season: 1) == 5)
    #expect(history.seasonalNaive(known: 3, horizon: 1, season: 4) == nil)
    for known in 4...8 {
      for horizon in 1...12 {
        let value = history.seasonalNaive(known: known, horizon: horizon, season: 4)
        #expect(value.map { $0 <= Double(known) } == true, "looks no further than the origin")
      }
    }
  }
}
