import Foundation

/// What is needed of the gamma function.
public enum Gamma {
  /// ln Γ(x + 1) − [(x + ½) ln x − x + ½ ln 2π], the error of Stirling's formula for x!, for x > 0.
  public static func stirlingError(_ x: Double) -> Double {
    if x < 16 {
      // Step up to where the series converges.
      var sum = 0.0
      var y = x
      while y < 16 {
        // δ(y) = δ(y + 1) + (y + ½) ln((y + 1) / y) − 1
        sum += (y + 0.5) * log1p(1 / y) - 1
        y += 1
      }
      return sum + series(y)
    }
    return series(x)
  }

  private static func series(_ x: Double) -> Double {
    let square = 1 / (x * x)
    return
      (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188)))))
      / x
  }

  /// ln Γ(a + ½) − ln Γ(a) for a > 0, without the cancellation of two large numbers.
  public static func logHalfStep(_ a: Double) -> Double {
    // Stirling's formula for both: ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + δ(x).
    a * log1p(0.5 / a) + 0.5 * log(a) - 0.5 + stirlingError(a + 0.5) - stirlingError(a)
  }
}
