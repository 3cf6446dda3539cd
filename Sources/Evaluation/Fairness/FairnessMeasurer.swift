import Manifest
import Measurements
import Statistics
import Tables

/// Fairness gaps between the groups of a protected column, as Fairlearn defines them: demographic parity (selection
/// rates), equal opportunity (true positive rates), equalized odds (true and false positive rates).
struct FairnessMeasurer {
  /// Groups with fewer rows do not count in the gaps.
  static let smallest = 20

  let rows: BinaryRows
  let confidence: Confidence

  /// - Returns: nil for a model without labels, or where fewer than two groups are large enough.
  func measure(_ slices: [RowSlice], column: String, minimum: Int?) -> FairnessResult? {
    guard let predicted = rows.predicted else { return nil }
    let minimum = minimum ?? Self.smallest
    let counting = slices.filter { $0.rows.count >= minimum }
    guard counting.count > 1 else { return nil }
    let groups = slices.map { group($0, predicted, counts: $0.rows.count >= minimum) }
    let gaps = self.gaps(counting.map(\.rows), predicted)
    let cells = counting.map { slice in
      Cells(slice.rows.map { rows.truth[Int($0)] << 1 | predicted[Int($0)] })
    }
    return FairnessResult(
      column: column, groups: groups, minimum: minimum, selectionDifference: gaps[0], selectionRatio: gaps[1],
      opportunityDifference: gaps[2], falsePositiveDifference: gaps[3], oddsDifference: gaps[4],
      selectionP: Self.extremes(cells.map { ($0.selected, $0.total) }),
      opportunityP: Self.extremes(cells.map { ($0.truePositives, $0.positives) }))
  }

  private func group(_ slice: RowSlice, _ predicted: [UInt8], counts: Bool) -> FairnessResult.Group {
    var cells = Cells()
    for row in slice.rows { cells.add(truth: rows.truth[Int(row)], predicted: predicted[Int(row)]) }
    var group = FairnessResult.Group(
      name: SliceResult.name(of: slice.parts), n: slice.rows.count, positives: cells.positives,
      selectionRate: share(cells.selected, slice.rows.count),
      truePositiveRate: share(cells.truePositives, cells.positives),
      falsePositiveRate: share(cells.falsePositives, cells.negatives), counts: counts)
    guard rows.scoresAreProbabilities, let all = rows.scores else { return group }
    let own = rows.selecting(slice.rows)
    let gaps = zip(own.truth, slice.rows.map { all[Int($0)] }).map { Double($0) - $1 }
    let set = MetricSet([MetricName(base: "ece")], rows: .binary(own))
    let replicates = resampled(slice.rows.count) { weights in
      set.values(weights: weights)[0] ?? .nan
    }
    group.ece = Estimate(value: set.values()[0], replicates: replicates, level: confidence.level)
    let moments = SampleMoments(gaps)
    group.calibrationInTheLarge = Estimate(
      value: moments.mean,
      replicates: resampled(slice.rows.count) { weights in
        zip(weights, gaps).reduce(0.0) { $0 + Double($1.0) * $1.1 } / Double(gaps.count)
      }, level: confidence.level)
    return group
  }

  private func share(_ successes: Int, _ trials: Int) -> Estimate {
    guard trials > 0 else { return Estimate(value: nil) }
    let interval = Binomial.wilson(successes: successes, trials: trials, level: confidence.level)
    return Estimate(value: Double(successes) / Double(trials), low: interval?.low, high: interval?.high)
  }

  /// Resamples inside a group, at most 500: they only carry intervals of calibration.
  private func resampled(_ count: Int, _ value: ([UInt8]) -> Double) -> [Double] {
    guard count > 0 else { return [] }
    return (0..<min(500, confidence.resamples)).map { resample in
      var weights = [UInt8](repeating: 0, count: count)
      var stream = RandomStream(seed: confidence.seed, number: UInt64(resample))
      for _ in 0..<count {
        let row = Int(stream.next(below: UInt32(count)))
        if weights[row] < 255 { weights[row] += 1 }
      }
      return value(weights)
    }
  }

  /// The five gaps with percentile intervals from resamples inside each group.
  private func gaps(_ groups: [[Int32]], _ predicted: [UInt8]) -> [Estimate] {
    let kinds = groups.map { rows in
      rows.map { self.rows.truth[Int($0)] << 1 | predicted[Int($0)] }
    }
    let points = Self.gaps(kinds.map(Cells.init))
    var replicates = [[Double]](repeating: [], count: points.count)
    for resample in 0..<min(2000, confidence.resamples) {
      var stream = RandomStream(seed: confidence.seed, number: UInt64(resample))
      let cells = kinds.map { kinds in
        var cells = Cells()
        for _ in kinds.indices { cells.add(kinds[Int(stream.next(below: UInt32(kinds.count)))]) }
        return cells
      }
      for (index, gap) in Self.gaps(cells).enumerated() { replicates[index].append(gap ?? .nan) }
    }
    return zip(points, replicates).map { Estimate(value: $0, replicates: $1, level: confidence.level) }
  }

  /// Selection difference and ratio, differences of true and of false positive rates, and the larger of these two.
  private static func gaps(_ groups: [Cells]) -> [Double?] {
    func range(_ rates: [Double?]) -> (low: Double, high: Double)? {
      let known = rates.compactMap { $0 }
      guard known.count > 1, let low = known.min(), let high = known.max() else { return nil }
      return (low, high)
    }
    let selection = range(groups.map { $0.total > 0 ? Double($0.selected) / Double($0.total) : nil })
    let opportunity = range(groups.map { $0.positives > 0 ? Double($0.truePositives) / Double($0.positives) : nil })
    let alarms = range(groups.map { $0.negatives > 0 ? Double($0.falsePositives) / Double($0.negatives) : nil })
    let (a, b) = (opportunity.map { $0.high - $0.low }, alarms.map { $0.high - $0.low })
    var odds: Double?
    if let a, let b { odds = max(a, b) }
    return [
      selection.map { $0.high - $0.low }, selection.flatMap { $0.high > 0 ? $0.low / $0.high : nil }, a, b, odds,
    ]
  }

  /// The p-value of the highest share against the lowest, corrected for having picked the pair.
  private static func extremes(_ shares: [(successes: Int, trials: Int)]) -> Double? {
    let known = shares.filter { $0.trials > 0 }
    func share(_ one: (successes: Int, trials: Int)) -> Double { Double(one.successes) / Double(one.trials) }
    guard known.count > 1, let low = known.min(by: { share($0) < share($1) }),
      let high = known.max(by: { share($0) < share($1) }), let test = TwoSamples.proportions(high, low)
    else { return nil }
    return min(1, test.p * Double(known.count * (known.count - 1)) / 2)
  }

  /// How many rows of each kind a group holds.
  private struct Cells {
    /// By `truth << 1 | predicted`.
    var counts = (0, 0, 0, 0)

    init() {}

    init(_ kinds: [UInt8]) { for kind in kinds { add(kind) } }

    mutating func add(truth: UInt8, predicted: UInt8) { add(truth << 1 | predicted) }

    mutating func add(_ kind: UInt8) {
      switch kind {
      case 0: counts.0 += 1
      case 1: counts.1 += 1
      case 2: counts.2 += 1
      default: counts.3 += 1
      }
    }

    var total: Int { counts.0 + counts.1 + counts.2 + counts.3 }
    var selected: Int { counts.1 + counts.3 }
    var positives: Int { counts.2 + counts.3 }
    var negatives: Int { counts.0 + counts.1 }
    var truePositives: Int { counts.3 }
    var falsePositives: Int { counts.1 }
  }
}
