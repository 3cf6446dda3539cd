import Foundation
import Manifest
import Measurements
import Statistics

/// A plan with the option it is for, ready to be valued many times.
struct OptionPlan: Sendable {
  var option: Infrastructure.Option
  var plan: Plan
  let evaluator: PlanEvaluator

  init(option: Infrastructure.Option, plan: Plan, terms: Terms) {
    self.option = option
    self.plan = plan
    evaluator = PlanEvaluator(plan, terms)
  }
}

/// Present values of all options, draw by draw.
struct CostDraws: Sendable {
  var uncertainty: CostUncertainty
  var values: [Infrastructure.Option: [Double]]
}

/// Break-even, sensitivity and uncertainty of plans that are compared.
struct PlanComparison: Sendable {
  let terms: Terms

  // MARK: Break-even

  /// From when on the first plan is cheaper than the second.
  func breakEven(own: OptionPlan, cloud: OptionPlan, hoursPerMonth: Double) -> BreakEven {
    let meeting = usage { own.evaluator.presentValue($0) - cloud.evaluator.presentValue($0) }
    return BreakEven(
      months: months(own.plan.cashFlow(terms), cloud.plan.cashFlow(terms)),
      hours: meeting.map { $0 * hours(own: own.plan, hoursPerMonth: hoursPerMonth) },
      utilisation: meeting.flatMap { utilisation(own.plan, usage: $0) })
  }

  private func months(_ own: [Double], _ cloud: [Double]) -> Double? {
    var gap = 0.0
    for month in own.indices {
      let before = gap
      gap += own[month] - (month < cloud.count ? cloud[month] : 0)
      guard gap <= 0 else { continue }
      guard month > 0, before > 0 else { return Double(month) }
      return Double(month - 1) + before / (before - gap)
    }
    return nil
  }

  /// Accelerator-hours over the horizon with the usage as it is.
  private func hours(own: Plan, hoursPerMonth: Double) -> Double {
    guard let used = own.used else { return hoursPerMonth * Double(terms.months) }
    let levels = own.series[used].levels(months: terms.months, usage: 1)
    guard let first = levels.first, first > 0 else { return hoursPerMonth * Double(terms.months) }
    return hoursPerMonth * levels.reduce(0, +) / first
  }

  /// The share of the bought machines' time that is used, over the horizon.
  func utilisation(_ plan: Plan, usage: Double = 1) -> Double? {
    guard let fleet = plan.fleet, let used = plan.used else { return nil }
    let there = plan.series[fleet].levels(months: terms.months, usage: usage).reduce(0, +)
    guard there > 0 else { return nil }
    return plan.series[used].levels(months: terms.months, usage: usage).reduce(0, +) / there
  }

  /// Both plans from a tenth to ten times the usage.
  func usageCurve(own: OptionPlan, cloud: OptionPlan) -> [CostAtUsage] {
    (0...40).compactMap { step in
      var multipliers = Multipliers()
      multipliers[.usage] = pow(10, Double(step) / 20 - 1)
      func monthly(_ plan: OptionPlan) -> Double? {
        Discounting.equivalentMonthly(
          plan.evaluator.presentValue(multipliers), months: terms.months, annualRate: terms.annualRate)
      }
      guard let own = monthly(own), let cloud = monthly(cloud) else { return nil }
      return CostAtUsage(multiple: multipliers[.usage], own: own, cloud: cloud)
    }
  }

  /// The smallest multiple of the usage at which a difference falls to zero; between a thousandth and a thousand times.
  private func usage(_ difference: (Multipliers) -> Double) -> Double? {
    func at(_ multiple: Double) -> Double {
      var multipliers = Multipliers()
      multipliers[.usage] = multiple
      return difference(multipliers)
    }
    let grid = (0...240).map { pow(10, Double($0) / 40 - 3) }
    // Cheaper at next to no usage is cheaper at any.
    guard at(grid[0]) > 0 else { return 0 }
    for (low, high) in zip(grid, grid.dropFirst()) where at(high) <= 0 { return root(at, low, high) }
    return nil
  }

