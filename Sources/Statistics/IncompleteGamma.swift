import Foundation

/// The regularised incomplete gamma functions, for the chi-square distribution with any number of degrees of freedom.
public enum IncompleteGamma {
  /// Q(a, x) = Γ(a, x) / Γ(a), by its series below a + 1 and by Lentz's continued fraction above.
  ///
  /// - Returns: nil for a that is not positive, or a negative x.
  public static func upper(_ a: Double, _ x: Double) -> Double? {
    guard a > 0, x >= 0, a.isFinite else { return nil }
    if x == 0 { return 1 }
    if x.isInfinite { return 0 }
    let front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1 {
      var (term, sum, k) = (1 / a, 1 / a, a)
      for _ in 0..<100_000 {
        k += 1
        term *= x / k
        sum += term
        if abs(term) < abs(sum) * 1e-17 { break }
      }
      return max(0, 1 - front * sum)
    }
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var h = d
    for i in 1..<100_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = an * d + b
      if abs(d) < tiny { d = tiny }
      c = b + an / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let step = d * c
      h *= step
      if abs(step - 1) < 1e-16 { break }
    }
    return front * h
  }

  private static func lgamma(_ x: Double) -> Double { Foundation.lgamma(x) }
}

/// The chi-square distribution.
public enum ChiSquare {
  /// P(X > x) with `degrees` degrees of freedom; nil for degrees that are not positive.
  public static func upperTail(_ x: Double, degrees: Double) -> Double? {
    x <= 0 && degrees > 0 ? 1 : IncompleteGamma.upper(degrees / 2, x / 2)
  }
}
