import Manifest
import Measurements
import Wording

/// A metric that a tracked run logged and that contradicts what was measured of the same name.
struct RunMetrics {
  /// One metric that does not fit.
  struct Contradiction {
    /// As the run names it: `test_roc_auc`.
    var name: String
    /// The metric: `roc_auc`.
    var metric: String
    var logged: Double
    var measured: Estimate
    /// True where the name says that it is of the test rows. A bare name may be of training or validation.
    var isOfTest: Bool
  }

  private let results: [EvaluationResult]

  /// - Parameter model: the model that the run is of; nil where it is not said, then it may be any.
  init(_ subject: Subject, model: String?) {
    let own = subject.project.evaluations.filter { model == nil || $0.model.value == model }
    results = subject.measurements.evaluations.filter { result in own.contains { $0.id == result.id } }
  }

  /// The first metric that agrees with no evaluation, one of the test rows before the others.
  func contradiction(in run: TrackedRun) -> Contradiction? {
    let found = run.metrics.compactMap { metric in metric.value.flatMap { contradiction(metric.name, $0) } }
    return found.first(where: \.isOfTest) ?? found.first
  }

  private func contradiction(_ name: String, _ logged: Double) -> Contradiction? {
    let prefix = ["test_", "test/", "test.", "test-"].first { name.lowercased().hasPrefix($0) }
    let metric = String(name.dropFirst(prefix?.count ?? 0))
    guard let info = MetricRegistry.info(MetricName(canonical: metric)) else { return nil }
    // Errors in the target's unit are often logged on another scale, such as the logarithm's.
    guard info.range != .targetUnit, info.range != .targetUnitSquared else { return nil }
    var measured: [Estimate] = []
    for result in results {
      measured += result.metrics.filter { $0.name == metric }.map(\.value)
      // The run may be of the baseline.
      let compared = result.comparison?.metrics.first { $0.name == metric }?.value.baseline
      if let compared { measured.append(Estimate(value: compared)) }
    }
    measured.removeAll { $0.value == nil }
    guard let first = measured.first, !measured.contains(where: { Self.agrees(logged, $0) }) else { return nil }
    return Contradiction(name: name, metric: metric, logged: logged, measured: first, isOfTest: prefix != nil)
  }

  /// True inside the interval, within half a percent of the value, or as percent.
  private static func agrees(_ logged: Double, _ estimate: Estimate) -> Bool {
    guard let value = estimate.value else { return true }
    return [logged, logged / 100].contains { logged in
      if abs(logged - value) <= 0.005 * abs(value) { return true }
      guard let low = estimate.low, let high = estimate.high else { return false }
      return (low...max(low, high)).contains(logged)
    }
  }
}