  /// Bisection: the function is above zero at one end and not at the other.
  private func root(_ function: (Double) -> Double, _ low: Double, _ high: Double) -> Double {
    var (low, high) = (low, high)
    let rising = function(high) > 0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if (function(middle) > 0) == rising { high = middle } else { low = middle }
    }
    return (low + high) / 2
  }

  // MARK: CostSensitivity

  func sensitivity(_ first: OptionPlan, _ second: OptionPlan, ends: DriverEnds) -> CostSensitivity {
    func difference(_ driver: CostDriver, _ multiple: Double) -> Double {
      var multipliers = Multipliers()
      multipliers[driver] = multiple
      return first.evaluator.presentValue(multipliers) - second.evaluator.presentValue(multipliers)
    }
    let base = first.evaluator.presentValue() - second.evaluator.presentValue()
    var bars: [CostSensitivity.Bar] = []
    for driver in CostDriver.allCases {
      let (low, high) = ends[driver]
      let (atLow, atHigh) = (difference(driver, low), difference(driver, high))
      guard atLow != base || atHigh != base else { continue }
      bars.append(
        CostSensitivity.Bar(
          driver: driver, low: low, high: high, atLow: atLow, atHigh: atHigh,
          flip: flip(base: base) { difference(driver, $0) }))
    }
    bars.sort { abs($0.atHigh - $0.atLow) > abs($1.atHigh - $1.atLow) }
    return CostSensitivity(
      first: first.option, second: second.option, difference: base,
      bars: bars)
  }

  /// The multiple nearest to 1, between a tenth and ten times, at which the sign of the difference turns.
  private func flip(base: Double, _ difference: (Double) -> Double) -> Double? {
    guard base != 0 else { return 1 }
    var found: [Double] = []
    for direction in [-1.0, 1.0] {
      var before = 1.0
      for step in 1...40 {
        let multiple = pow(10, direction * Double(step) / 40)
        if (difference(multiple) > 0) != (base > 0) {
          found.append(direction > 0 ? root(difference, before, multiple) : root(difference, multiple, before))
          break
        }
        before = multiple
      }
    }
    return found.min { abs(log($0)) < abs(log($1)) }
  }

  // MARK: Uncertainty

  /// - Parameter allowed: the options among which the cheapest is looked for.
  func uncertainty(
    _ plans: [OptionPlan], allowed: Set<Infrastructure.Option>, ends: DriverEnds, draws: Int, seed: Int
  ) -> CostDraws? {
    guard draws > 0, !plans.isEmpty else { return nil }
    var values = plans.map { _ in [Double]() }
    for index in values.indices { values[index].reserveCapacity(draws) }
    var cheapest = [Int](repeating: 0, count: plans.count)
    var ownCheaper = 0
    let own = plans.firstIndex { $0.option == .own }
    let cloud = plans.firstIndex { $0.option == .cloud }
    let drivers = CostDriver.allCases.map { ($0, ends[$0]) }
    var stream = RandomStream(seed: UInt64(bitPattern: Int64(seed)), number: 0)
    for _ in 0..<draws {
      var multipliers = Multipliers()
      for (driver, (low, high)) in drivers {
        multipliers[driver] = Self.triangular(Double(stream.next() >> 11) * 0x1p-53, low: low, high: high)
      }
      var best: Int?
      for (index, plan) in plans.enumerated() {
        values[index].append(plan.evaluator.presentValue(multipliers))
        guard allowed.contains(plan.option) else { continue }
        if let known = best, values[known].last ?? 0 <= values[index].last ?? 0 { continue }
        best = index
      }
      if let best { cheapest[best] += 1 }
      if let own, let cloud, values[own].last ?? 0 < values[cloud].last ?? 0 { ownCheaper += 1 }
    }
    let bands = plans.indices.map { index in
      let sorted = values[index].sorted()
      return CostUncertainty.Band(
        option: plans[index].option, p10: Self.quantile(sorted, 0.1), p50: Self.quantile(sorted, 0.5),
        p90: Self.quantile(sorted, 0.9), cheapest: Double(cheapest[index]) / Double(draws))
    }
    let uncertainty = CostUncertainty(
      draws: draws, seed: seed, bands: bands,
      ownCheaper: own != nil && cloud != nil ? Double(ownCheaper) / Double(draws) : nil)
    let pairs = plans.indices.map { (plans[$0].option, values[$0]) }
    return CostDraws(uncertainty: uncertainty, values: Dictionary(pairs) { first, _ in first })
  }

  /// The quantile function of the triangular distribution with its mode at 1.
  static func triangular(_ u: Double, low: Double, high: Double) -> Double {
    guard high > low else { return low }
    let share = (1 - low) / (high - low)
    return u < share
      ? low + ((high - low) * (1 - low) * u).squareRoot() : high - ((high - low) * (high - 1) * (1 - u)).squareRoot()
  }

  /// Type 7 (linear between order statistics).
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let last = sorted.last else { return .nan }
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (sorted[below + 1] - sorted[below]) * (place - Double(below))
  }
}

/// How far each driver may be off: the ends of its triangular distribution, as multiples.
struct DriverEnds: Sendable {
  private var own: [CostDriver: (low: Double, high: Double)] = [:]

  init(_ stated: [(driver: CostDriver, spread: Percentage)]) {
    for item in stated { own[item.driver] = (max(0.01, 1 - item.spread.fraction), 1 + item.spread.fraction) }
  }

  /// Where the manifest states none, these are assumptions of the tool: what offers, tariffs and forecasts of demand are
  /// commonly off by.
  subscript(driver: CostDriver) -> (low: Double, high: Double) {
    if let stated = own[driver] { return stated }
    return switch driver {
    case .usage: (0.6, 1.6)
    case .purchasePrice: (0.85, 1.25)
    case .powerPrice: (0.8, 1.5)
    case .cloudPrice: (0.75, 1.1)
    case .staffCost: (0.9, 1.3)
    case .overheads: (0.8, 1.4)
    case .residual: (0, 2)
    }
  }
}
