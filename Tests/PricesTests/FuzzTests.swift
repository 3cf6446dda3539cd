import Manifest
import Testing

@testable import Prices

/// Files that are damaged at random are read or refused, and never bring the reader down. What is read is sound.
@Suite struct FuzzTests {
  /// SplitMix64 (Steele, Lea, Flood, 2014), so that a failure can be repeated.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let tokens: [[UInt8]] =
    [
      "\"", "\"\"", ",", "\n", "\r\n", "\r", ";", "\t", "{", "}", "[", "]", ":", "\\", "\\u", "nan", "-1", "1e999",
      "99999999999999999999999999", "0", "0x1p3", "\u{FEFF}", "é", "NaN", "Infinity", "null", "\\ud800", "#", "{\"a\":",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0xFF, 0xFE], [0xC3]]

  private func damaged(_ bytes: [UInt8], _ generator: inout Generator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes.insert(contentsOf: Self.tokens.randomElement(using: &generator) ?? [], at: place)
      case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...40, using: &generator)))
      case 3: bytes.removeSubrange(place...)
      default:
        let end = min(bytes.count, place + 60)
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
    }
    return bytes
  }

  @Test(arguments: [
    "skypilot/aws/vms.csv", "skypilot/gcp/vms.csv", "aws-offer.json", "azure-page-1.json", "azure-page-2.json",
  ])
  func catalogs(_ name: String) throws {
    let original = try Fixture.bytes(name)
    var generator = Generator(state: 7)
    let date = try day("2026-06-01")
    for round in 0..<400 {
      let bytes = damaged(original, &generator)
      for format in [nil] + CatalogFormat.allCases.map(Optional.some) {
        do throws(PriceError) {
          let options = ImportOptions(format: format, providers: ["aws"], fetched: date)
          let outcome = try CatalogImporter.run([CatalogFile(path: name, bytes: bytes)], options: options)
          for price in outcome.book.prices {
            #expect(price.amount.isFinite && price.amount >= 0, "round \(round)")
            #expect(price.amount > 0 || !price.kind.neverFree, "round \(round)")
          }
        } catch {
          #expect(!error.diagnostics.isEmpty)
        }
      }
    }
  }

  @Test func priceFiles() throws {
    let original = Array(
      """
      kind,provider,region,name,gpu,gpu_count,purchase,amount,currency,unit,date,source,note
      instance,aws,eu,a,H100,8,on_demand,1.5,USD,hour,2026-01-02,"x, ""y"" z",
      rate,,,USD,,,,80,RUB,each,2026-01-02,bank,
      """.utf8)
    var generator = Generator(state: 11)
    for _ in 0..<3000 {
      let bytes = damaged(original, &generator)
      do throws(PriceError) {
        let book = try PriceReader.read(bytes: bytes, shownAs: "prices.csv").book
        let again = try PriceReader.read(bytes: PriceWriter.csv(book), shownAs: "again.csv").book
        #expect(again == book)
      } catch {
        #expect(!error.diagnostics.isEmpty)
        _ = DiagnosticRenderer.text(error.diagnostics, color: false)
      }
    }
  }
}
