/// The interval of a ratio of two independent means.
public enum Fieller {
  /// All ratios r for which treatment − r · control is not further from zero than `critical` of its standard errors
  /// (Fieller, 1954). It leaves out 1 exactly where the difference of the two is significant at the same critical value.
  ///
  /// - Parameter critical: the quantile of the normal or Student's distribution.
  /// - Returns: nil where the control itself cannot be told from zero: the ratio may then be anything.
  public static func ratio(
    control: (value: Double, standardError: Double), treatment: (value: Double, standardError: Double), critical: Double
  ) -> (low: Double, high: Double)? {
    let (c, t) = (control.value, treatment.value)
    let (cc, tt) = (
      control.standardError * control.standardError, treatment.standardError * treatment.standardError
    )
    let square = critical * critical
    // (t − r c)² ≤ q² (tt + r² cc) is a parabola in r that opens upwards where c² > q² cc.
    let a = c * c - square * cc
    guard a > 0, critical.isFinite else { return nil }
    let (b, d) = (t * c, t * t - square * tt)
    let root = max(0, b * b - a * d).squareRoot()
    return ((b - root) / a, (b + root) / a)
  }
}
