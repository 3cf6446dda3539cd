import Manifest
import Measurements

/// What the declared budget adds up to over the horizon. It is arithmetic on stated figures, not an estimate of the cost.
public enum BudgetSummary {
  /// Nil without a budget a month or year, or without a horizon.
  public static func compute(_ infrastructure: Infrastructure) -> BudgetResult? {
    guard let budget = infrastructure.budget, let horizon = infrastructure.horizon else { return nil }
    let monthly: Double
    switch budget.per {
    case .month: monthly = budget.amount
    case .year: monthly = budget.amount / 12
    case .second, .minute, .hour, .day, .week, nil: return nil
    }
    let present = infrastructure.discountRate.flatMap {
      Discounting.presentValue(ofMonthly: monthly, months: horizon.months, annualRate: $0.fraction)
    }
    return BudgetResult(
      currency: budget.currency.code, monthly: monthly, months: horizon.months,
      total: monthly * Double(horizon.months), annualRate: infrastructure.discountRate?.fraction,
      presentValue: present)
  }
}
