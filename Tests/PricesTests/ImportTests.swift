import Manifest
import Testing

@testable import Prices

@Suite struct ImportTests {
  private func run(_ files: [String], _ change: (inout ImportOptions) -> Void = { _ in }) throws -> ImportOutcome {
    var options = ImportOptions(fetched: try day("2026-06-01"))
    change(&options)
    return try CatalogImporter.run(try files.map(Fixture.file), options: options)
  }

  private func price(_ outcome: ImportOutcome, _ id: String) throws -> Price {
    try #require(outcome.book.prices.first { $0.id == id }, "\(outcome.book.prices.map(\.id))")
  }

  private func skips(_ outcome: ImportOutcome) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: outcome.skipped.map { ($0.reason, $0.count) })
  }

  @Test func skyPilot() throws {
    let outcome = try run(["skypilot/aws/vms.csv"])
    #expect(outcome.read == 11)
    let medium = try price(outcome, "instance/aws/us-east-1/m9.large/on_demand")
    #expect(medium.amount == 0.1 && medium.vcpus == 2 && medium.memoryGiB == 8 && medium.gpu == nil)
    let fetched = try day("2026-06-01")
    #expect(medium.date == fetched)
    let spot = try price(outcome, "instance/aws/us-east-1/m9.large/spot")
    #expect(spot.amount == 0.03 && spot.note == "the lowest of 2 zones")
    #expect(try price(outcome, "instance/aws/eu-west-1/m9.large/on_demand").amount == 0.12)
    // SkyPilot's A100 has 40 GB: 40,960 MiB.
    let cards = try price(outcome, "instance/aws/us-east-1/p9.48xlarge/on_demand")
    #expect(cards.gpu == "A100-40GB" && cards.gpuCount == 8 && cards.gpuMemoryGiB == 40 && cards.amount == 20.5)
    // Half an accelerator is none that a plan may count.
    let half = try price(outcome, "instance/aws/us-east-1/f9.large/on_demand")
    #expect(half.gpu == nil && half.gpuCount == nil && half.note == "with 0.5 of one L4")
    #expect(outcome.merged == 2)
    #expect(
      skips(outcome) == [
        "no price": 1, "a price of 0": 1, "a spot price of 0": 1, "a negative price": 1, "a price that is no number": 1,
        "a price too large to be one": 1,
      ])
    // 11 rows: 4 machines on demand in us-east-1, one in eu-west-1; 3 with spot prices.
    #expect(outcome.book.prices.count == 8)
    #expect(outcome.book.prices.allSatisfy { $0.amount > 0 })
  }

  @Test func googleMachinesCostTheirAcceleratorsToo() throws {
    let outcome = try run(["skypilot/gcp/vms.csv"])
    let machine = try price(outcome, "instance/gcp/us-central1/a2-highgpu-1g/on_demand")
    // 0.75 for the machine and 3.00 for its A100.
    #expect(machine.amount == 3.75 && machine.gpu == "A100-40GB" && machine.gpuCount == 1)
    #expect(try price(outcome, "instance/gcp/us-central1/a2-highgpu-1g/spot").amount == 1.75)
    #expect(try price(outcome, "instance/gcp/us-central1/n9-standard-4/on_demand").amount == 0.2)
    // Its eight accelerators are priced in another region only.
    #expect(!outcome.book.prices.contains { $0.name == "a2-ultragpu-8g" })
    #expect(skips(outcome) == ["its accelerators have no price in the file": 1])
  }

  @Test func filters() throws {
    #expect(try run(["skypilot/aws/vms.csv"]) { $0.regions = ["eu-west-1"] }.book.prices.count == 1)
    #expect(try run(["skypilot/aws/vms.csv"]) { $0.gpus = ["h100"] }.book.prices.map(\.name) == ["h9.48xlarge"])
    #expect(try run(["skypilot/aws/vms.csv"]) { $0.providers = ["azure"] }.book.prices.isEmpty)
    #expect(
      try run(["skypilot/aws/vms.csv", "skypilot/gcp/vms.csv"]) { $0.providers = ["gcp"] }.book.prices.count == 4)
  }

  @Test func theProviderOfASkyPilotFileHasToBeKnown() throws {
    let bytes = try Fixture.bytes("skypilot/aws/vms.csv")
    func code(_ path: String, _ providers: [String] = []) -> String {
      do throws(PriceError) {
        guard let date = CalendarDate("2026-06-01") else { return "date" }
        let outcome = try CatalogImporter.run(
          [CatalogFile(path: path, bytes: bytes)], options: ImportOptions(providers: providers, fetched: date))
        return outcome.book.prices.first?.provider ?? "none"
      } catch {
        return error.diagnostics.first?.code ?? "?"
      }
    }
    #expect(code("catalog.csv") == "unknown-provider")
    #expect(code("catalog.csv", ["AWS"]) == "aws")
    #expect(code("/x/aws.csv") == "aws")
    #expect(code("lambda/vms.csv") == "lambda")
  }

  @Test func awsOffer() throws {
    let outcome = try run(["aws-offer.json"])
    let onDemand = try price(outcome, "instance/aws/us-east-1/p5.48xlarge/on_demand")
    let published = try day("2026-01-02")
    #expect(onDemand.amount == 40.5 && onDemand.currency.code == "USD" && onDemand.date == published)
    #expect(onDemand.gpu == "H100" && onDemand.gpuCount == 8 && onDemand.gpuMemoryGiB == 80)
    #expect(onDemand.vcpus == 192 && onDemand.memoryGiB == 2048)
    #expect(onDemand.source == "AWS Price List AmazonEC2 20260102030405")
    // Of the two one-year terms, that without money up front: 30.25, not 210,240 / 8760 = 24.
    #expect(try price(outcome, "instance/aws/us-east-1/p5.48xlarge/reserved_1y").amount == 30.25)
    // 10 an hour and 131,400 up front over 3 × 8760 hours: 10 + 5.
    #expect(try price(outcome, "instance/aws/us-east-1/p5.48xlarge/reserved_3y").amount == 15)
    #expect(try price(outcome, "storage/aws/us-east-1/gp3/on_demand").amount == 0.08)
    // The first 100 GB are free; what follows is what traffic costs.
    let egress = try price(outcome, "egress/aws/us-east-1/internet/on_demand")
    #expect(egress.amount == 0.09 && egress.unit == .gib && egress.note == "the first of 3 prices by volume")
    #expect(outcome.book.prices.count == 5)
    #expect(
      skips(outcome) == [
        "another operating system than Linux": 1, "a price of 0": 1, "a convertible reservation": 1,
        "a product of the family “Load Balancer”": 1,
      ])
  }

  @Test func azurePages() throws {
    let outcome = try run(["azure-page-1.json", "azure-page-2.json"])
    #expect(outcome.warnings.isEmpty)
    let machine = try price(outcome, "instance/azure/eastus/Standard_ND96isr_H100_v5/on_demand")
    #expect(machine.amount == 90 && machine.gpu == "H100" && machine.gpuCount == 8)
    #expect(try price(outcome, "instance/azure/eastus/Standard_ND96isr_H100_v5/spot").amount == 45)
    // The whole year's price divided by 8760 hours: 525,600 / 8760 = 60; of three years: 1,051,200 / 26,280 = 40.
    #expect(try price(outcome, "instance/azure/eastus/Standard_ND96isr_H100_v5/reserved_1y").amount == 60)
    #expect(try price(outcome, "instance/azure/eastus/Standard_ND96isr_H100_v5/reserved_3y").amount == 40)
    let savings = try price(outcome, "instance/azure/eastus/Standard_ND96isr_H100_v5/savings")
    #expect(savings.amount == 70 && savings.note == "savings plan of 1 Year")
    let cards = try price(outcome, "instance/azure/westeurope/Standard_NC48ads_A100_v4/on_demand")
    #expect(cards.gpu == "A100-80GB-PCIe" && cards.gpuCount == 2)
    #expect(outcome.book.prices.count == 6 && outcome.merged == 1)
    #expect(
      skips(outcome) == [
        "another operating system than Linux": 1, "a price of the future": 1, "not the primary meter of its region": 1,
        "a price of 0": 1, "no price": 1, "a price of the type “DevTestConsumption”": 1,
        "another service than Virtual Machines": 1,
      ])
    #expect(try run(["azure-page-1.json"]).warnings.map(\.code) == ["page-missing"])
  }

  @Test func azureNames() {
    func of(_ name: String) -> String? { AcceleratorNames.ofAzure(name).map { "\($0.count) \($0.gpu)" } }
    #expect(of("Standard_ND96isr_H200_v5") == "8 H200")
    #expect(of("Standard_ND96asr_v4") == "8 A100-40GB")
    #expect(of("Standard_ND96amsr_A100_v4") == "8 A100-80GB")
    #expect(of("Standard_NC96ads_A100_v4") == "4 A100-80GB-PCIe")
    #expect(of("Standard_NC80adis_H100_v5") == "2 H100-NVL")
    #expect(of("Standard_NC64as_T4_v3") == "4 T4")
    #expect(of("Standard_NC24s_v3") == "4 V100-16GB")
    #expect(of("Standard_NV36ads_A10_v5") == "1 A10")
    #expect(of("Standard_NV6ads_A10_v5") == nil)
    #expect(of("Standard_D4s_v5") == nil)
    #expect(of("Standard_NC999999999999999999999_v3") == nil)
  }

  @Test func plainTables() throws {
    func run(_ text: String, _ change: (inout ImportOptions) -> Void = { _ in }) throws -> ImportOutcome {
      var options = ImportOptions(fetched: try day("2026-06-01"))
      change(&options)
      return try CatalogImporter.run([CatalogFile(path: "list.csv", bytes: Array(text.utf8))], options: options)
    }
    func codes(_ text: String) -> [String] {
      do {
        _ = try run(text)
        return []
      } catch let error as PriceError {
        return error.diagnostics.map(\.code)
      } catch {
        return ["?"]
      }
    }
    let found = try run("provider,region,instance_type,gpu,gpus,usd_per_hour\nACME,eu,x1,L4,2,1.5\n").book.prices
    #expect(found.map(\.id) == ["instance/acme/eu/x1/on_demand"])
    #expect(found[0].amount == 1.5 && found[0].currency.code == "USD" && found[0].gpuCount == 2)
    #expect(try run("name;price_per_hour;currency\na;2;RUB\n").book.prices[0].currency.code == "RUB")
    let euro = try run("name,price_per_hour\na,2\n") { $0.currency = Currency("EUR") }
    #expect(euro.book.prices[0].currency.code == "EUR" && euro.book.prices[0].source == "list.csv")
    #expect(codes("name,price_per_hour\na,2\n") == ["no-currency"])
    #expect(codes("name,price,currency\na,2,USD\n") == ["no-unit"])
    #expect(codes("name,usd_per_hour,currency\na,2,RUB\n") == ["currencies-mixed"])
    #expect(codes("name,usd_per_hour\na,0\n") == ["price-of-zero"])
    #expect(codes("name,usd_per_hour\na,\n") == ["missing-value"])
    #expect(codes("name,usd_per_hour,unit\na,1,GiB-month\n") == ["wrong-unit"])
    #expect(codes("a,b\n1,2\n") == ["missing-column", "missing-column"])
    #expect(codes("[1, 2]") == ["unknown-catalog"])
    #expect(codes("{\"a\": 1}") == ["unknown-catalog"])
  }

  @Test func brokenJSONIsToldWithItsPlace() throws {
    let bytes = Array("{\"offerCode\": \"AmazonEC2\",\n \"products\": {\"a\": }".utf8)
    do throws(PriceError) {
      guard let date = CalendarDate("2026-06-01") else { return }
      _ = try CatalogImporter.run(
        [CatalogFile(path: "offer.json", bytes: bytes)], options: ImportOptions(fetched: date))
      Issue.record("broken JSON was read")
    } catch {
      #expect(error.diagnostics.map(\.code) == ["bad-json"])
      #expect(error.diagnostics.first?.location == SourceLocation(file: "offer.json", line: 2, column: 20))
    }
  }
}
