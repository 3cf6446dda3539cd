import Manifest

/// Comparisons of several projects added up: amounts of one currency only.
public enum PortfolioCost {
  /// The projects of one currency for which own and rented machines can both be compared, as one.
  ///
  /// Cash flows of the same month, costs at the same multiple of the usage and differences at the same multiple of an input add up.
  /// - Returns: nil where there are fewer than two such projects.
  public static func combined(_ results: [CostResult]) -> CostResult? {
    let compared = results.filter { result in
      [Infrastructure.Option.own, .cloud].allSatisfy { result.option($0)?.isComplete == true }
    }
    guard compared.count > 1, let first = compared.first, compared.allSatisfy({ $0.currency == first.currency }) else {
      return nil
    }
    var sum = CostResult(
      currency: first.currency, months: compared.map(\.months).max() ?? first.months, annualRate: first.annualRate)
    sum.options = [Infrastructure.Option.own, .cloud].map { add($0, compared, months: sum.months) }
    sum.usage = usage(compared)
    sum.sensitivity = sensitivity(compared)
    sum.breakEven = BreakEven(months: meeting(sum), hours: nil, utilisation: nil)
    return sum
  }

  private static func add(_ kind: Infrastructure.Option, _ results: [CostResult], months: Int) -> CostOption {
    var sum = CostOption(option: kind)
    sum.cashFlow = [Double](repeating: 0, count: months + 1)
    for option in results.compactMap({ $0.option(kind) }) {
      sum.npv += option.npv
      sum.total += option.total
      sum.monthly += option.monthly
      sum.capex += option.capex
      sum.lines += option.lines
      for (month, amount) in option.cashFlow.enumerated() where month < sum.cashFlow.count {
        sum.cashFlow[month] += amount
      }
    }
    return sum
  }

  private static func usage(_ results: [CostResult]) -> [CostAtUsage] {
    guard let first = results.first, results.allSatisfy({ $0.usage.map(\.multiple) == first.usage.map(\.multiple) })
    else { return [] }
    return first.usage.indices.map { index in
      CostAtUsage(
        multiple: first.usage[index].multiple, own: results.map { $0.usage[index].own }.reduce(0, +),
        cloud: results.map { $0.usage[index].cloud }.reduce(0, +))
    }
  }

  /// An input that does not move a project leaves its difference as it is. Only ends that all projects share can be added.
  private static func sensitivity(_ results: [CostResult]) -> CostSensitivity? {
    let found = results.compactMap(\.sensitivity)
    guard found.count == results.count, found.allSatisfy({ $0.first == .own && $0.second == .cloud }) else {
      return nil
    }
    let difference = found.map(\.difference).reduce(0, +)
    let bars = CostDriver.allCases.compactMap { driver -> CostSensitivity.Bar? in
      let own = found.map { item in item.bars.first { $0.driver == driver } }
      let stated = own.compactMap { $0 }
      guard let one = stated.first, stated.allSatisfy({ $0.low == one.low && $0.high == one.high }) else { return nil }
      let low = zip(found, own).map { $1?.atLow ?? $0.difference }.reduce(0, +)
      let high = zip(found, own).map { $1?.atHigh ?? $0.difference }.reduce(0, +)
      return CostSensitivity.Bar(driver: driver, low: one.low, high: one.high, atLow: low, atHigh: high, flip: nil)
    }
    guard !bars.isEmpty else { return nil }
    return CostSensitivity(
      first: .own, second: .cloud, difference: difference,
      bars: bars.sorted { abs($0.atHigh - $0.atLow) > abs($1.atHigh - $1.atLow) })
  }

  /// The month at which the cumulative costs meet, between two months in proportion.
  private static func meeting(_ sum: CostResult) -> Double? {
    guard let own = sum.option(.own)?.cashFlow, let cloud = sum.option(.cloud)?.cashFlow else { return nil }
    var gap = 0.0
    for month in own.indices {
      let before = gap
      gap += own[month] - cloud[month]
      guard gap <= 0 else { continue }
      return month > 0 && before > 0 ? Double(month - 1) + before / (before - gap) : Double(month)
    }
    return nil
  }
}
