import Manifest
import Pipeline
import Prices

/// Tables of prices for people.
enum PricesText {
  static func table(_ listing: PriceListing) -> String {
    guard !listing.rows.isEmpty else { return "No price fits." }
    var header = ["provider", "region", "name", "accelerators", "purchase", "price", "date", "age", "source"]
    if let currency = listing.currency { header.insert("in \(currency.code)", at: 6) }
    let rows = listing.rows.map { cells($0, currency: listing.currency) }
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].unicodeScalars.count }.max() ?? 0
    }
    return ([header] + rows).map { cells in
      var line = ""
      for (column, cell) in cells.enumerated() {
        let gap =
          column + 1 == cells.count ? "" : String(repeating: " ", count: widths[column] - cell.unicodeScalars.count + 2)
        line += cell + gap
      }
      return line
    }.joined(separator: "\n")
  }

  private static func cells(_ row: PriceListing.Row, currency: Currency?) -> [String] {
    let price = row.converted.price
    var cells = [
      price.provider ?? "–", price.region ?? "–", price.name,
      price.gpu.map { gpu in price.gpuCount.map { "\($0) × \(gpu)" } ?? gpu } ?? "–", price.purchase.rawValue,
      "\(number(price.amount)) \(price.currency.code)/\(price.unit.rawValue)", price.date.description,
      row.ageInDays == 1 ? "1 day" : "\(row.ageInDays) days", price.source,
    ]
    if currency != nil { cells.insert(row.converted.amount.map(number) ?? "no rate", at: 6) }
    return cells.map(printable)
  }

  /// At most six digits behind the point.
  private static func number(_ value: Double) -> String {
    guard abs(value) < 1e9 else { return value.description }
    let rounded = (value * 1e6).rounded() / 1e6
    return rounded == rounded.rounded() ? String(Int64(rounded)) : rounded.description
  }

  private static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? " " : $0 }))
  }
}
