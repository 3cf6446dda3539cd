import Manifest
import Measurements

/// One metric under several conditions on the same rows, with intervals of the differences from shared resamples.
struct PairedDifference {
  let bootstrap: Bootstrap
  let metric: MetricName

  /// Resamples are bounded by rows as well, so that a million rows take seconds and not minutes.
  init(bootstrap: Bootstrap, resamples: Int, metric: MetricName, rows: Int = 0) {
    var confidence = bootstrap.confidence
    confidence.resamples = min(confidence.resamples, resamples, max(50, 100_000_000 / max(1, rows)))
    self.bootstrap = Bootstrap(confidence: confidence, threads: bootstrap.threads)
    self.metric = metric
  }

  /// - Parameter set: of the one metric.
  func estimate(of set: MetricSet) -> Estimate {
    Estimate(value: set.values()[0], replicates: bootstrap.run([set])[0].column(0), level: bootstrap.confidence.level)
  }

  /// How much better `set` is than the best of `others`, above zero is better.
  ///
  /// The best is the one that is best on the rows themselves.
  func gain(of set: MetricSet, over others: [MetricSet]) -> Estimate {
    let points = others.map { $0.values()[0] }
    var best: Int?
    for (index, point) in points.enumerated() {
      guard let point else { continue }
      if let known = best, let value = points[known], MainMetric.gain(metric, point, over: value) <= 0 { continue }
      best = index
    }
    guard let best, let other = points[best], let value = set.values()[0] else { return Estimate(value: nil) }
    let replicates = bootstrap.run([set, others[best]])
    return Estimate(
      value: MainMetric.gain(metric, value, over: other),
      replicates: zip(replicates[0].column(0), replicates[1].column(0)).map {
        MainMetric.gain(metric, $0, over: $1)
      }, level: bootstrap.confidence.level)
  }
}
