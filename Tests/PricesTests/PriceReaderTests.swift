import Manifest
import Testing

@testable import Prices

@Suite struct PriceReaderTests {
  private static let header = "kind,provider,region,name,purchase,amount,currency,unit,date,source,note\n"

  private func codes(_ row: String) -> [String] { complaints(Self.header + row + "\n").map(\.code) }

  @Test func readsARow() throws {
    let price = try #require(
      try book(
        """
        # remarks are allowed
        kind,provider,region,name,gpu,gpu_count,gpu_memory_gib,vcpus,memory_gib,purchase,amount,currency,unit,date,source,note
        instance,AWS,us-east-1,p5.48xlarge,H100,8,80,192,2048,on_demand,98.32,USD,hour,2025-05-23,"a ""source"", quoted",
        """
      ).prices.first)
    #expect(price.id == "instance/aws/us-east-1/p5.48xlarge/on_demand")
    #expect(price.amount == 98.32 && price.currency.code == "USD" && price.unit == .hour)
    #expect(price.gpu == "H100" && price.gpuCount == 8 && price.gpuMemoryGiB == 80)
    #expect(price.source == "a \"source\", quoted" && price.note == nil)
  }

  @Test func wrongRowsAreTold() {
    #expect(codes("instance,aws,,a,,1,USD,hour,2026-01-02,x,") == [])
    #expect(codes("instnce,aws,,a,,1,USD,hour,2026-01-02,x,") == ["unknown-value"])
    #expect(codes("instance,aws,,,,1,USD,hour,2026-01-02,x,") == ["missing-value"])
    #expect(codes("instance,aws,,a,,,USD,hour,2026-01-02,x,") == ["missing-value"])
    #expect(codes("instance,aws,,a,,0,USD,hour,2026-01-02,x,") == ["price-of-zero"])
    #expect(codes("egress,aws,,a,,0,USD,GiB,2026-01-02,x,") == [])
    #expect(codes("instance,aws,,a,,-1,USD,hour,2026-01-02,x,") == ["out-of-range"])
    #expect(codes("instance,aws,,a,,nan,USD,hour,2026-01-02,x,") == ["bad-number"])
    #expect(codes("instance,aws,,a,,1e300,USD,hour,2026-01-02,x,") == ["out-of-range"])
    #expect(codes("instance,aws,,a,,\"1,5\",USD,hour,2026-01-02,x,") == ["bad-number"])
    #expect(codes("instance,aws,,a,,1,USDT,hour,2026-01-02,x,") == ["unknown-currency"])
    #expect(codes("instance,aws,,a,,1,USD,GiB-month,2026-01-02,x,") == ["wrong-unit"])
    #expect(codes("storage,aws,,a,,1,USD,hour,2026-01-02,x,") == ["wrong-unit"])
    #expect(codes("server,,,a,on_demand,1,USD,each,2026-01-02,x,") == ["wrong-unit"])
    #expect(codes("server,,,a,buy,1,USD,hour,2026-01-02,x,") == ["wrong-unit"])
    #expect(codes("instance,aws,,a,,1,USD,hour,2026-02-30,x,") == ["bad-date"])
    #expect(codes("instance,aws,,a,,1,USD,hour,2026-01-02,,") == ["missing-value"])
    #expect(codes("instance,aws,,a,,1,USD,hour,2026-01-02,x") == ["wrong-width"])
    #expect(
      codes("instance,aws,,a,,1,USD,hour,2026-01-02,x,\ninstance,aws,,a,,2,EUR,hour,2026-01-02,x,") == [
        "duplicate-price"
      ])
  }

  @Test func allMistakesAreToldWithTheirPlaces() throws {
    let found = complaints(
      Self.header + "instance,aws,,a,,x,USDT,hour,2026-01-02,y,\nbad,,,b,,1,USD,hour,2026-01-02,y,\n")
    #expect(found.map(\.code) == ["bad-number", "unknown-currency", "unknown-value"])
    #expect(found.map { $0.location?.line } == [2, 2, 3])
    // `instance,aws,,a,,` takes 17 columns.
    #expect(found[0].location?.column == 18)
    #expect(found[0].sourceLine == "instance,aws,,a,,x,USDT,hour,2026-01-02,y,")
  }

  @Test func wrongHeadersAreTold() {
    #expect(complaints("").map(\.code) == ["empty-file"])
    #expect(complaints("kind,name\n").map(\.code) == Array(repeating: "missing-column", count: 5))
    let misspelt = complaints("kind,name,amout,currency,unit,date,source\n")
    #expect(misspelt.map(\.code) == ["unknown-column", "missing-column"])
    #expect(misspelt.first?.help == "did you mean “amount”?")
  }

  @Test func ratesAreRowsToo() throws {
    let read = try book(Self.header + "rate,,,USD,,80,RUB,each,2026-01-02,bank,\n")
    #expect(
      read.rates == [
        ExchangeRate(
          from: try currency("USD"), to: try currency("RUB"), value: 80, date: try day("2026-01-02"), source: "bank")
      ])
    #expect(codes("rate,,,USD,,0,RUB,each,2026-01-02,bank,") == ["out-of-range"])
    #expect(codes("rate,,,USD,,80,RUB,hour,2026-01-02,bank,") == ["wrong-unit"])
    #expect(codes("rate,,,USD,,1,USD,each,2026-01-02,bank,") == ["bad-rate"])
    #expect(
      codes("rate,,,USD,,80,RUB,each,2026-01-02,bank,\nrate,,,RUB,,0.0125,USD,each,2026-01-02,bank,") == [
        "duplicate-rate"
      ])
  }

  @Test func whatIsWrittenReadsBackTheSame() throws {
    var bundled = try PriceBook.bundled()
    bundled.prices[0].note = "quotes \" and, commas\nand lines"
    bundled.prices[1].source = " spaces at the ends "
    let bytes = PriceWriter.csv(bundled, remarks: ["two\nlines"])
    #expect(try PriceReader.read(bytes: bytes, shownAs: "x").book == bundled)
  }
}
