import Foundation
import Manifest

/// Metrics of the probabilities of several classes.
enum ClassProbabilityMetric: String, CaseIterable {
  /// Mean −ln of the true class's probability, each row divided by its sum, clipped below at the machine epsilon.
  case logLoss = "log_loss"
  /// Mean over rows of the sum over classes of squared differences (0...2).
  case brier
  /// Half of that.
  case brierScaled = "brier_scaled"
  /// The highest probability against whether the answer is right, ten bins.
  case ece
  case ece15 = "ece_15"
}

struct ClassProbabilityFamily: MetricFamily {
  private enum Kind {
    case metric(ClassProbabilityMetric)
    /// The truth is among the most likely classes; of equal ones the later in order comes first. One where it is.
    case top([Double])
  }

  let metrics: [MetricName]
  private let kinds: [Kind]
  private var losses: [Double] = []
  private var squares: [Double] = []
  private let ten: CalibrationBins
  private let fifteen: CalibrationBins
  private let sample: [Double]?

  init?(
    _ wanted: [MetricName], truth: [Int32], predicted: [Int32], probabilities: [Double], classCount k: Int,
    sample: [Double]? = nil
  ) {
    metrics = wanted.filter { ClassProbabilityMetric(rawValue: $0.base) != nil || $0.parameter?.kind == .top }
    guard !metrics.isEmpty else { return nil }
    self.sample = sample
    var highest: [Double] = []
    var places: [Int] = []
    for row in 0..<truth.count {
      let given = probabilities[(row * k)..<((row + 1) * k)]
      let answer = Int(truth[row])
      let (own, sum) = (given[row * k + answer], given.reduce(0, +))
      losses.append(-log(min(1, max(sum > 0 ? own / sum : 0, .ulpOfOne))))
      var square = 0.0
      var ahead = 0
      for (c, p) in given.enumerated() {
        let difference = p - (c == answer ? 1 : 0)
        square += difference * difference
        if p > own || (p == own && c > answer) { ahead += 1 }
      }
      squares.append(square)
      places.append(ahead)
      highest.append(given.max() ?? 0)
    }
    losses = SampleWeights.applied(sample, to: losses)
    squares = SampleWeights.applied(sample, to: squares)
    kinds = metrics.compactMap { name in
      if let metric = ClassProbabilityMetric(rawValue: name.base) { return .metric(metric) }
      guard let parameter = name.parameter else { return nil }
      return .top(SampleWeights.applied(sample, to: places.map { Double($0) < parameter.value ? 1 : 0 }))
    }
    let right = zip(truth, predicted).map { $0 == $1 ? 1.0 : 0.0 }
    ten = CalibrationBins(probability: highest, outcome: right, count: 10, sample: sample)
    fifteen = CalibrationBins(probability: highest, outcome: right, count: 15, sample: sample)
  }

  var workspace: Int { CalibrationBins.workspace }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    let mass = weights.mass(sample)
    guard mass > 0 else { return }
    for (index, kind) in kinds.enumerated() {
      switch kind {
      case .metric(.logLoss): out[index] = WeightedSum.of(losses, weights) / mass
      case .metric(.brier): out[index] = WeightedSum.of(squares, weights) / mass
      case .metric(.brierScaled): out[index] = WeightedSum.of(squares, weights) / mass / 2
      case .metric(.ece): out[index] = ten.error(weights, mass, workspace: workspace)
      case .metric(.ece15): out[index] = fifteen.error(weights, mass, workspace: workspace)
      case .top(let hits): out[index] = WeightedSum.of(hits, weights) / mass
      }
    }
  }
}
