/// The declared budget over the declared horizon.
public struct BudgetResult: Sendable, Hashable, Codable {
  /// ISO 4217 code.
  public var currency: String
  public var monthly: Double
  public var months: Int
  /// Undiscounted.
  public var total: Double
  /// Effective annual discount rate as a fraction; nil when none is declared.
  public var annualRate: Double?
  /// Discounted to today, payments at the end of each month.
  public var presentValue: Double?

  public init(
    currency: String, monthly: Double, months: Int, total: Double, annualRate: Double?, presentValue: Double?
  ) {
    self.currency = currency
    self.monthly = monthly
    self.months = months
    self.total = total
    self.annualRate = annualRate
    self.presentValue = presentValue
  }
}
