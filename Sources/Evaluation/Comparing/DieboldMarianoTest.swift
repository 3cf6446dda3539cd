import Measurements
import Statistics

/// The test of Diebold and Mariano (1995) of equal accuracy of two forecasts.
enum DieboldMarianoTest {
  /// - Parameters:
  ///   - differences: the model's loss less the baseline's, in the order of time, one a forecast origin.
  ///   - horizon: how many steps ahead was forecast; autocovariances up to one lag fewer enter the variance.
  /// - Returns: nil where there are too few losses for the horizon, or the estimated variance is not positive.
  static func test(_ differences: [Double], horizon: Int) -> DieboldMariano? {
    let n = Double(differences.count)
    let h = Double(horizon)
    guard horizon >= 1, differences.count > horizon, differences.count > 2 else { return nil }
    let mean = differences.reduce(0, +) / n
    func autocovariance(_ lag: Int) -> Double {
      var sum = 0.0
      for index in lag..<differences.count { sum += (differences[index] - mean) * (differences[index - lag] - mean) }
      return sum / n
    }
    var variance = autocovariance(0)
    for lag in 1..<max(2, horizon) where lag < horizon { variance += 2 * autocovariance(lag) }
    variance /= n
    guard variance > 0 else { return nil }
    // Harvey, Leybourne and Newbold (1997), equation 9.
    let correction = ((n + 1 - 2 * h + h * (h - 1) / n) / n).squareRoot()
    let statistic = mean / variance.squareRoot() * correction
    guard statistic.isFinite, let p = StudentT.twoSided(statistic, degrees: n - 1) else { return nil }
    return DieboldMariano(horizon: horizon, statistic: statistic, p: p)
  }
}
