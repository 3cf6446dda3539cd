/// Maps values of a range to positions, and finds round ticks.
struct Scale: Sendable {
  let low: Double
  let high: Double

  /// A range that holds all the values with some air; never empty.
  init(covering values: [Double], padding: Double = 0.06, within bounds: ClosedRange<Double>? = nil) {
    let finite = values.filter(\.isFinite)
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if high - low < max(abs(high), abs(low)) * 1e-9 || high == low {
      let air = max(abs(high) * 0.1, 1e-6)
      low -= air
      high += air
    }
    let air = (high - low) * padding
    low -= air
    high += air
    if let bounds {
      low = max(low, bounds.lowerBound)
      high = min(high, bounds.upperBound)
      if high <= low { (low, high) = (bounds.lowerBound, bounds.upperBound) }
    }
    self.low = low
    self.high = high
  }

  init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }

  /// 0 at the low end, 1 at the high end, not beyond.
  func position(_ value: Double) -> Double { min(1, max(0, (value - low) / (high - low))) }

  /// About `count` round values inside the range.
  func ticks(_ count: Int) -> [Double] {
    let step = Self.step((high - low) / Double(max(1, count)))
    var tick = (low / step).rounded(.up) * step
    var ticks: [Double] = []
    while tick <= high + step * 1e-9, ticks.count < 50 {
      ticks.append(abs(tick) < step * 1e-9 ? 0 : tick)
      tick += step
    }
    return ticks
  }

  /// The round number (1, 2 or 5 times a power of ten) not below a rough step.
  private static func step(_ rough: Double) -> Double {
    guard rough > 0, rough.isFinite else { return 1 }
    var power = 1.0
    while power > rough { power /= 10 }
    while power * 10 <= rough { power *= 10 }
    for factor in [1.0, 2, 5] where power * factor >= rough * 0.999 { return power * factor }
    return power * 10
  }
}

/// A number of an SVG attribute: at most two decimals, no locale.
func svg(_ value: Double) -> String {
  guard value.isFinite else { return "0" }
  let scaled = Int((value * 100).rounded())
  if scaled % 100 == 0 { return String(scaled / 100) }
  let sign = scaled < 0 ? "-" : ""
  let whole = abs(scaled) / 100
  let rest = abs(scaled) % 100
  return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
}
