import Foundation
import Manifest

/// A plan made ready for very many evaluations under other multiples of its drivers: what does not move is added up once.
///
/// Gives what `Plan.presentValue` gives, up to rounding.
struct CompiledPlan {
  /// Lines that have the volume and the drivers in common, as one amount.
  private struct Term {
    var volume: Int
    var drivers: [CostDriver]
    var amount: Double
  }

  /// A series with the rises of its parts computed for every month.
  private struct Course {
    struct Part {
      var base: Double
      var floor: Double
      /// The rise by month; empty where there is none.
      var rises: [Double]
    }
    struct Group {
      var parts: [Part]
      var copies: Double
    }

    var groups: [Group]
    var isStep: Bool
    var minimum: Double
    /// True where every month is like the first.
    var isLevel: Bool

    init(_ series: Series, months: Int) {
      groups = series.groups.map { group in
        Group(
          parts: group.parts.map { part in
            Part(
              base: part.base, floor: part.floor,
              rises: part.growth == 0 ? [] : (0..<months).map { Series.rise(part.growth, month: $0) })
          }, copies: group.copies)
      }
      isStep = series.isStep
      minimum = series.minimum
      isLevel = series.groups.allSatisfy { $0.parts.allSatisfy { $0.growth == 0 } }
    }

    func level(_ month: Int, usage: Double) -> Double {
      var level = 0.0
      for group in groups {
        var sum = 0.0
        for part in group.parts {
          sum += max(part.floor, part.base * (part.rises.isEmpty ? 1 : part.rises[month]) * usage)
        }
        level += group.copies * (isStep ? Series.machines(sum) : sum)
      }
      return max(minimum, level)
    }
  }

  private let months: Int
  private let discount: [Double]
  /// What a unit bought in a month is worth today, bought again after each time of refresh.
  private let purchases: [Double]
  /// What one unit a month is worth today, up to each month.
  private let annuity: [Double]
  private let courses: [Course]
  private let volumes: [Volume]
  private let terms: [Term]
  private var levels: [[Double]]

  init(_ plan: Plan, _ terms: Terms) {
    let table = VolumeTable(
      series: [], months: terms.months, annualRate: terms.annualRate, refresh: plan.refresh, usage: 1)
    months = terms.months
    discount = table.discount
    purchases = (0..<terms.months).map(table.purchase)
    annuity = table.discount.dropFirst().reduce(into: [0.0]) { $0.append(($0.last ?? 0) + $1) }
    courses = plan.series.map { Course($0, months: terms.months) }
    levels = plan.series.map { _ in [Double](repeating: 0, count: terms.months) }
    var volumes: [Volume] = []
    var grouped: [Term] = []
    for line in plan.lines {
      let volume = volumes.firstIndex(of: line.volume) ?? volumes.count
      if volume == volumes.count { volumes.append(line.volume) }
      if let known = grouped.firstIndex(where: { $0.volume == volume && $0.drivers == line.drivers }) {
        grouped[known].amount += line.amount
      } else {
        grouped.append(Term(volume: volume, drivers: line.drivers, amount: line.amount))
      }
    }
    self.volumes = volumes
    self.terms = grouped
  }

  /// Present value of all lines.
  mutating func presentValue(_ multipliers: Multipliers) -> Double {
    fillLevels(usage: multipliers[.usage])
    let weights = volumes.map(weight)
    var sum = 0.0
    for term in terms {
      var amount = term.amount * weights[term.volume]
      for driver in term.drivers { amount *= multipliers[driver] }
      sum += amount
    }
    return sum
  }

  private mutating func fillLevels(usage: Double) {
    for (index, course) in courses.enumerated() {
      guard !course.isLevel else {
        levels[index][0] = course.level(0, usage: usage)
        continue
      }
      var most = course.minimum
      for month in 0..<months {
        let level = course.level(month, usage: usage)
        most = max(most, level)
        levels[index][month] = course.isStep ? most : level
      }
    }
  }

  /// Present value of one unit of the volume.
  private func weight(_ volume: Volume) -> Double {
    switch volume {
    case .once: return 1
    case .months: return annuity[months]
    case .level(let index):
      return courses[index].isLevel ? levels[index][0] * annuity[months] : present(index, first: months)
    case .early(let index, let first):
      let first = max(0, min(first, months))
      return courses[index].isLevel ? levels[index][0] * annuity[first] : present(index, first: first)
    case .final(let index):
      return (courses[index].isLevel ? levels[index][0] : levels[index][months - 1]) * discount[months]
    case .added(let index):
      if courses[index].isLevel { return max(0, levels[index][0]) * purchases[0] }
      var before = 0.0
      var sum = 0.0
      for month in 0..<months {
        let level = levels[index][month]
        if level > before { sum += (level - before) * purchases[month] }
        before = level
      }
      return sum
    }
  }

  private func present(_ index: Int, first: Int) -> Double {
    var sum = 0.0
    for month in 0..<first { sum += levels[index][month] * discount[month + 1] }
    return sum
  }
}
