/// A chart with two axes. Text, ticks and points keep their size while lines stretch with the width.
struct Plot {
  struct Series {
    enum Mark { case line, points, small }

    var name: String
    /// `s1` … `s5`
    var color: StaticString
    var mark: Mark
    var points: [(x: Double, y: Double)]
    /// Vertical intervals at the points, in their order.
    var intervals: [(low: Double, high: Double)?] = []
    /// An area between two lines, drawn behind them.
    var band: [(x: Double, low: Double, high: Double)] = []
  }

  var x: Scale
  var y: Scale
  var xTitle: String
  var yTitle: String
  var xLabel: (Double) -> String
  var yLabel: (Double) -> String
  var series: [Series]
  /// How much lies where along the x axis: bars at the foot, the tallest a fifth of the height.
  var histogram: [(low: Double, high: Double, amount: Double)] = []
  /// A dashed line from corner to corner of equal values.
  var diagonal = false
  var height = 260.0

  /// - Parameter summary: the finding in a sentence, for those who do not see the picture.
  func write(to page: inout HTML, summary: String) {
    page.raw("<div class=\"plot\" role=\"img\"")
    page.attribute("aria-label", summary)
    page.raw("><p class=\"yt\" aria-hidden=\"true\">")
    page.text(yTitle)
    page.raw("</p><svg class=\"ya\" aria-hidden=\"true\" width=\"46\"")
    page.attribute("height", svg(height + 24))
    page.raw(">")
    let yTicks = y.ticks(5)
    for tick in yTicks {
      page.raw("<text x=\"38\" class=\"e\"")
      page.attribute("y", svg(top(tick) + 4.5))
      page.raw(">")
      page.text(yLabel(tick))
      page.raw("</text>")
    }
    page.raw("</svg><svg class=\"area\" aria-hidden=\"true\" width=\"100%\"")
    page.attribute("height", svg(height + 24))
    page.raw(">")
    for tick in yTicks { line(&page, "grid", x1: "0", y1: svg(top(tick)), x2: "100%", y2: svg(top(tick))) }
    lines(&page)
    marks(&page)
    axis(&page)
    page.raw("</svg><p class=\"xt\" aria-hidden=\"true\">")
    page.text(xTitle)
    page.raw("</p></div>")
    if series.count > 1 { legend(&page) }
  }

  private func top(_ value: Double) -> Double { 6 + (height - 12) * (1 - y.position(value)) }

  private func left(_ value: Double) -> String { svg(x.position(value) * 100) + "%" }

  private func lines(_ page: inout HTML) {
    page.raw("<svg x=\"0\" y=\"0\" width=\"100%\" viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\"")
    page.attribute("height", svg(height))
    page.raw(">")
    func path(_ points: [(x: Double, y: Double)]) -> String {
      points.enumerated().map { index, point in
        let px = svg(x.position(point.x) * 1000)
        let py = svg(top(point.y) / height * 1000)
        return (index == 0 ? "M" : "L") + px + " " + py
      }.joined()
    }
    if diagonal {
      let low = max(x.low, y.low)
      let high = min(x.high, y.high)
      page.raw("<path class=\"ref\"")
      page.attribute("d", path([(low, low), (high, high)]))
      page.raw("/>")
    }
    let tallest = histogram.map(\.amount).max() ?? 0
    for bar in histogram where bar.amount > 0 {
      let foot = height - 6
      let head = foot - (height - 12) * 0.2 * bar.amount / tallest
      func at(_ x: Double, _ y: Double) -> String { svg(x * 1000) + " " + svg(y / height * 1000) }
      let (left, right) = (x.position(bar.low) + 0.004, x.position(bar.high) - 0.004)
      page.raw("<path class=\"bar\"")
      page.attribute(
        "d", "M" + [at(left, foot), at(left, head), at(right, head), at(right, foot)].joined(separator: "L") + "Z")
      page.raw("/>")
    }
    for item in series where item.band.count > 1 {
      page.raw("<path class=\"band ")
      page.raw(item.color)
      page.raw("\"")
      page.attribute(
        "d", path(item.band.map { ($0.x, $0.high) } + item.band.reversed().map { ($0.x, $0.low) }) + "Z")
      page.raw("/>")
    }
    for item in series where item.mark == .line && item.points.count > 1 {
      page.raw("<path class=\"ln ")
      page.raw(item.color)
      page.raw("\"")
      page.attribute("d", path(item.points))
      page.raw("/>")
    }
    page.raw("</svg>")
  }

  private func marks(_ page: inout HTML) {
    for item in series where item.mark != .line {
      page.raw("<g class=\"")
      page.raw(item.color)
      page.raw("\">")
      for (index, point) in item.points.enumerated() {
        if index < item.intervals.count, let interval = item.intervals[index] {
          line(
            &page, "err", x1: left(point.x), y1: svg(top(interval.low)), x2: left(point.x), y2: svg(top(interval.high)))
        }
        page.raw("<circle class=\"dot\"")
        page.attribute("cx", left(point.x))
        page.attribute("cy", svg(top(point.y)))
        page.attribute("r", item.mark == .small ? "2.5" : "4.5")
        page.raw("/>")
      }
      page.raw("</g>")
    }
  }

  private func axis(_ page: inout HTML) {
    line(&page, "axis", x1: "0", y1: svg(height - 6), x2: "100%", y2: svg(height - 6))
    let ticks = x.ticks(5)
    for tick in ticks {
      let share = x.position(tick)
      line(&page, "tick", x1: left(tick), y1: svg(height - 6), x2: left(tick), y2: svg(height - 1))
      page.raw("<text class=\"")
      page.raw(share < 0.04 ? "s" : share > 0.96 ? "e" : "m")
      page.raw("\"")
      page.attribute("x", left(tick))
      page.attribute("y", svg(height + 14))
      page.raw(">")
      page.text(xLabel(tick))
      page.raw("</text>")
    }
  }

  private func line(_ page: inout HTML, _ name: StaticString, x1: String, y1: String, x2: String, y2: String) {
    page.raw("<line class=\"")
    page.raw(name)
    page.raw("\"")
    page.attribute("x1", x1)
    page.attribute("y1", y1)
    page.attribute("x2", x2)
    page.attribute("y2", y2)
    page.raw("/>")
  }

  private func legend(_ page: inout HTML) {
    page.raw("<ul class=\"legend\">")
    for item in series {
      page.raw("<li class=\"")
      page.raw(item.color)
      page.raw("\"><svg width=\"22\" height=\"10\" aria-hidden=\"true\">")
      if item.mark == .line {
        page.raw("<line class=\"ln\" x1=\"1\" y1=\"5\" x2=\"21\" y2=\"5\"/>")
      } else {
        page.raw("<circle class=\"dot\" cx=\"11\" cy=\"5\" r=\"4\"/>")
      }
      page.raw("</svg>")
      page.text(item.name)
      page.raw("</li>")
    }
    page.raw("</ul>")
  }
}
