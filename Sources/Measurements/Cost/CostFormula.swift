/// A formula with its numbers put in. What it comes to is computed from it, so that what is shown is what was used.
public indirect enum CostFormula: Sendable, Hashable, Codable {
  case number(Double, FormulaUnit = .plain)
  case product([CostFormula])
  case sum([CostFormula])
  case quotient(CostFormula, CostFormula)
  case difference(CostFormula, CostFormula)
  case power(CostFormula, CostFormula)
  case greatest([CostFormula])
  case least([CostFormula])
  case roundedDown(CostFormula)

  public var value: Double {
    switch self {
    case .number(let value, _): value
    case .product(let factors): factors.reduce(1) { $0 * $1.value }
    case .sum(let terms): terms.reduce(0) { $0 + $1.value }
    case .quotient(let above, let below): above.value / below.value
    case .difference(let from, let taken): from.value - taken.value
    case .power(let base, let exponent): Self.power(base.value, exponent.value)
    case .greatest(let terms): terms.map(\.value).max() ?? 0
    case .least(let terms): terms.map(\.value).min() ?? 0
    case .roundedDown(let inner): inner.value.rounded(.down)
    }
  }

  /// A base of at least 0, by squaring for whole exponents, so that the result does not depend on the platform's library.
  private static func power(_ base: Double, _ exponent: Double) -> Double {
    var (result, square, left) = (1.0, base, Int(max(0, min(exponent, 1e6))))
    while left > 0 {
      if left & 1 == 1 { result *= square }
      square *= square
      left >>= 1
    }
    return result
  }
}

/// What the numbers of a formula count.
public enum FormulaUnit: Sendable, Hashable, Codable {
  case plain
  /// A share of a whole, shown as a percentage.
  case share
  case bytes, bytesPerSecond
  /// Floating-point operations.
  case operations, operationsPerSecond
  case seconds
  case tokens, tokensPerSecond, requestsPerSecond
  case millionTokens
  /// Money of a currency by its ISO 4217 code.
  case money(String)
}
