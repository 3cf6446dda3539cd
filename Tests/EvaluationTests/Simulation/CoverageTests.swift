import Manifest
import Measurements
import Testing

@testable import Evaluation

/// 95% intervals hold the population's value in 94 to 96% of samples of 500 rows, and in 93 to 97% of samples of 200.
struct CoverageTests {
  /// Twice 2,000 samples: a share of 2,000 is itself uncertain by half a point, and sixty of them are looked at.
  private let simulation = Simulation(full: 4000)
  /// Rows of the population that stands for the truth: its own error is a fiftieth of a sample's.
  private let large = Simulation.isFull ? 1_000_000 : 100_000

  private static func names(_ texts: String) -> [MetricName] {
    texts.split(separator: " ").map { MetricName(canonical: String($0)) }
  }

  private func check(
    _ what: String, _ metrics: [MetricName], task: TaskKind, size: Int, seed: UInt64,
    _ draw: @escaping @Sendable (Int, inout Draws) -> Populations.Pair
  ) {
    var draws = Draws(seed: 99, number: seed)
    let population = draw(large, &draws)
    let (truth, other) = (Simulation.values(metrics, population.model), Simulation.values(metrics, population.baseline))
    let improvement = metrics.indices.map { ImprovementMeasure(metrics[$0]).absolute(truth[$0], other[$0]) }
    let simulation = simulation
    let shares = simulation.shares(2 * metrics.count, seed: seed) { draws in
      let sample = draw(size, &draws)
      let found = simulation.measure(metrics, task: task, model: sample.model, baseline: sample.baseline)
      return metrics.indices.map { Simulation.holds(found.estimates[$0], truth[$0]) }
        + metrics.indices.map { index in
          let compared = found.comparison?.metrics.first { $0.name == metrics[index].description }?.value
          return Simulation.holds(compared?.improvement, improvement[index])
        }
    }
    for index in metrics.indices {
      let name = "\(what), \(size) rows, \(metrics[index])"
      // A mean over classes is as sure as its rarest class, which has a tenth of the rows.
      let rows = metrics[index].base == "roc_auc_ovr_macro" ? size / 10 : size
      simulation.expectCoverage(shares[index], name, rows: rows)
      // The head of a ranking and the median jump from one resample to the next, so intervals of their differences are
      // wider than they need be: they hold the truth more often, never less.
      let jumps = metrics[index].cutoff != nil || metrics[index].base == "median_absolute_error"
      simulation.expectCoverage(
        shares[metrics.count + index], name + ", improvement", rows: size, mayBeWide: jumps)
    }
  }

  @Test(arguments: [500, 200])
  func binary(_ size: Int) {
    check(
      "binary",
      Self.names(
        "accuracy balanced_accuracy precision recall f1 mcc kappa roc_auc average_precision log_loss brier captured@20%"
      ),
      task: .binary, size: size, seed: 1
    ) { n, draws in Populations.binary(n, &draws) }
  }

  @Test(arguments: [500, 200])
  func classes(_ size: Int) {
    check(
      "ordinal",
      Self.names(
        "accuracy balanced_accuracy f1_macro f1_weighted mcc kappa_quadratic mean_absolute_level_error within_one_level "
          + "top2_accuracy roc_auc_ovr_macro log_loss brier"),
      task: .ordinal, size: size, seed: 2
    ) { n, draws in Populations.classes(n, &draws) }
  }

  @Test(arguments: [500, 200])
  func values(_ size: Int) {
    check(
      "regression",
      Self.names("mae rmse mse r2 explained_variance bias median_absolute_error wape mape smape pearson"),
      task: .regression, size: size, seed: 3
    ) { n, draws in Populations.values(n, &draws) }
  }

  @Test func queries() {
    check("ranking", Self.names("ndcg ndcg@5 map mrr hit_rate@3"), task: .ranking, size: 200, seed: 4) { n, draws in
      (Populations.queries(n, &draws), Populations.queries(n, &draws))
    }
  }

  /// Resamples of whole groups hold the value as often as resamples of rows do where rows are independent.
  @Test func groups() {
    let binary = Self.names("accuracy f1 roc_auc average_precision brier log_loss")
    let numeric = Self.names("mae rmse r2 bias")
    var draws = Draws(seed: 99, number: 5)
    let population = Populations.grouped(large / 5, &draws)
    let truth = Simulation.values(binary, population.binary) + Simulation.values(numeric, population.values)
    let simulation = simulation
    let shares = simulation.shares(truth.count, seed: 5) { draws in
      let sample = Populations.grouped(200, &draws)
      let plan = ResamplingPlan.units(of: sample.labels)
      let found =
        simulation.measure(binary, task: .binary, model: sample.binary, plan: plan).estimates
        + simulation.measure(numeric, task: .regression, model: sample.values, plan: plan).estimates
      return zip(found, truth).map { Simulation.holds($0, $1) }
    }
    for (index, name) in (binary + numeric).enumerated() {
      simulation.expectCoverage(shares[index], "200 groups of rows, \(name)", rows: 200)
    }
  }
}
