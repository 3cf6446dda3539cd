import Manifest
import Measurements
import Prices
import Testing

@testable import Costing

enum Sample {
  static let day = CalendarDate(year: 2026, month: 11, day: 23)

  static func infrastructure(_ yaml: String) throws -> Infrastructure {
    let indented = yaml.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(
      separator: "\n")
    let text = "dossier: 1\ntitle: T\nproblem: {statement: x}\ninfrastructure:\n\(indented)\n"
    let outcome = ProjectReader.parse(text, id: "t", folder: "/tmp", shownAs: "project.yaml")
    return try #require(outcome.value?.infrastructure, "\(outcome.diagnostics)")
  }

  static func inputs(_ yaml: String, prices: String = "") throws -> CostInputs {
    var book = PriceBook()
    if !prices.isEmpty { book = try PriceReader.read(bytes: Array(prices.utf8), shownAs: "prices.csv").book }
    return CostInputs(
      infrastructure: try infrastructure(yaml), book: book, hardware: try HardwareBook.bundled(),
      asOf: try #require(day), priceAge: PolicySpec.usualPriceAge)
  }

  static func result(_ yaml: String, prices: String = "", draws: Int = 0) throws -> CostResult {
    var inputs = try inputs(yaml, prices: prices)
    inputs.draws = draws
    return try #require(CostEngine.compute(inputs))
  }

  static let header =
    "kind,provider,region,name,gpu,gpu_count,gpu_memory_gib,vcpus,memory_gib,purchase,amount,currency,unit,date,source,note\n"
}

func isClose(_ a: Double?, _ b: Double, within tolerance: Double = 0.005) -> Bool {
  a.map { abs($0 - b) <= tolerance } ?? false
}
