import Foundation

/// The standard normal distribution and the chi-square distribution with one degree of freedom.
public enum Normal {
  /// P(Z > z).
  public static func upperTail(_ z: Double) -> Double { 0.5 * erfc(z / 2.0.squareRoot()) }

  /// P(|Z| > |z|).
  public static func twoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  /// P(X > x) for chi-square with one degree of freedom, which is the square of a standard normal.
  public static func chiSquareUpperTail(_ x: Double) -> Double { x <= 0 ? 1 : erfc((x / 2).squareRoot()) }

  /// The z with P(Z ≤ z) = p: Acklam's rational approximation, then two steps of Halley's method.
  ///
  /// - Returns: minus or plus infinity for 0 and 1; nil for anything outside 0...1.
  public static func quantile(_ p: Double) -> Double? {
    guard p >= 0, p <= 1 else { return nil }
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    if p > 0.5 { return quantile(1 - p).map { -$0 } }
    var z = firstGuess(p)
    for _ in 0..<2 {
      let error = upperTail(-z) - p
      let step = error * (2 * Double.pi).squareRoot() * exp(z * z / 2)
      z -= step / (1 + z * step / 2)
    }
    return z
  }

  private static func firstGuess(_ p: Double) -> Double {
    if p < 0.02425 {
      let q = (-2 * log(p)).squareRoot()
      return horner(
        q,
        [
          -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734, 4.374664141464968,
          2.938163982698783,
        ]) / horner(q, [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1])
    }
    let q = p - 0.5
    let r = q * q
    return q
      * horner(
        r,
        [
          -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
          -3.066479806614716e+01, 2.506628277459239,
        ])
      / horner(
        r,
        [
          -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
          -1.328068155288572e+01, 1,
        ])
  }

  private static func horner(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reduce(0) { $0 * x + $1 }
  }
}
