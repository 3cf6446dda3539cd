import Foundation
import Manifest
import Measurements

/// Metrics that are means over rows, row by row.
enum RowLosses {
  /// What the rows contribute to a metric that is their mean (or the root of it); nil for other metrics.
  static func of(_ metric: MetricName, _ rows: TaskRows) -> [Double]? {
    guard metric.cutoff == nil, !metric.aggregated else { return nil }
    if case .binary(let binary) = rows, let probability = binary.probabilities {
      switch metric.base {
      case "brier": return zip(probability, binary.truth).map { ($0 - Double($1)) * ($0 - Double($1)) }
      case "log_loss": return zip(probability, binary.truth).map { surprise($1 == 1 ? $0 : 1 - $0) }
      default: return nil
      }
    }
    if case .classes(let classes) = rows {
      if metric.base == "mean_absolute_level_error" {
        return zip(classes.truth, classes.predicted).map { Double(abs($0 - $1)) }
      }
      return metric.base == "brier" ? classes.brierLosses : nil
    }
    if case .values(let values) = rows { return errors(metric.base, values) }
    return nil
  }

  private static func errors(_ base: String, _ rows: ValueRows) -> [Double]? {
    let pairs = zip(rows.truth, rows.predicted)
    return switch base {
    case "mae": pairs.map { abs($0 - $1) }
    case "rmse", "mse": pairs.map { ($0 - $1) * ($0 - $1) }
    case "bias": pairs.map { $1 - $0 }
    case "mape": pairs.map { abs($0 - $1) / max(abs($0), Double.ulpOfOne) }
    default: nil
    }
  }

  private static func surprise(_ probability: Double) -> Double {
    -log(min(1 - Double.ulpOfOne, max(Double.ulpOfOne, probability)))
  }

  /// The rows that a share is of, and which of them count; nil for metrics that are no share of rows.
  static func share(_ metric: MetricName, _ rows: TaskRows) -> (of: [Bool], counting: [Bool])? {
    guard metric.cutoff == nil, !metric.aggregated else { return nil }
    if case .binary(let binary) = rows, let predicted = binary.predicted {
      let truth = binary.truth
      let right = zip(truth, predicted).map { $0 == $1 }
      switch metric.base {
      case "accuracy": return ([Bool](repeating: true, count: truth.count), right)
      case "recall": return (truth.map { $0 == 1 }, right)
      case "specificity": return (truth.map { $0 == 0 }, right)
      case "precision": return (predicted.map { $0 == 1 }, right)
      case "npv": return (predicted.map { $0 == 0 }, right)
      default: return nil
      }
    }
    if case .classes(let classes) = rows {
      let every = [Bool](repeating: true, count: classes.truth.count)
      switch metric.base {
      case "accuracy": return (every, classes.right)
      case "within_one_level": return (every, zip(classes.truth, classes.predicted).map { abs($0 - $1) <= 1 })
      default: return nil
      }
    }
    return nil
  }
}

extension BinaryRows {
  /// The scores where they are probabilities.
  var probabilities: [Double]? { scoresAreProbabilities ? scores : nil }
}

extension ClassRows {
  /// The sum over classes of squared distances, row by row.
  var brierLosses: [Double]? {
    guard let probabilities else { return nil }
    return truth.indices.map { row in
      (0..<classCount).reduce(0.0) { sum, c in
        let gap = probabilities[row * classCount + c] - (Int(truth[row]) == c ? 1 : 0)
        return sum + gap * gap
      }
    }
  }
}
