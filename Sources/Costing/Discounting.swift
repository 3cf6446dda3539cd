import Foundation

/// The time value of money, month by month.
///
/// Rates are effective annual rates as fractions (0.16 for 16%); flows fall at the end of each month.
/// Formulas: Brealey, Myers and Allen, *Principles of Corporate Finance*, chapter 2 (annuities).
public enum Discounting {
  /// The monthly rate that compounds to the annual one: (1 + r)^(1/12) − 1.
  public static func monthlyRate(annual rate: Double) -> Double { pow(1 + rate, 1.0 / 12) - 1 }

  /// What equal monthly payments are worth today: a · (1 − (1 + i)^−n) / i.
  ///
  /// - Returns: nil for a rate of −100% or less, or a negative number of months.
  public static func presentValue(ofMonthly amount: Double, months: Int, annualRate: Double) -> Double? {
    guard annualRate > -1, months >= 0 else { return nil }
    let rate = monthlyRate(annual: annualRate)
    guard rate != 0 else { return amount * Double(months) }
    return amount * (1 - pow(1 + rate, -Double(months))) / rate
  }

  /// What a series of flows is worth today; the first falls at once, each other a month after the one before.
  public static func netPresentValue(_ flows: [Double], annualRate: Double) -> Double? {
    guard annualRate > -1 else { return nil }
    let rate = monthlyRate(annual: annualRate)
    var factor = 1.0
    var sum = 0.0
    for flow in flows {
      sum += flow * factor
      factor /= 1 + rate
    }
    return sum
  }

  /// The equal monthly payment that is worth the same as an amount today.
  public static func equivalentMonthly(_ presentValue: Double, months: Int, annualRate: Double) -> Double? {
    guard months > 0, let unit = self.presentValue(ofMonthly: 1, months: months, annualRate: annualRate) else {
      return nil
    }
    return presentValue / unit
  }
}
