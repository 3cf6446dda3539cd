import Measurements

/// One number on a rail: its interval, the baseline, the target.
struct Bullet {
  var estimate: Estimate
  var baseline: Double?
  var target: Double?
  var scale: Scale
  var status: Status?
  var label: (Double) -> String

  /// The scale that holds everything drawn.
  static func scale(_ estimate: Estimate, baseline: Double?, target: Double?, bounds: ClosedRange<Double>?) -> Scale {
    let values = [estimate.value, estimate.low, estimate.high, baseline, target].compactMap { $0 }
    return Scale(covering: values, padding: 0.25, within: bounds)
  }

  func write(to page: inout HTML) {
    guard let value = estimate.value else { return }
    page.raw(
      "<svg class=\"bullet\" width=\"100%\" height=\"40\" aria-hidden=\"true\"><rect class=\"rail\" x=\"0\" y=\"6\" width=\"100%\" height=\"8\" rx=\"4\"/>"
    )
    if let low = estimate.low, let high = estimate.high {
      let start = scale.position(low)
      page.raw("<rect class=\"ci\" y=\"4\" height=\"12\" rx=\"3\"")
      page.attribute("x", percent(start))
      page.attribute("width", percent(max(0.004, scale.position(high) - start)))
      page.raw("/>")
    }
    if let baseline {
      page.raw("<circle class=\"base\" cy=\"10\" r=\"4\"")
      page.attribute("cx", percent(scale.position(baseline)))
      page.raw("/>")
    }
    page.raw("<circle class=\"pt\" cy=\"10\" r=\"6\"")
    page.attribute("cx", percent(scale.position(value)))
    page.raw("/>")
    if let target {
      let share = scale.position(target)
      page.raw("<line class=\"tg\" y1=\"0\" y2=\"20\"")
      page.attribute("x1", percent(share))
      page.attribute("x2", percent(share))
      page.raw("/><text y=\"36\" class=\"")
      page.raw(share < 0.12 ? "s" : share > 0.88 ? "e" : "m")
      page.raw("\"")
      page.attribute("x", percent(share))
      page.raw(">")
      page.text(label(target))
      page.raw("</text>")
    }
    page.raw("</svg>")
  }

  private func percent(_ share: Double) -> String { svg(share * 100) + "%" }
}
