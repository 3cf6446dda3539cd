import Foundation

/// How many of something there are, month by month.
struct Series: Sendable {
  struct Part: Sendable {
    /// At the start, and its rise a year.
    var base: Double
    var growth: Double
    /// Never fewer than this.
    var floor: Double = 0
    /// True for what does not move with the usage: data stay as many however often they are read.
    var isFixed = false
  }

  struct Group: Sendable {
    var parts: [Part]
    /// In so many places.
    var copies: Double = 1
  }

  var groups: [Group]
  /// True for whole machines: rounded up in each place, and never given back.
  var isStep = false
  var minimum = 0.0

  /// The level of months 1 to `months`.
  func levels(months: Int, usage: Double) -> [Double] {
    var levels: [Double] = []
    levels.reserveCapacity(months)
    var most = minimum
    for month in 0..<months {
      var level = 0.0
      for group in groups {
        var sum = 0.0
        for part in group.parts {
          let rise = part.growth == 0 ? 1 : pow(1 + part.growth, Double(month) / 12)
          sum += max(part.floor, part.base * rise * (part.isFixed ? 1 : usage))
        }
        level += group.copies * (isStep ? (sum - 1e-9).rounded(.up) : sum)
      }
      if isStep {
        most = max(most, level)
        level = most
      }
      levels.append(max(minimum, level))
    }
    return levels
  }
}

/// When and how often an amount is paid.
enum Volume: Sendable, Hashable {
  /// On the day of the decision.
  case once
  /// Each month.
  case months
  /// Each month, for what there is of a series.
  case level(Int)
  /// When a series rises (a month before it is needed), and again after the time of refresh.
  case added(Int)
  /// At the end, for what there is then.
  case final(Int)
  /// In the first so many months, for what there is of a series.
  case early(Int, months: Int)
  /// Each month after so many, for what there is of a series.
  case late(Int, after: Int)
}

/// What one unit of each volume is worth today, and when it is paid.
struct VolumeTable {
  let months: Int
  let discount: [Double]
  let refresh: Int?
  let levels: [[Double]]

  /// - Parameter annualRate: effective annual rate as a fraction, above −1.
  init(series: [Series], months: Int, annualRate: Double, refresh: Int?, usage: Double) {
    self.months = months
    self.refresh = refresh
    let rate = Discounting.monthlyRate(annual: annualRate)
    var factors = [1.0]
    for _ in 0..<months { factors.append((factors.last ?? 1) / (1 + rate)) }
    discount = factors
    levels = series.map { $0.levels(months: months, usage: usage) }
  }

  /// Units paid at month 0 to the last.
  func flow(_ volume: Volume) -> [Double] {
    var flow = [Double](repeating: 0, count: months + 1)
    switch volume {
    case .once: flow[0] = 1
    case .months: for month in 1...max(1, months) where month <= months { flow[month] = 1 }
    case .level(let index): for (month, level) in levels[index].enumerated() { flow[month + 1] = level }
    case .early(let index, let first):
      for (month, level) in levels[index].prefix(first).enumerated() { flow[month + 1] = level }
    case .late(let index, let first):
      for (month, level) in levels[index].enumerated() where month >= first { flow[month + 1] = level }
    case .final(let index): flow[months] = levels[index].last ?? 0
    case .added(let index):
      var before = 0.0
      for (month, level) in levels[index].enumerated() {
        let added = level - before
        before = level
        guard added > 0 else { continue }
        var paid = month
        while paid < months {
          flow[paid] += added
          guard let refresh, refresh > 0 else { break }
          paid += refresh
        }
      }
    }
    return flow
  }

  /// Present value of one unit of the volume.
  func weight(_ volume: Volume) -> Double {
    switch volume {
    case .once: return 1
    case .level(let index):
      var sum = 0.0
      for (month, level) in levels[index].enumerated() { sum += level * discount[month + 1] }
      return sum
    case .months, .early, .late, .final, .added:
      var sum = 0.0
      for (month, units) in flow(volume).enumerated() { sum += units * discount[month] }
      return sum
    }
  }
}
