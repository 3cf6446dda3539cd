import Manifest
import Statistics

/// Quantiles of the absolute error (type 7), and the largest one. Under real weights, where no type 7 is defined, the
/// averaged inverse of the weighted distribution, as scikit-learn's weighted median.
struct ErrorQuantileFamily: MetricFamily {
  static func share(_ name: MetricName) -> Double? {
    switch name.base {
    case "median_absolute_error": return 0.5
    case "max_error": return 1
    default: return name.parameter.flatMap { $0.kind == .percent ? $0.value / 100 : nil }
    }
  }

  let metrics: [MetricName]
  private let parts: [(share: Double, index: Int)]
  private let order: [Int32]
  private let sorted: [Double]
  private let sample: [Double]?

  init?(_ wanted: [MetricName], rows: ValueRows) {
    let found = wanted.compactMap { name in Self.share(name).map { (name, $0) } }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    parts = found.enumerated().map { ($0.element.1, $0.offset) }.sorted { $0 < $1 }
    sample = rows.weights
    let errors = zip(rows.truth, rows.predicted).map { abs($0 - $1) }
    order = Order.ascending(errors)
    sorted = order.map { errors[Int($0)] }
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    if let sample {
      for part in parts { out[part.index] = weighted(part.share, weights, sample) }
      return
    }
    var position = 0
    var reached = 0
    for part in parts {
      let target = Double(weights.total - 1) * part.share
      let below = Int(target)
      // The row that covers place `below` of the rows written out one after another.
      while position < order.count, reached + Int(weights.counts[Int(order[position])]) <= below {
        reached += Int(weights.counts[Int(order[position])])
        position += 1
      }
      guard position < order.count else {
        out[part.index] = .nan
        continue
      }
      var next = position
      if below + 1 >= reached + Int(weights.counts[Int(order[position])]) {
        next += 1
        while next < order.count, weights.counts[Int(order[next])] == 0 { next += 1 }
        if next == order.count { next = position }
      }
      out[part.index] = Order.interpolate(sorted[position], sorted[next], target - Double(below))
    }
  }

  private func weighted(_ share: Double, _ weights: RowWeights, _ sample: [Double]) -> Double {
    func weight(_ position: Int) -> Double {
      let row = Int(order[position])
      return Double(weights.counts[row]) * sample[row]
    }
    var total = 0.0
    for position in 0..<order.count { total += weight(position) }
    guard total > 0 else { return .nan }
    let target = share * total
    var (reached, last) = (0.0, Double.nan)
    for position in 0..<order.count {
      let own = weight(position)
      guard own > 0 else { continue }
      // The share fell exactly on the row before: the mean of the two.
      if !last.isNaN { return (last + sorted[position]) / 2 }
      reached += own
      if reached - target > .ulpOfOne { return sorted[position] }
      if reached >= target { last = sorted[position] }
    }
    return last.isNaN ? sorted.last ?? .nan : last
  }
}
