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
  /// Murphy's (1973) three parts of the Brier score, over the ten bins of `ece`.
  case reliability = "brier_reliability"
  case resolution = "brier_resolution"
  case uncertainty = "brier_uncertainty"
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
  private let sample: [Double]?

  init?(_ wanted: [MetricName], truth: [UInt8], probability: [Double], sample: [Double]? = nil) {
    let found = wanted.compactMap { name in BinaryProbabilityMetric(rawValue: name.base).map { (name, $0) } }
      .filter { sample == nil || $0.1 != .eceEqualMass }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    kinds = found.map(\.1)
    let outcome = truth.map(Double.init)
    self.sample = sample
    self.truth = SampleWeights.applied(sample, to: outcome)
    self.probability = probability
    losses = SampleWeights.applied(
      sample, to: zip(truth, probability).map { y, p in -log(min(1, max(y == 1 ? p : 1 - p, .ulpOfOne))) })
    squares = SampleWeights.applied(sample, to: zip(outcome, probability).map { ($1 - $0) * ($1 - $0) })
    ten = CalibrationBins(probability: probability, outcome: outcome, count: 10, sample: sample)
    fifteen =
      kinds.contains(.ece15)
      ? CalibrationBins(probability: probability, outcome: outcome, count: 15, sample: sample) : nil
    top =
      kinds.contains(.eceTopLabel)
      ? CalibrationBins(
        probability: probability.map { max($0, 1 - $0) },
        outcome: zip(truth, probability).map { ($1 >= 0.5) == ($0 == 1) ? 1 : 0 }, count: 10, sample: sample) : nil
    order = kinds.contains(.eceEqualMass) ? Order.ascending(probability) : []
  }

  var workspace: Int { CalibrationBins.workspace }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    let mass = weights.mass(sample)
    guard mass > 0 else { return }
    for (index, kind) in kinds.enumerated() {
      switch kind {
      case .logLoss: out[index] = WeightedSum.of(losses, weights) / mass
      case .brier: out[index] = WeightedSum.of(squares, weights) / mass
      case .brierSkill:
        let share = WeightedSum.of(truth, weights) / mass
        out[index] =
          share > 0 && share < 1 ? 1 - WeightedSum.of(squares, weights) / mass / (share * (1 - share)) : .nan
      case .ece: out[index] = ten.error(weights, mass, workspace: workspace)
      case .ece15: out[index] = fifteen?.error(weights, mass, workspace: workspace) ?? .nan
      case .eceTopLabel: out[index] = top?.error(weights, mass, workspace: workspace) ?? .nan
      case .eceEqualMass: out[index] = equalMass(weights)
      case .reliability, .resolution:
        let parts = ten.decomposition(weights, mass, workspace: workspace)
        out[index] = kind == .reliability ? parts.reliability : parts.resolution
      case .uncertainty:
        let share = WeightedSum.of(truth, weights) / mass
        out[index] = share * (1 - share)
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
  /// The most bins there may be, and how many numbers of working space they need.
  static let limit = 30
  static let workspace = lanes * limit
  /// Neighbouring rows are added to different sums of their bin, so that no addition waits for the one before.
  private static let lanes = 4

  private let count: Int
  private let bins: [UInt8]
  /// Outcome less probability, and outcome, times the weight of the row.
  private let gaps: [Double]
  private let outcomes: [Double]
  private let sample: [Double]?

  /// - Parameters:
  ///   - count: how many bins, at most `limit`.
  ///   - sample: the weight of each row; nil where all weigh one.
  init(probability: [Double], outcome: [Double], count: Int, sample: [Double]? = nil) {
    self.count = count
    self.sample = sample
    bins = probability.map { UInt8(Self.bin($0, count)) }
    gaps = SampleWeights.applied(sample, to: zip(outcome, probability).map { $0 - $1 })
    outcomes = SampleWeights.applied(sample, to: outcome)
  }

  /// Bin i holds (i/n, (i+1)/n], zero goes to the first.
  static func bin(_ probability: Double, _ count: Int) -> Int {
    min(count - 1, max(0, Int((min(1, max(0, probability)) * Double(count)).rounded(.up)) - 1))
  }

  /// The expected calibration error.
  func error(_ weights: RowWeights, _ mass: Double, workspace: UnsafeMutableBufferPointer<Double>) -> Double {
    let lanes = Self.lanes
    for place in 0..<(lanes * count) { workspace[place] = 0 }
    bins.withUnsafeBufferPointer { bins in
      gaps.withUnsafeBufferPointer { gaps in
        let whole = bins.count / lanes * lanes
        for row in stride(from: 0, to: whole, by: lanes) {
          for lane in row..<(row + lanes) {
            workspace[Int(bins[lane]) * lanes + lane - row] += Double(weights.counts[lane]) * gaps[lane]
          }
        }
        for row in whole..<bins.count { workspace[Int(bins[row]) * lanes] += Double(weights.counts[row]) * gaps[row] }
      }
    }
    var sum = 0.0
    for bin in 0..<count { sum += abs((0..<lanes).reduce(0) { $0 + workspace[bin * lanes + $1] }) }
    return sum / mass
  }

  /// Reliability and resolution of the Brier score (Murphy, 1973), for at most ten bins.
  func decomposition(_ weights: RowWeights, _ mass: Double, workspace: UnsafeMutableBufferPointer<Double>) -> (
    reliability: Double, resolution: Double
  ) {
    for place in 0..<(3 * count) { workspace[place] = 0 }
    for row in 0..<bins.count {
      let (bin, times) = (Int(bins[row]), Double(weights.counts[row]))
      workspace[bin] += times * (sample?[row] ?? 1)
      workspace[count + bin] += times * gaps[row]
      workspace[2 * count + bin] += times * outcomes[row]
    }
    var positive = 0.0
    for bin in 0..<count { positive += workspace[2 * count + bin] }
    var (reliability, resolution) = (0.0, 0.0)
    for bin in 0..<count where workspace[bin] > 0 {
      let (size, gap) = (workspace[bin], workspace[count + bin])
      let distance = workspace[2 * count + bin] / size - positive / mass
      reliability += gap * gap / size
      resolution += size * distance * distance
    }
    return (reliability / mass, resolution / mass)
  }
}
