import Foundation
import Manifest
import Measurements
import Statistics

/// Analyses a trial with a control group.
struct ExperimentAnalysis {
  /// The rows of the trial: one entry a row in every column.
  struct Rows {
    /// Nil where the row has no arm.
    var arm: [String?]
    /// Not-a-number where there is none.
    var outcome: [Double]
    /// True where the column holds yes and no only.
    var outcomeIsYesNo: Bool
    var denominator: [Double]?
    var covariate: [Double]?
    var unit: [String?]?
  }

  /// Below this chance the arms' sizes do not fit the plan (Fabijan and others, 2019, use limits of this size).
  static let mismatchLimit = 0.001

  let experiment: Experiment
  /// Which direction of the outcome is better.
  let betterIsHigher: Bool

  private var design: ExperimentDesign { experiment.design }

  /// - Throws: when there is nothing to compare, with what is wrong.
  func result(_ rows: Rows) throws(EvaluationFailure) -> ExperimentResult {
    var warnings: [ExperimentResult.Warning] = []
    let units = try units(rows, &warnings)
    let measure = design.measure ?? (rows.outcomeIsYesNo ? .proportion : .mean)
    guard units.control.count > 1, units.treatment.count > 1 else {
      throw failure(
        "the trial has \(units.control.count) units in “\(experiment.control)” and \(units.treatment.count) in “\(experiment.treatment)”",
        expected: "at least two in each")
    }
    if let p = mismatch(units.control.count, units.treatment.count), p < Self.mismatchLimit {
      warnings.append(.sampleRatioMismatch(p: p))
    }
    var level = 1 - design.alpha
    var boundary: Double?
    if let look = design.look, let looks = design.looks, looks > 1 {
      guard let limits = design.spending.statistic.boundaries(looks: looks, alpha: design.alpha), look <= limits.count
      else { throw failure("the looks of the trial could not be planned") }
      boundary = limits[look - 1]
      if look < looks { warnings.append(.early(look: look, looks: looks)) }
      level = min(1 - 1e-15, 1 - 2 * Normal.upperTail(limits[look - 1]))
    }
    let compared = try compare(units, measure, level)
    let size = needed(measure, units, compared)
    if let size, size > min(units.control.count, units.treatment.count) { warnings.append(.underpowered(needed: size)) }
    var result = ExperimentResult(
      measure: measure,
      control: .init(name: experiment.control, units: units.control.count, value: compared.control),
      treatment: .init(name: experiment.treatment, units: units.treatment.count, value: compared.treatment),
      test: compared.test,
      difference: Estimate(
        value: compared.difference.estimate, low: compared.difference.low, high: compared.difference.high),
      relative: relative(compared, level), standardError: compared.difference.standardError, p: compared.difference.p,
      alpha: design.alpha, boundary: boundary,
      mannWhitneyP: measure == .mean
        ? MannWhitney(units.treatment.map(\.outcome), units.control.map(\.outcome))?.p : nil,
      varianceReduction: compared.varianceReduction,
      smallestEffect: Power.smallestEffect(
        standardError: compared.difference.standardError, alpha: design.alpha, power: design.power),
      neededUnits: size, betterIsHigher: betterIsHigher, warnings: warnings, status: .inconclusive)
    result.status = status(result)
    return result
  }

  // MARK: Units

  struct Unit {
    var outcome: Double
    var denominator: Double
    var covariate: Double
  }

