import Foundation
import Statistics

/// From a linear predictor to a mean.
enum Link: String, Sendable, CaseIterable {
  case none, simplemax, softmax, logit, probit, cloglog, exp, loglog, cauchit

  /// The inverse of the link.
  func mean(_ y: Double, _ precision: Precision) -> Double {
    switch self {
    case .none, .simplemax: return y
    case .softmax, .logit: return precision.divide(1, precision.add(1, precision(Foundation.exp(-y))))
    case .probit: return precision(Function.normalCDF(y))
    case .cloglog: return precision.add(1, -precision(Foundation.exp(-precision(Foundation.exp(y)))))
    case .exp: return precision(Foundation.exp(y))
    case .loglog: return precision(Foundation.exp(-precision(Foundation.exp(-y))))
    case .cauchit: return precision(0.5 + atan(y) / Double.pi)
    }
  }

  /// Probabilities that sum to 1, the largest exponent taken out first.
  static func softmax(_ scores: [Double], _ precision: Precision) -> [Double] {
    let highest = scores.max() ?? 0
    let weights = scores.map { precision(Foundation.exp(precision.add($0, -highest))) }
    return simplemax(weights, precision)
  }

  static func simplemax(_ scores: [Double], _ precision: Precision) -> [Double] {
    let sum = scores.reduce(0) { precision.add($0, $1) }
    return scores.map { precision.divide($0, sum) }
  }
}
