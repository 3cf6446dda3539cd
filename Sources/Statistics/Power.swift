import Foundation

/// How large a trial has to be, and what it can find.
public enum Power {
  /// Units an arm to find a change of a share from `base` to `base + effect`, two-sided, by the normal approximation with
  /// the pooled variance under no difference (Fleiss, 1981, without continuity correction).
  ///
  /// - Returns: nil for shares outside 0...1 or no effect.
  public static func proportionSize(base: Double, effect: Double, alpha: Double, power: Double) -> Double? {
    let other = base + effect
    guard (0...1).contains(base), (0...1).contains(other), effect != 0,
      let a = Normal.quantile(1 - alpha / 2), let b = Normal.quantile(power), a.isFinite, b.isFinite
    else { return nil }
    let mean = (base + other) / 2
    let root =
      a * (2 * mean * (1 - mean)).squareRoot() + b * (base * (1 - base) + other * (1 - other)).squareRoot()
    return root * root / (effect * effect)
  }

  /// Units an arm to find a difference of means, two-sided, by the normal approximation: 2 ((z₁ + z₂) σ / δ)².
  public static func meanSize(deviation: Double, effect: Double, alpha: Double, power: Double) -> Double? {
    guard deviation > 0, effect != 0, let a = Normal.quantile(1 - alpha / 2), let b = Normal.quantile(power),
      a.isFinite, b.isFinite
    else { return nil }
    let ratio = (a + b) * deviation / effect
    return 2 * ratio * ratio
  }

  /// The power to find an effect with a standard error, two-sided: Φ(|δ|/s − z) + Φ(−|δ|/s − z).
  public static func power(effect: Double, standardError: Double, alpha: Double) -> Double? {
    guard standardError > 0, let z = Normal.quantile(1 - alpha / 2), z.isFinite else { return nil }
    let shift = abs(effect) / standardError
    return Normal.upperTail(z - shift) + Normal.upperTail(z + shift)
  }

  /// The smallest effect that is found with the power: (z₁ + z₂) s.
  public static func smallestEffect(standardError: Double, alpha: Double, power: Double) -> Double? {
    guard standardError > 0, let a = Normal.quantile(1 - alpha / 2), let b = Normal.quantile(power), a.isFinite,
      b.isFinite
    else { return nil }
    return (a + b) * standardError
  }
}
