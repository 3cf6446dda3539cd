import Manifest
import Statistics

/// Quantiles of the absolute error (type 7), and the largest one.
struct ErrorQuantileFamily: MetricFamily {
  static let shares: [String: Double] = [
    "median_absolute_error": 0.5, "absolute_error_q50": 0.5, "absolute_error_q75": 0.75, "absolute_error_q90": 0.9,
    "absolute_error_q95": 0.95, "absolute_error_q99": 0.99, "max_error": 1,
  ]

  let metrics: [MetricName]
  private let parts: [(share: Double, index: Int)]
  private let order: [Int32]
  private let sorted: [Double]

  init?(_ wanted: [MetricName], rows: ValueRows) {
    let found = wanted.compactMap { name in Self.shares[name.base].map { (name, $0) } }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    parts = found.enumerated().map { ($0.element.1, $0.offset) }.sorted { $0 < $1 }
    let errors = zip(rows.truth, rows.predicted).map { abs($0 - $1) }
    order = Order.ascending(errors)
    sorted = order.map { errors[Int($0)] }
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
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
}
