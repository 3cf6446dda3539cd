/// Bars of parts, one under the other on one scale: how much each row is, and what it is made of.
struct StackedBars {
  struct Row {
    var name: String
    /// What the row adds up to, as text.
    var total: String
    /// In the order of the names; below zero nothing is drawn.
    var parts: [Double]
  }

  /// At most five, for the colours there are.
  var names: [String]
  var rows: [Row]

  private static let colors: [StaticString] = ["s1", "s2", "s3", "s4", "s5"]

  func write(to page: inout HTML) {
    let longest = rows.map { $0.parts.map { max(0, $0) }.reduce(0, +) }.max() ?? 0
    page.raw("<ul class=\"hbars\">")
    for row in rows {
      page.raw("<li><span>")
      page.foreign(row.name)
      page.raw("</span><span class=\"dv\"><b>")
      page.text(row.total)
      page.raw("</b></span><svg class=\"bullet\" width=\"100%\" height=\"22\" aria-hidden=\"true\">")
      var start = 0.0
      for (part, color) in zip(row.parts, Self.colors) where part > 0 && longest > 0 {
        page.raw("<rect class=\"seg ")
        page.raw(color)
        page.raw("\" y=\"2\" height=\"18\"")
        page.attribute("x", svg(start / longest * 100) + "%")
        page.attribute("width", svg(part / longest * 100) + "%")
        page.raw("/>")
        start += part
      }
      page.raw("</svg></li>")
    }
    page.raw("</ul><ul class=\"legend\">")
    for (name, color) in zip(names, Self.colors) {
      page.raw("<li class=\"")
      page.raw(color)
      page.raw(
        "\"><svg width=\"14\" height=\"10\" aria-hidden=\"true\"><rect class=\"seg\" width=\"14\" height=\"10\"/></svg>"
      )
      page.text(name)
      page.raw("</li>")
    }
    page.raw("</ul>")
  }
}
