import Foundation
import Manifest
import Statistics

/// Metrics of the probability of the positive class.
enum BinaryProbabilityMetric: String, CaseIterable {
  /// Mean −ln of the probability given to what came true, clipped below at the machine epsilon.
  case logLoss = "log_loss"
  /// Mean (p − y)² (Brier, 1950).
  case brier
  /// 1 − brier / (ȳ (1 − ȳ)); undefined when one class is absent.
  case brierSkill = "brier_skill"
  /// Ten bins of equal width, (a, b], zero in the first: Σ share × |mean outcome − mean probability|.
  case ece
  case ece15 = "ece_15"
  /// Ten bins of equally many rows in rising order of probability.
  case eceEqualMass = "ece_equal_mass_10"
  /// The same as `ece` for max(p, 1 − p) against whether the answer at 0.5 is right.
  case eceTopLabel = "ece_10_top_label_binary"
}

struct BinaryProbabilityFamily: MetricFamily {
  let metrics: [MetricName]
  private let kinds: [BinaryProbabilityMetric]
  private let truth: [Double]
  private let probability: [Double]
  private let losses: [Double]
  private let squares: [Double]
  private let ten: CalibrationBins
  private let fifteen: CalibrationBins?
  private let top: CalibrationBins?
  private let order: [Int32]

  init?(_ wanted: [MetricName], truth: [UInt8], probability: [Double]) {
    let found = wanted.compactMap { name in BinaryProbabilityMetric(rawValue: name.base).map { (name, $0) } }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    kinds = found.map(\.1)
    let outcome = truth.map(Double.init)
    self.truth = outcome
    self.probability = probability
    losses = zip(truth, probability).map { y, p in -log(min(1, max(y == 1 ? p : 1 - p, .ulpOfOne))) }
    squares = zip(outcome, probability).map { ($1 - $0) * ($1 - $0) }
    ten = CalibrationBins(probability: probability, outcome: outcome, count: 10)
    fifteen =
      kinds.contains(.ece15) ? CalibrationBins(probability: probability, outcome: outcome, count: 15) : nil
    top =
      kinds.contains(.eceTopLabel)
      ? CalibrationBins(
        probability: probability.map { max($0, 1 - $0) },
        outcome: zip(truth, probability).map { ($1 >= 0.5) == ($0 == 1) ? 1 : 0 }, count: 10) : nil
    order = kinds.contains(.eceEqualMass) ? Order.ascending(probability) : []
  }

  var workspace: Int { 30 }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    for (index, kind) in kinds.enumerated() {
      switch kind {
      case .logLoss: out[index] = WeightedSum.mean(losses, weights)
      case .brier: out[index] = WeightedSum.mean(squares, weights)
      case .brierSkill:
        let share = WeightedSum.mean(truth, weights)
        out[index] =
          share > 0 && share < 1 ? 1 - WeightedSum.mean(squares, weights) / (share * (1 - share)) : .nan
      case .ece: out[index] = ten.error(weights, workspace: workspace)
      case .ece15: out[index] = fifteen?.error(weights, workspace: workspace) ?? .nan
      case .eceTopLabel: out[index] = top?.error(weights, workspace: workspace) ?? .nan
      case .eceEqualMass: out[index] = equalMass(weights)
      }
    }
  }

  /// Bins as NumPy's `array_split` cuts the sorted rows: the first ones take one row more.
  private func equalMass(_ weights: RowWeights) -> Double {
    let (size, longer) = (weights.total / 10, weights.total % 10)
    var (bin, sum, gap) = (0, 0.0, 0.0)
    var room = size + (longer > 0 ? 1 : 0)
    for row in order {
      var left = Int(weights.counts[Int(row)])
      while left > 0 {
        let take = min(left, room)
        gap += Double(take) * (truth[Int(row)] - probability[Int(row)])
        left -= take
        room -= take
        if room == 0 {
          sum += abs(gap)
          (gap, bin) = (0, bin + 1)
          room = size + (bin < longer ? 1 : 0)
          if room == 0 { break }
        }
      }
    }
    return (sum + abs(gap)) / Double(weights.total)
  }
}

/// Rows sorted into bins of equal width by probability.
struct CalibrationBins: Sendable {
  private let count: Int
  private let bins: [UInt8]
  private let gaps: [Double]

  /// - Parameter count: how many bins, at most 30.
  init(probability: [Double], outcome: [Double], count: Int) {
    self.count = count
    bins = probability.map { UInt8(Self.bin($0, count)) }
    gaps = zip(outcome, probability).map { $0 - $1 }
  }

  /// Bin i holds (i/n, (i+1)/n], zero goes to the first.
  static func bin(_ probability: Double, _ count: Int) -> Int {
    min(count - 1, max(0, Int((min(1, max(0, probability)) * Double(count)).rounded(.up)) - 1))
  }

  /// The expected calibration error.
  func error(_ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>) -> Double {
    for bin in 0..<count { workspace[bin] = 0 }
    for row in 0..<bins.count { workspace[Int(bins[row])] += Double(weights.counts[row]) * gaps[row] }
    var sum = 0.0
    for bin in 0..<count { sum += abs(workspace[bin]) }
    return sum / Double(weights.total)
  }
}
