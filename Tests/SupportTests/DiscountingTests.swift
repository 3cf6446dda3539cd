import Costing
import Testing

/// Expected values: the flows summed one by one in decimal arithmetic with 40 digits.
@Suite struct DiscountingTests {
  @Test func presentValueOfEqualPayments() throws {
    let value = try #require(Discounting.presentValue(ofMonthly: 900_000, months: 36, annualRate: 0.16))
    #expect(abs(value - 25_986_702.26872259294665) < 1e-6)
  }

  @Test func netPresentValueOfFlows() throws {
    let value = try #require(Discounting.netPresentValue([-1000, 100, 200, 300, 400, 500], annualRate: 0.16))
    #expect(abs(value - 433.6646952677295527) < 1e-9)
  }

  @Test func equivalentMonthlyPayment() throws {
    let value = try #require(Discounting.equivalentMonthly(25_000_000, months: 36, annualRate: 0.16))
    #expect(abs(value - 865_827.4438723545695) < 1e-6)
  }

  @Test func withoutInterestPaymentsAddUp() {
    #expect(Discounting.presentValue(ofMonthly: 10, months: 12, annualRate: 0) == 120)
    #expect(Discounting.netPresentValue([1, 2, 3], annualRate: 0) == 6)
  }

  @Test func impossibleInputHasNoValue() {
    #expect(Discounting.presentValue(ofMonthly: 10, months: 12, annualRate: -1) == nil)
    #expect(Discounting.presentValue(ofMonthly: 10, months: -1, annualRate: 0.1) == nil)
    #expect(Discounting.equivalentMonthly(10, months: 0, annualRate: 0.1) == nil)
  }
}
