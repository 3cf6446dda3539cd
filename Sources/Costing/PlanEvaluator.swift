import Foundation
import Manifest

/// A plan made ready to be valued many times: what does not change between draws is computed once.
struct PlanEvaluator: Sendable {
  /// Lines of one volume that the same drivers move.
  private struct Group: Sendable {
    var volume: Volume
    var amount: Double
    /// Positions in `CostDriver.allCases`.
    var drivers: [Int]
  }

  private let months: Int
  private let refresh: Int?
  private let series: [ReadySeries]
  private let discount: [Double]
  private let annuity: Double
  private let groups: [Group]

  init(_ plan: Plan, _ terms: Terms) {
    months = terms.months
    refresh = plan.refresh
    let rate = Discounting.monthlyRate(annual: terms.annualRate)
    var factors = [1.0]
    for _ in 0..<terms.months { factors.append((factors.last ?? 1) / (1 + rate)) }
    discount = factors
    annuity = factors.dropFirst().reduce(0, +)
    series = plan.series.map { ReadySeries($0, months: terms.months) }
    var groups: [Group] = []
    for line in plan.lines {
      let drivers = line.drivers.map(Multipliers.index)
      if let known = groups.firstIndex(where: { $0.volume == line.volume && $0.drivers == drivers }) {
        groups[known].amount += line.amount
      } else {
        groups.append(Group(volume: line.volume, amount: line.amount, drivers: drivers))
      }
    }
    self.groups = groups
  }

  /// Present value under multiples of the drivers; the same as that of the plan.
  func presentValue(_ multipliers: Multipliers = Multipliers()) -> Double {
    let usage = multipliers[.usage]
    let levels = series.map { $0.levels(usage: usage) }
    var sum = 0.0
    var last: (volume: Volume, weight: Double)?
    for group in groups {
      let weight: Double
      if let last, last.volume == group.volume {
        weight = last.weight
      } else {
        weight = self.weight(group.volume, levels)
        last = (group.volume, weight)
      }
      var amount = group.amount * weight
      for driver in group.drivers { amount *= multipliers.value(at: driver) }
      sum += amount
    }
    return sum
  }

  private func weight(_ volume: Volume, _ levels: [ReadySeries.Levels]) -> Double {
    switch volume {
    case .once: return 1
    case .months: return annuity
    case .level(let index):
      switch levels[index] {
      case .constant(let level): return level * annuity
      case .monthly(let levels):
        var sum = 0.0
        for month in 0..<months { sum += levels[month] * discount[month + 1] }
        return sum
      }
    case .early(let index, let first):
      var sum = 0.0
      for month in 0..<min(first, months) { sum += levels[index][month] * discount[month + 1] }
      return sum
    case .late(let index, let first):
      var sum = 0.0
      for month in min(first, months)..<months { sum += levels[index][month] * discount[month + 1] }
      return sum
    case .final(let index): return months == 0 ? 0 : levels[index][months - 1] * discount[months]
    case .added(let index):
      var sum = 0.0
      if case .constant(let level) = levels[index] { return level * purchases(from: 0) }
      var before = 0.0
      for month in 0..<months {
        let level = levels[index][month]
        if level > before { sum += (level - before) * purchases(from: month) }
        before = level
      }
      return sum
    }
  }

  /// What buying one unit in a month, and again after the time of refresh, is worth.
  private func purchases(from month: Int) -> Double {
    guard let refresh, refresh > 0 else { return discount[month] }
    var sum = 0.0
    var paid = month
    while paid < months {
      sum += discount[paid]
      paid += refresh
    }
    return sum
  }
}

/// A series whose rises are computed.
struct ReadySeries: Sendable {
  enum Levels {
    case constant(Double)
    case monthly([Double])

    subscript(month: Int) -> Double {
      switch self {
      case .constant(let level): level
      case .monthly(let levels): levels[month]
      }
    }
  }

  private struct Part: Sendable {
    var base: Double
    var floor: Double
    var isFixed: Bool
    /// Multiples of the base, month by month; empty where it does not rise.
    var rises: [Double]
  }

  private let groups: [(parts: [Part], copies: Double)]
  private let isStep: Bool
  private let minimum: Double
  private let isConstant: Bool
  private let months: Int

  init(_ series: Series, months: Int) {
    isStep = series.isStep
    minimum = series.minimum
    self.months = months
    isConstant = series.groups.allSatisfy { $0.parts.allSatisfy { $0.growth == 0 } }
    groups = series.groups.map { group in
      (
        group.parts.map { part in
          Part(
            base: part.base, floor: part.floor, isFixed: part.isFixed,
            rises: part.growth == 0 ? [] : (0..<months).map { pow(1 + part.growth, Double($0) / 12) })
        }, group.copies
      )
    }
  }

  func levels(usage: Double) -> Levels {
    if isConstant { return .constant(max(minimum, level(0, usage))) }
    var levels = [Double](repeating: 0, count: months)
    var most = minimum
    for month in 0..<months {
      var level = level(month, usage)
      if isStep {
        most = max(most, level)
        level = most
      }
      levels[month] = max(minimum, level)
    }
    return .monthly(levels)
  }

  private func level(_ month: Int, _ usage: Double) -> Double {
    var level = 0.0
    for group in groups {
      var sum = 0.0
      for part in group.parts {
        let rise = part.rises.isEmpty ? 1 : part.rises[month]
        sum += max(part.floor, part.base * rise * (part.isFixed ? 1 : usage))
      }
      level += group.copies * (isStep ? (sum - 1e-9).rounded(.up) : sum)
    }
    return level
  }
}
