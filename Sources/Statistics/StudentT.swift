import Foundation

/// Student's t distribution.
public enum StudentT {
  /// P(|T| > |t|) with `degrees` degrees of freedom: the regularised incomplete beta function at ν / (ν + t²) with ν/2 and ½.
  ///
  /// - Returns: nil for degrees that are not positive, or a t that is not a number.
  public static func twoSided(_ t: Double, degrees: Double) -> Double? {
    guard degrees > 0, degrees.isFinite, !t.isNaN else { return nil }
    if t.isInfinite { return 0 }
    if t == 0 { return 1 }
    let ratio = t * t / degrees
    // Both x and 1 − x without cancellation.
    let x = 1 / (1 + ratio)
    let rest = ratio / (1 + ratio)
    let a = degrees / 2
    // x^a (1 − x)^½ / B(a, ½), with B(a, ½) = Γ(a) √π / Γ(a + ½).
    let front = exp(
      -a * log1p(ratio) + 0.5 * log(rest) + Gamma.logHalfStep(a) - 0.5 * log(Double.pi))
    if x < (a + 1) / (a + 2.5) { return front * fraction(x, a, 0.5) / a }
    return 1 - front * fraction(rest, 0.5, a) / 0.5
  }

  /// The continued fraction of the incomplete beta function, by Lentz's method.
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - (a + b) * x / (a + 1)
    if abs(d) < tiny { d = tiny }
    d = 1 / d
    var result = d
    var m = 1.0
    while m < 10_000 {
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 + even * d
      if abs(d) < tiny { d = tiny }
      c = 1 + even / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 + odd * d
      if abs(d) < tiny { d = tiny }
      c = 1 + odd / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let step = d * c
      result *= step
      if abs(step - 1) < 1e-16 { break }
      m += 1
    }
    return result
  }
}