  private func units(
    _ rows: Rows, _ warnings: inout [ExperimentResult.Warning]
  ) throws(EvaluationFailure) -> (control: [Unit], treatment: [Unit]) {
    struct Sum {
      var arm: Bool
      var rows = 0.0
      var outcome = 0.0
      var denominator = 0.0
      var covariate = 0.0
    }
    var order: [String] = []
    var sums: [String: Sum] = [:]
    var (both, dropped) = (Set<String>(), 0)
    for row in rows.arm.indices {
      guard let arm = rows.arm[row], arm == experiment.control || arm == experiment.treatment else {
        if rows.arm[row] == nil { dropped += 1 }
        continue
      }
      let below = rows.denominator?[row] ?? 1
      let before = rows.covariate?[row] ?? 0
      guard rows.outcome[row].isFinite, below.isFinite, before.isFinite else {
        dropped += 1
        continue
      }
      // Rows without a name of a unit are units of their own.
      let name = rows.unit.map { $0[row].map { "u\($0)" } ?? "r\(row)" } ?? "r\(row)"
      let treated = arm == experiment.treatment
      if sums[name] == nil {
        order.append(name)
        sums[name] = Sum(arm: treated)
      }
      if sums[name]?.arm != treated {
        both.insert(name)
        continue
      }
      sums[name]?.rows += 1
      sums[name]?.outcome += rows.outcome[row]
      sums[name]?.denominator += below
      sums[name]?.covariate += before
    }
    if !both.isEmpty { warnings.append(.unitsInBothArms(both.count)) }
    if dropped > 0 { warnings.append(.droppedRows(dropped)) }
    var (control, treatment): ([Unit], [Unit]) = ([], [])
    for name in order {
      guard let sum = sums[name], sum.rows > 0, !both.contains(name) else { continue }
      // A ratio adds up over a unit's rows; anything else is the unit's mean.
      let isRatio = design.measure == .ratio
      let unit = Unit(
        outcome: isRatio ? sum.outcome : sum.outcome / sum.rows, denominator: sum.denominator,
        covariate: sum.covariate / sum.rows)
      if sum.arm { treatment.append(unit) } else { control.append(unit) }
    }
    return (control, treatment)
  }

  // MARK: Comparing

  struct Compared {
    var test: ExperimentResult.Test
    var control: Double
    var treatment: Double
    var difference: GroupDifference
    /// The square of the standard error of the control's value.
    var controlVariance: Double
    var varianceReduction: Double?
  }

  private func compare(
    _ units: (control: [Unit], treatment: [Unit]), _ measure: ExperimentDesign.Measure, _ level: Double
  ) throws(EvaluationFailure) -> Compared {
    let a = units.control.map(\.outcome)
    let b = units.treatment.map(\.outcome)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    let nothing = failure(
      "the outcome does not vary, so nothing can be compared", expected: "an outcome that differs from unit to unit")
    if design.covariate != nil, measure != .ratio {
      return try adjusted(units, level, nothing)
    }
    switch measure {
    case .proportion where (a + b).allSatisfy({ $0 == 0 || $0 == 1 }):
      guard
        let difference = TwoSampleTests.proportions(
          a.count { $0 == 1 }, a.count, b.count { $0 == 1 }, b.count, level: level)
      else { throw nothing }
      let share = mean(a)
      return Compared(
        test: .twoProportion, control: share, treatment: mean(b), difference: difference,
        controlVariance: share * (1 - share) / Double(a.count))
    case .proportion, .mean:
      guard let first = Sample(a), let second = Sample(b),
        let difference = TwoSampleTests.welch(first, second, level: level)
      else { throw nothing }
      return Compared(
        test: .welch, control: first.mean, treatment: second.mean, difference: difference,
        controlVariance: first.variance / Double(first.count))
    case .ratio:
      let (below, beneath) = (units.control.map(\.denominator), units.treatment.map(\.denominator))
      guard let difference = TwoSampleTests.ratios((a, below), (b, beneath), level: level) else {
        throw failure(
          "the ratio cannot be compared", expected: "a denominator above zero on average, and outcomes that vary")
      }
      return Compared(
        test: .deltaMethod, control: mean(a) / mean(below), treatment: mean(b) / mean(beneath), difference: difference,
        controlVariance: TwoSampleTests.ratio((a, below))?.variance ?? 0)
    }
  }

  /// CUPED: y − θ (x − x̄) with θ = Cov(y, x) / Var(x) over both arms (Deng, Xu, Kohavi and Walker, 2013).
  private func adjusted(
    _ units: (control: [Unit], treatment: [Unit]), _ level: Double, _ nothing: EvaluationFailure
  ) throws(EvaluationFailure) -> Compared {
    let all = units.control + units.treatment
    let n = Double(all.count)
    let yMean = all.reduce(0) { $0 + $1.outcome } / n
    let xMean = all.reduce(0) { $0 + $1.covariate } / n
    let xx = all.reduce(0) { $0 + ($1.covariate - xMean) * ($1.covariate - xMean) }
    let xy = all.reduce(0) { $0 + ($1.covariate - xMean) * ($1.outcome - yMean) }
    let theta = xx > 0 ? xy / xx : 0
    func adjust(_ units: [Unit]) -> [Double] { units.map { $0.outcome - theta * ($0.covariate - xMean) } }
    guard let first = Sample(adjust(units.control)), let second = Sample(adjust(units.treatment)),
      let difference = TwoSampleTests.welch(first, second, level: level), let before = Sample(all.map(\.outcome)),
      let after = Sample(adjust(all)), before.variance > 0
    else { throw nothing }
    return Compared(
      test: .cuped, control: first.mean, treatment: second.mean, difference: difference,
      controlVariance: first.variance / Double(first.count),
      varianceReduction: 1 - after.variance / before.variance)
  }

