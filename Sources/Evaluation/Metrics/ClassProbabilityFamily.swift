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
  /// The truth is among the two most likely classes; of equal ones the later in order.
  case top2Accuracy = "top2_accuracy"
}

struct ClassProbabilityFamily: MetricFamily {
  let metrics: [MetricName]
  private let kinds: [ClassProbabilityMetric]
  private var losses: [Double] = []
  private var squares: [Double] = []
  private var top2: [Double] = []
  private let ten: CalibrationBins
  private let fifteen: CalibrationBins

  init?(_ wanted: [MetricName], truth: [Int32], predicted: [Int32], probabilities: [Double], classCount k: Int) {
    let found = wanted.compactMap { name in ClassProbabilityMetric(rawValue: name.base).map { (name, $0) } }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    kinds = found.map(\.1)
    var highest: [Double] = []
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
      top2.append(ahead < 2 ? 1 : 0)
      highest.append(given.max() ?? 0)
    }
    let right = zip(truth, predicted).map { $0 == $1 ? 1.0 : 0.0 }
    ten = CalibrationBins(probability: highest, outcome: right, count: 10)
    fifteen = CalibrationBins(probability: highest, outcome: right, count: 15)
  }

  var workspace: Int { 30 }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    for (index, kind) in kinds.enumerated() {
      switch kind {
      case .logLoss: out[index] = WeightedSum.mean(losses, weights)
      case .brier: out[index] = WeightedSum.mean(squares, weights)
      case .brierScaled: out[index] = WeightedSum.mean(squares, weights) / 2
      case .ece: out[index] = ten.error(weights, workspace: workspace)
      case .ece15: out[index] = fifteen.error(weights, workspace: workspace)
      case .top2Accuracy: out[index] = WeightedSum.mean(top2, weights)
      }
    }
  }
}
