import Foundation
import Measurements
import Statistics

/// Intervals from replicates.
enum BootstrapInterval {
  /// The type 7 quantiles that leave out equal shares at both ends.
  static func percentile(_ sorted: [Double], level: Double) -> (low: Double, high: Double)? {
    let outside = (1 - level) / 2
    guard let low = Order.quantile(sorted, outside), let high = Order.quantile(sorted, 1 - outside) else { return nil }
    return (low, high)
  }

  /// Up to this many rows or groups of rows, intervals that choose their method themselves are corrected for bias and skew;
  /// beyond it the correction cannot be seen.
  static let correctedUpTo = 5000

  /// The level at which the quantiles of resamples hold what `level` promises: resamples vary like n and not like n − 1, and
  /// their quantiles are the normal's where few rows ask for Student's, so the ends move outward (Hesterberg, "What teachers
  /// should know about the bootstrap", 2015, section 4).
  static func expanded(_ level: Double, units: Int) -> Double {
    guard units > 1, let t = StudentT.critical(level: level, degrees: Double(units - 1)) else { return level }
    return 1 - Normal.twoSided(t * (Double(units) / Double(units - 1)).squareRoot())
  }

  /// The p-value that fits such an interval, from the share of resamples on the far side of zero.
  static func expanded(p: Double, units: Int) -> Double? {
    guard units > 1, let z = Normal.quantile(1 - p / 2) else { return nil }
    return StudentT.twoSided(z * (Double(units - 1) / Double(units)).squareRoot(), degrees: Double(units - 1))
  }

  /// The bias-corrected and accelerated interval (Efron, "Better bootstrap confidence intervals", 1987), with the share of
  /// equal replicates counting one half, as `scipy.stats.bootstrap(method="BCa")` has it.
  ///
  /// - Parameters:
  ///   - jackknife: the value with each part of the rows left out.
  /// - Returns: nil where all replicates lie on one side of the value or the jackknife does not vary: nothing can be
  ///   corrected there.
  static func bca(_ sorted: [Double], value: Double, jackknife: [Double], level: Double) -> (low: Double, high: Double)?
  {
    let below = Double(sorted.count { $0 < value }) + Double(sorted.count { $0 == value }) / 2
    guard let bias = Normal.quantile(below / Double(sorted.count)), bias.isFinite,
      let acceleration = acceleration(jackknife), let edge = Normal.quantile((1 - level) / 2)
    else { return nil }
    func share(_ z: Double) -> Double {
      let shifted = bias + z
      return 1 - Normal.upperTail(bias + shifted / (1 - acceleration * shifted))
    }
    guard let low = Order.quantile(sorted, share(edge)), let high = Order.quantile(sorted, share(-edge)) else {
      return nil
    }
    return (low, high)
  }

  /// Σd³ / (6 (Σd²)^1.5) of the distances d from the mean of the jackknife values.
  private static func acceleration(_ jackknife: [Double]) -> Double? {
    guard jackknife.count > 1, jackknife.allSatisfy(\.isFinite) else { return nil }
    let mean = jackknife.reduce(0, +) / Double(jackknife.count)
    let squares = jackknife.reduce(0) { $0 + (mean - $1) * (mean - $1) }
    let cubes = jackknife.reduce(0) { $0 + (mean - $1) * (mean - $1) * (mean - $1) }
    guard squares > 0 else { return nil }
    return cubes / (6 * pow(squares, 1.5))
  }
}

extension Estimate {
  /// True where all resamples agree, but for rounding: every answer is right, or wrong, or the same. Such rows do not say
  /// how sure the value is, and an interval without width would claim to know it exactly.
  var isDegenerate: Bool {
    guard let low, let high else { return false }
    return high - low <= 1e-12 * max(1, abs(low), abs(high))
  }

  /// A value with its interval from replicates.
  ///
  /// Resamples where the number is undefined are left out; when they are more than half of all, there is no interval.
  ///
  /// - Parameter jackknife: given for a bias-corrected and accelerated interval; without it, or where that is not
  ///   defined, the interval is the percentile one.
  init(value: Double?, replicates: [Double], level: Double, jackknife: [Double]? = nil) {
    guard let value, value.isFinite else {
      self.init(value: nil)
      return
    }
    let sorted = replicates.filter(\.isFinite).sorted()
    guard !sorted.isEmpty, 2 * sorted.count >= replicates.count else {
      self.init(value: value)
      return
    }
    if let jackknife,
      let ends = BootstrapInterval.bca(sorted, value: value, jackknife: jackknife, level: level)
    {
      self.init(value: value, low: ends.low, high: ends.high, method: .bca)
    } else if let ends = BootstrapInterval.percentile(sorted, level: level) {
      self.init(value: value, low: ends.low, high: ends.high, method: .percentile)
    } else {
      self.init(value: value)
    }
  }
}
