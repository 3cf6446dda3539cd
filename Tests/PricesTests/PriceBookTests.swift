import Manifest
import Testing

@testable import Prices

@Suite struct PriceBookTests {
  private func price(_ name: String, _ amount: Double, _ code: String = "USD", date: String = "2026-01-31") throws
    -> Price
  {
    Price(
      kind: .instance, provider: "aws", region: "us-east-1", name: name, purchase: .onDemand, amount: amount,
      currency: try currency(code), unit: .hour, date: try day(date), source: "test")
  }

  private func rate(_ from: String, _ to: String, _ value: Double, _ date: String) throws -> ExchangeRate {
    ExchangeRate(
      from: try currency(from), to: try currency(to), value: value, date: try day(date), source: "\(from)-\(to)")
  }

  @Test func rowsOverrideRowByRow() throws {
    let base = PriceBook(
      prices: [try price("a", 1), try price("b", 2)], rates: [try rate("USD", "RUB", 80, "2026-01-01")])
    let own = PriceBook(
      prices: [try price("b", 3, "EUR"), try price("c", 4)], rates: [try rate("RUB", "USD", 0.01, "2026-02-01")])
    let both = base.overridden(by: own)
    #expect(both.prices.map(\.name) == ["a", "b", "c"])
    #expect(both.prices.map(\.amount) == [1, 3, 4])
    #expect(both.prices[1].currency.code == "EUR")
    #expect(both.rates.map(\.value) == [0.01])
    #expect(base.overridden(by: PriceBook()) == base)
  }

  @Test func ratesAreFoundBothWaysAndThroughAThirdCurrency() throws {
    let book = PriceBook(
      rates: [try rate("USD", "RUB", 80, "2026-01-01"), try rate("EUR", "USD", 1.25, "2026-03-01")])
    let (usd, rub, eur, gbp) = (try currency("USD"), try currency("RUB"), try currency("EUR"), try currency("GBP"))
    #expect(book.rate(from: usd, to: rub)?.value == 80)
    // 1 / 80 = 0.0125.
    #expect(book.rate(from: rub, to: usd)?.value == 0.0125)
    let crossed = try #require(book.rate(from: eur, to: rub))
    // 1 EUR = 1.25 USD = 100 RUB, as old as the older of the two.
    #expect(crossed.value == 100 && crossed.through == usd)
    let older = try day("2026-01-01")
    #expect(crossed.date == older)
    #expect(crossed.source == "EUR-USD; USD-RUB")
    #expect(book.rate(from: usd, to: usd)?.value == 1)
    #expect(book.rate(from: gbp, to: usd) == nil)
    #expect(book.converted(try price("a", 2, "EUR"), to: rub).amount == 200)
    #expect(book.converted(try price("a", 2, "GBP"), to: rub).amount == nil)
  }

  @Test func agesAndStalePrices() throws {
    let old = try price("a", 1, date: "2025-01-31")
    // 2025-01-31 to 2026-03-01: 365 days to 2026-01-31, and 29 more.
    #expect(old.age(on: try day("2026-03-01")) == 394)
    #expect(old.age(on: try day("2025-01-31")) == 0)
    #expect(old.age(on: try day("2025-01-30")) == -1)
    // Over a leap day: 28 February 2024 to 1 March 2024.
    #expect(try price("a", 1, date: "2024-02-28").age(on: try day("2024-03-01")) == 2)
    let year = try #require(MonthSpan("12 months"))
    let warning = try #require(old.staleness(on: try day("2026-02-01"), limit: year))
    #expect(warning.severity == .warning && warning.code == "stale-price")
    #expect(warning.message.contains("366 days old"))
    #expect(old.staleness(on: try day("2026-01-31"), limit: year) == nil)
    // A month back from 31 March is the last of February.
    let month = try #require(MonthSpan("1 months") ?? MonthSpan("1 month"))
    #expect(try price("a", 1, date: "2026-02-28").staleness(on: try day("2026-03-31"), limit: month) == nil)
    #expect(try price("a", 1, date: "2026-02-27").staleness(on: try day("2026-03-31"), limit: month) != nil)
  }

  @Test func acceleratorsAreFoundByAnyOfTheirNames() throws {
    let hardware = try HardwareBook.bundled()
    for name in ["H100", "h100-sxm5", "NVIDIA H100 80GB HBM3", "nvidia/H100"] {
      #expect(hardware.gpu(named: name)?.name == "H100", "\(name)")
    }
    #expect(hardware.gpu(named: "A100")?.name == "A100-80GB")
    #expect(hardware.gpu(named: "NVIDIA A100-SXM4-40GB")?.name == "A100-40GB")
    #expect(hardware.gpu(named: "Tesla T4")?.name == "T4")
    #expect(hardware.gpu(named: "") == nil && hardware.gpu(named: "Z9000") == nil)
    #expect(hardware.model(named: "meta-llama/Llama-3.1-8B-Instruct")?.name == "llama-3.1-8b")
    #expect(hardware.server(named: "HGX A100 8-GPU")?.name == "hgx-a100-8")
    let found = try PriceBook.bundled().prices(
      PriceQuery(provider: "AWS", region: "US-EAST-1", gpu: "h100-sxm", purchase: .onDemand), hardware: hardware)
    #expect(found.map(\.name) == ["p5.48xlarge"])
  }
}
