import Manifest
import Measurements
import Prices
import Testing

@testable import Costing

/// Stated prices beside a small price book whose prices are round numbers.
@Suite struct PriceReviewTests {
  private static let book =
    Sample.header
      + """
      power,,de,industrial,,,,,,on_demand,0.20,USD,kWh,2026-06-01,test,
      salary,,de,mlops,,,,,,on_demand,5000,USD,month,2026-06-01,test,
      server,,,cpu-2x32,,,,,,buy,10000,USD,each,2026-06-01,test,
      instance,a,eu,big,,,,8,32,on_demand,0.40,USD,hour,2026-06-01,test,
      instance,b,eu,big,,,,8,32,spot,0.10,USD,hour,2026-06-01,test,
      """

  private func reviewed(_ own: String = "", cloud: String = "", more: String = "", file: String = "") throws
    -> [ReviewedPrice]
  {
    let yaml = """
      currency: USD
      country: de
      \(more)
      workloads:
        serve: {kind: inference, peak: 20/s, mean: 2/s, capacity: 50/s, capacity_source: test}
      options: [own, cloud]
      own: {server: cpu-2x32, staff: {mlops: 0.2}\(own)}
      cloud: {provider: a, staff: {mlops: 0.2}\(cloud)}
      """
    var inputs = try Sample.inputs(yaml, prices: Self.book)
    inputs.reference = inputs.book
    if !file.isEmpty {
      inputs.book = inputs.book.overridden(
        by: try PriceReader.read(bytes: Array((Sample.header + file).utf8), shownAs: "prices.csv").book)
    }
    inputs.draws = 0
    return try #require(CostEngine.compute(inputs)).reviewed
  }

  @Test func pricesOfTheBookAreNotReviewed() throws { #expect(try reviewed().isEmpty) }

  @Test func statedPricesStandBesideTheBooks() throws {
    let power = try #require(try reviewed(", power_price: 0.05 USD/kWh").first)
    #expect(power.subject == .power && power.isInManifest && abs(power.ratio - 0.25) < 1e-12)
    let server = try #require(try reviewed(", purchase_price: 500 USD").first)
    #expect(server.subject == .server && server.name == "cpu-2x32" && abs(server.ratio - 0.05) < 1e-12)
    let pay = try #require(try reviewed(more: "salaries: {mlops: 12_000 USD/year}").first)
    #expect(pay.subject == .salary && pay.name == "mlops" && abs(pay.ratio - 0.2) < 1e-12)
  }

  /// The cheapest anywhere counts, however it is bought.
  @Test func aRentStandsBesideTheLowest() throws {
    let rent = try #require(try reviewed(cloud: ", price: 0.001 USD/h").first)
    #expect(rent.subject == .machine && rent.name == "serve" && abs(rent.ratio - 0.01) < 1e-12)
  }

  @Test func rowsOfAFileAreReviewedToo() throws {
    let row = "salary,,de,mlops,,,,,,on_demand,50,USD,month,2026-06-01,test,"
    let pay = try #require(try reviewed(more: "prices: prices.csv", file: row).first)
    #expect(pay.subject == .salary && !pay.isInManifest && abs(pay.ratio - 0.01) < 1e-12)
    let machine = "instance,a,eu,big,,,,8,32,on_demand,0.001,USD,hour,2026-06-01,test,"
    let rent = try #require(try reviewed(more: "prices: prices.csv", file: machine).first)
    #expect(rent.subject == .rent && rent.name == "instance/a/eu/big/on_demand" && !rent.isInManifest)
    #expect(abs(rent.ratio - 0.0025) < 1e-12 && !rent.isNegotiated)
    let agreed = "instance,a,eu,big,,,,8,32,on_demand,0.20,USD,hour,2026-06-01,contract 17,"
    #expect(try reviewed(more: "prices: prices.csv", file: agreed).first?.isNegotiated == true)
    let other = "instance,a,eu,small,,,,4,16,on_demand,0.001,USD,hour,2026-06-01,test,"
    let cheap = try #require(try reviewed(more: "prices: prices.csv", file: other).first)
    #expect(cheap.subject == .machine && abs(cheap.ratio - 0.01) < 1e-12)
  }

  private func faults(_ file: String) throws -> [PriceFault] {
    var inputs = try Sample.inputs(
      "currency: USD\nworkloads: {train: {kind: training, hours: 2/month}}", prices: Self.book)
    inputs.reference = inputs.book
    inputs.book = inputs.book.overridden(
      by: try PriceReader.read(bytes: Array((Sample.header + file).utf8), shownAs: "prices.csv").book)
    inputs.draws = 0
    return try #require(CostEngine.compute(inputs)).priceFaults
  }

  @Test func pricesOfTomorrowAreMadeUp() throws {
    #expect(try faults("power,,de,industrial,,,,,,on_demand,0.21,USD,kWh,2026-11-23,test,").isEmpty)
    let found = try faults("power,,de,industrial,,,,,,on_demand,0.21,USD,kWh,2026-11-24,test,")
    #expect(
      found == [PriceFault(.future, row: "power/-/de/industrial/on_demand", stated: "2026-11-24", known: "2026-11-23")])
  }

  @Test func serversHaveTheirAccelerators() throws {
    func row(_ count: Int) -> String {
      "server,,,4xl40s-pcie,L40S,\(count),48,,,buy,58000,USD,each,2026-10-20,offer 2291,"
    }
    #expect(try faults(row(4)).isEmpty)
    #expect(try faults(row(8)).map(\.kind) == [.otherMachine])
    #expect(try faults(row(8)).first?.known == "4 × L40S")
  }
}
