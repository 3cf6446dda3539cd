import Manifest
import Measurements

/// Compares model and baseline with the best answers that need no input: the most frequent class with its share as
/// probability, the median, the mean. They are taken from the rows evaluated, which favours them slightly.
struct TrivialMeasurer {
  static let resamples = 500

  let model: TaskRows
  let baseline: TaskRows?
  let bootstrap: Bootstrap

  func measure(_ metric: MetricName) -> ModelChecks.Trivial? {
    let candidates = Self.answers(model).map { MetricSet([metric], rows: $0) }
    let own = MetricSet([metric], rows: model)
    let points = candidates.compactMap { $0.values()[0] }
    guard let best = points.max(by: { MainMetric.gain(metric, $0, over: $1) < 0 }) else { return nil }
    let difference = PairedDifference(
      bootstrap: bootstrap, resamples: Self.resamples, metric: metric, rows: model.count)
    var result = ModelChecks.Trivial(
      metric: metric.description, value: best, model: own.values()[0], baseline: nil,
      modelGain: difference.gain(of: own, over: candidates), baselineGain: nil)
    if let baseline {
      let set = MetricSet([metric], rows: baseline)
      result.baseline = set.values()[0]
      if result.baseline != nil { result.baselineGain = difference.gain(of: set, over: candidates) }
    }
    guard result.model != nil || result.baseline != nil else { return nil }
    return result
  }

  /// The answers without input that are best for one metric or another.
  static func answers(_ rows: TaskRows) -> [TaskRows] {
    if case .binary(let binary) = rows {
      let positives = binary.truth.reduce(0) { $0 + Int($1) }
      let share = Double(positives) / Double(max(1, binary.truth.count))
      return [UInt8(0), 1].map { label in
        .binary(
          BinaryRows(
            truth: binary.truth, predicted: [UInt8](repeating: label, count: binary.truth.count),
            scores: [Double](repeating: share, count: binary.truth.count), scoresAreProbabilities: true))
      }
    }
    if case .classes(let classes) = rows { return constantClasses(classes).map(TaskRows.classes) }
    if case .values(let values) = rows {
      let sorted = values.truth.sorted()
      guard !sorted.isEmpty else { return [] }
      let mean = values.truth.reduce(0, +) / Double(values.truth.count)
      return [mean, sorted[sorted.count / 2], weightedMedian(sorted)].map { value in
        .values(
          ValueRows(
            truth: values.truth, predicted: [Double](repeating: value, count: values.truth.count),
            naiveError: values.naiveError))
      }
    }
    return []
  }

  /// The most frequent class, and the class in the middle of ordered ones; both with the shares as probabilities.
  private static func constantClasses(_ rows: ClassRows) -> [ClassRows] {
    var counts = [Int](repeating: 0, count: rows.classCount)
    for label in rows.truth { counts[Int(label)] += 1 }
    let shares = counts.map { Double($0) / Double(max(1, rows.truth.count)) }
    let probabilities = rows.truth.flatMap { _ in shares }
    let commonest = Int32(DependenceMeasurer.commonest(.classes(rows)))
    let middle = rows.truth.sorted()[rows.truth.count / 2]
    return Set([commonest, middle]).sorted().map { label in
      ClassRows(
        classCount: rows.classCount, truth: rows.truth,
        predicted: [Int32](repeating: label, count: rows.truth.count), probabilities: probabilities)
    }
  }

  /// The median with weights 1 / |y|, which minimises the mean absolute percentage error.
  private static func weightedMedian(_ sorted: [Double]) -> Double {
    let weights = sorted.map { 1 / max(abs($0), Double.ulpOfOne) }
    let half = weights.reduce(0, +) / 2
    var sum = 0.0
    for (value, weight) in zip(sorted, weights) {
      sum += weight
      if sum >= half { return value }
    }
    return sorted[sorted.count - 1]
  }
}
