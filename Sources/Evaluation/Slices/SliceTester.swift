import Manifest
import Measurements
import Statistics

/// Tests whether a metric differs between the rows of a slice and all other rows.
struct SliceTester {
  let rows: TaskRows
  let metrics: [MetricName]
  /// The one metric that is resampled where there is no test for it.
  let main: MetricName?
  let bootstrap: Bootstrap
  private let set: MetricSet

  /// Resamples of each side.
  static let resamples = 200
  /// Sides with fewer rows are not resampled.
  static let smallest = 20

  init(rows: TaskRows, metrics: [MetricName], main: MetricName?, bootstrap: Bootstrap) {
    self.rows = rows
    self.metrics = metrics.filter { $0.cutoff == nil && !$0.aggregated && $0.base != "prevalence" }
    self.main = main
    var confidence = bootstrap.confidence
    confidence.resamples = min(confidence.resamples, Self.resamples)
    self.bootstrap = Bootstrap(confidence: confidence, threads: bootstrap.threads)
    set = MetricSet(self.metrics, rows: rows)
  }

  /// The tests of one slice, not yet corrected.
  ///
  /// - Parameter slice: positions of its rows.
  func tests(_ slice: [Int32]) -> [SliceTest] {
    guard !slice.isEmpty, slice.count < rows.count else { return [] }
    var inside = [Bool](repeating: false, count: rows.count)
    for row in slice { inside[Int(row)] = true }
    let own = set.values(weights: inside.map { $0 ? 1 : 0 })
    let others = set.values(weights: inside.map { $0 ? 0 : 1 })
    return metrics.indices.compactMap { index in
      guard let value = own[index], let rest = others[index],
        let (method, outcome) = test(metrics[index], inside, value, rest)
      else { return nil }
      return SliceTest(
        metric: metrics[index].description, method: method, rest: rest, difference: value - rest,
        statistic: outcome.statistic, p: outcome.p)
    }
  }

  private func test(_ metric: MetricName, _ inside: [Bool], _ value: Double, _ rest: Double)
    -> (SliceTest.Method, TwoSamples.Outcome)?
  {
    if let (of, counting) = RowLosses.share(metric, rows) {
      return proportions(of, counting, inside).map { (.twoProportions, $0) }
    }
    if let losses = RowLosses.of(metric, rows) {
      return TwoSamples.welch(
        SampleMoments(zip(losses, inside).filter(\.1).map(\.0)),
        SampleMoments(zip(losses, inside).filter { !$0.1 }.map(\.0))
      ).map { (.welch, $0) }
    }
    if metric.base == "roc_auc", case .binary(let binary) = rows, let scores = binary.scores {
      return auc(binary.truth, scores, inside).map { (.independentAUC, $0) }
    }
    guard metric == main else { return nil }
    return resampled(metric, inside, value, rest).map { (.bootstrap, $0) }
  }

  private func proportions(_ of: [Bool], _ counting: [Bool], _ inside: [Bool]) -> TwoSamples.Outcome? {
    var (a, b) = ((successes: 0, trials: 0), (successes: 0, trials: 0))
    for row in inside.indices where of[row] {
      if inside[row] {
        a.trials += 1
        a.successes += counting[row] ? 1 : 0
      } else {
        b.trials += 1
        b.successes += counting[row] ? 1 : 0
      }
    }
    return TwoSamples.proportions(a, b)
  }

  /// Two ROC AUCs on different rows are independent; DeLong's variance of each.
  private func auc(_ truth: [UInt8], _ scores: [Double], _ inside: [Bool]) -> TwoSamples.Outcome? {
    func side(_ wanted: Bool) -> (value: Double, standardError: Double)? {
      let rows = inside.indices.filter { inside[$0] == wanted }
      let own = rows.map { scores[$0] }
      return DeLongTest.compare(positive: rows.map { truth[$0] }, model: own, baseline: own)
        .map { ($0.aucModel, $0.seModel) }
    }
    guard let a = side(true), let b = side(false) else { return nil }
    return TwoSamples.normal(a, b)
  }

  private func resampled(_ metric: MetricName, _ inside: [Bool], _ value: Double, _ rest: Double)
    -> TwoSamples.Outcome?
  {
    func error(_ wanted: Bool) -> Double? {
      let picked = inside.indices.filter { inside[$0] == wanted }.map(Int32.init)
      guard picked.count >= Self.smallest else { return nil }
      let values =
        bootstrap.run([MetricSet([metric], rows: rows.selecting(picked))])
        .first?.column(0).filter(\.isFinite) ?? []
      guard values.count > Self.resamples / 2 else { return nil }
      return SampleMoments(values).variance.squareRoot()
    }
    guard let a = error(true), let b = error(false) else { return nil }
    return TwoSamples.normal((value, a), (rest, b))
  }

  /// Corrects the p-values of each metric for all the slices it was tested on.
  static func correct(_ slices: inout [SliceResult]) {
    var places: [String: [(slice: Int, test: Int)]] = [:]
    for (slice, result) in slices.enumerated() {
      for (test, one) in result.tests.enumerated() { places[one.metric, default: []].append((slice, test)) }
    }
    for family in places.values {
      let p = family.map { slices[$0.slice].tests[$0.test].p }
      let (holm, q) = (MultipleTesting.holm(p), MultipleTesting.benjaminiHochberg(p))
      for (index, place) in family.enumerated() {
        slices[place.slice].tests[place.test].holm = holm[index]
        slices[place.slice].tests[place.test].q = q[index]
      }
    }
  }
}