  /// Treatment over control less one. The control's value is uncertain as well, so the interval is Fieller's.
  private func relative(_ compared: Compared, _ level: Double) -> Estimate? {
    guard compared.control > 0 else { return nil }
    let difference = compared.difference
    // Intervals of means and ratios are the estimate and so many standard errors to both sides; Newcombe's is not.
    let critical =
      compared.test == .twoProportion
      ? Normal.quantile(0.5 + level / 2) : (difference.high - difference.low) / 2 / difference.standardError
    let treated = max(0, difference.standardError * difference.standardError - compared.controlVariance)
    let ends = critical.flatMap {
      Fieller.ratio(
        control: (compared.control, compared.controlVariance.squareRoot()),
        treatment: (compared.treatment, treated.squareRoot()), critical: $0)
    }
    return Estimate(
      value: difference.estimate / compared.control, low: ends.map { $0.low - 1 }, high: ends.map { $0.high - 1 })
  }

  // MARK: Judging

  /// The p-value of the arms' sizes under the planned ratio: chi-square with one degree of freedom.
  func mismatch(_ control: Int, _ treatment: Int) -> Double? {
    let total = Double(control + treatment)
    let share = design.controlPerTreatment / (1 + design.controlPerTreatment)
    let (first, second) = (total * share, total * (1 - share))
    guard first > 0, second > 0 else { return nil }
    let gap = Double(control) - first
    return Normal.chiSquareUpperTail(gap * gap / first + gap * gap / second)
  }

  private func needed(
    _ measure: ExperimentDesign.Measure, _ units: (control: [Unit], treatment: [Unit]), _ compared: Compared
  ) -> Int? {
    guard let effect = design.minimumEffect, effect != 0 else { return nil }
    let size: Double?
    if compared.test == .twoProportion {
      let signed = betterIsHigher ? abs(effect) : -abs(effect)
      size = Power.proportionSize(base: compared.control, effect: signed, alpha: design.alpha, power: design.power)
    } else {
      // The deviation that one unit an arm would have, from the standard error of both.
      let (m, n) = (Double(units.control.count), Double(units.treatment.count))
      let deviation = compared.difference.standardError / (1 / m + 1 / n).squareRoot()
      size = Power.meanSize(deviation: deviation, effect: effect, alpha: design.alpha, power: design.power)
    }
    return size.flatMap { $0.isFinite && $0 < 1e12 ? Int($0.rounded(.up)) : nil }
  }

  /// Confirmed where the whole interval is on the good side of zero (and the test agrees); refuted where it is on the bad
  /// side, or holds nothing as large as the smallest effect that matters.
  private func status(_ result: ExperimentResult) -> LinkResult.Status {
    guard result.isTrustworthy, let low = result.difference.low, let high = result.difference.high else {
      return .inconclusive
    }
    let (worst, best) = betterIsHigher ? (low, high) : (-high, -low)
    let decided: Bool
    if let boundary = result.boundary, let difference = result.difference.value, result.standardError > 0 {
      decided = abs(difference / result.standardError) >= boundary
    } else {
      decided = result.p < result.alpha
    }
    if worst > 0, decided { return .confirmed }
    if best < 0, decided { return .refuted }
    if let minimum = design.minimumEffect, best < abs(minimum) { return .refuted }
    return .inconclusive
  }

  private func failure(_ message: String, expected: String? = nil) -> EvaluationFailure {
    EvaluationFailure(message, at: experiment.data.location, expected: expected)
  }
}

extension ExperimentDesign.Spending {
  var statistic: AlphaSpending {
    switch self {
    case .obrienFleming: .obrienFleming
    case .pocock: .pocock
    }
  }
}
