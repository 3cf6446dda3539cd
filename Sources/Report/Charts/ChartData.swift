/// The numbers behind a chart: shown as a table, written as CSV.
struct ChartData: Sendable {
  /// The name of its file, without the ending.
  var name: String
  var columns: [String]
  var rows: [[String]]
  /// The same cells for machines.
  var plain: [[String]]

  /// RFC 4180, with a header.
  func csv() -> [UInt8] {
    ([columns] + plain).map { row in row.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined().utf8.map { $0 }
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}

extension HTML {
  /// The table behind "Data of this chart", with a link to its CSV file.
  mutating func data(_ data: ChartData, caption: String, tongue: Tongue) {
    raw("<details class=\"data\"><summary>")
    text(tongue.say("Data of this chart", "Данные графика"))
    raw("</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\"")
    attribute("aria-label", caption)
    raw("><table><thead><tr>")
    for column in data.columns {
      raw("<th scope=\"col\">")
      text(column)
      raw("</th>")
    }
    raw("</tr></thead><tbody>")
    for row in data.rows {
      raw("<tr>")
      for (index, cell) in row.enumerated() { element(index == 0 ? "th" : "td", cell, scope: index == 0) }
      raw("</tr>")
    }
    raw("</tbody></table></div><p><a")
    attribute("href", "data/\(data.name).csv")
    raw(">CSV</a></p></details>")
  }

  private mutating func element(_ tag: StaticString, _ content: String, scope: Bool) {
    raw("<")
    raw(tag)
    if scope { raw(" scope=\"row\"") } else { raw(" class=\"n\"") }
    raw(">")
    text(content)
    close(tag)
  }
}
