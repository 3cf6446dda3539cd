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
  private let parts: [Part]
  private let order: [Int32]
  private let sorted: [Double]
  private let sample: [Double]?

  /// One quantile, and a place in the order near which it lies in most resamples.
  private struct Part {
    let share: Double
    let index: Int
    let anchor: Int
    /// For each row all ones where it stands before the anchor, else zero: what lies before the anchor is counted in the
    /// order of the rows, without looking anything up.
    let before: [UInt8]
  }

  init?(_ wanted: [MetricName], rows: ValueRows) {
    let found = wanted.compactMap { name in Self.share(name).map { (name, $0) } }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    sample = rows.weights
    let errors = zip(rows.truth, rows.predicted).map { abs($0 - $1) }
    let order = Order.ascending(errors)
    self.order = order
    sorted = order.map { errors[Int($0)] }
    parts = found.enumerated().map { index, element in
      let anchor = Self.anchor(element.1, order.count)
      var before = [UInt8](repeating: 0, count: order.count)
      for row in order[..<anchor] { before[Int(row)] = 255 }
      return Part(share: element.1, index: index, anchor: anchor, before: before)
    }
  }

  /// Three standard deviations below where a quantile lies on average.
  private static func anchor(_ share: Double, _ rows: Int) -> Int {
    let place = Double(rows) * share - 3 * (Double(rows) * share * (1 - share)).squareRoot() - 32
    return min(rows, max(0, Int(place)))
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    if let sample {
      for part in parts { out[part.index] = weighted(part.share, weights, sample) }
      return
    }
    for part in parts {
      let target = Double(weights.total - 1) * part.share
      let below = Int(target)
      // The row that covers place `below` of the rows written out one after another.
      var (position, reached) = (part.anchor, Self.count(part.before, weights))
      while position > 0, reached > below {
        position -= 1
        reached -= Int(weights.counts[Int(order[position])])
      }
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

  /// How many drawn rows are among the marked ones.
  private static func count(_ marks: [UInt8], _ weights: RowWeights) -> Int {
    marks.withUnsafeBufferPointer { marks in
      var sum = 0
      for start in stride(from: 0, to: marks.count, by: WeightedSum.chunk) {
        var part: UInt32 = 0
        for row in start..<min(marks.count, start + WeightedSum.chunk) {
          part &+= UInt32(weights.counts[row] & marks[row])
        }
        sum += Int(part)
      }
      return sum
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
