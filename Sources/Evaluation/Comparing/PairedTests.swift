import Foundation
import Measurements
import Statistics

/// Tests of two models on the same rows.
enum PairedTests {
  /// McNemar's test (1947) on who is right where: exact two-sided binomial, mid-p, and chi-square with
  /// and without the correction for continuity.
  static func mcnemar(modelRight: [Bool], baselineRight: [Bool]) -> McNemar {
    var (both, model, baseline, neither) = (0, 0, 0, 0)
    for (a, b) in zip(modelRight, baselineRight) {
      switch (a, b) {
      case (true, true): both += 1
      case (true, false): model += 1
      case (false, true): baseline += 1
      case (false, false): neither += 1
      }
    }
    let different = model + baseline
    let gap = Double(abs(model - baseline)) - 1
    let chi2 = different > 0 ? gap * gap / Double(different) : nil
    let plain = different > 0 ? Double(model - baseline) * Double(model - baseline) / Double(different) : nil
    return McNemar(
      bothRight: both, onlyModelRight: model, onlyBaselineRight: baseline, bothWrong: neither,
      pExact: Binomial.twoSidedHalf(successes: model, trials: different),
      pMid: Binomial.twoSidedHalfMid(successes: model, trials: different), chi2Corrected: chi2,
      pCorrected: chi2.map(Normal.chiSquareUpperTail), chi2Uncorrected: plain,
      pUncorrected: plain.map(Normal.chiSquareUpperTail),
      oddsRatio: baseline > 0 ? Double(model) / Double(baseline) : nil)
  }

  /// Student's paired t-test, two-sided; nil with fewer than two rows or differences that are all equal.
  static func pairedT(_ a: [Double], _ b: [Double]) -> PairedT? {
    let differences = zip(a, b).map { $0 - $1 }
    let n = Double(differences.count)
    guard differences.count > 1 else { return nil }
    let mean = differences.reduce(0, +) / n
    let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard let low = differences.min(), let high = differences.max(), low < high, squares > 0 else { return nil }
    let t = mean / (squares / (n - 1) / n).squareRoot()
    guard t.isFinite, let p = StudentT.twoSided(t, degrees: n - 1) else { return nil }
    return PairedT(t: t, p: p, effectSize: t / n.squareRoot())
  }

  /// Wilcoxon's signed-rank test, two-sided, as `scipy.stats.wilcoxon` does it by default: zeros are left out; exact for
  /// at most 50 pairs without zeros or ties, and for at most 13 with them; else the normal approximation with the
  /// correction for ties and none for continuity.
  ///
  /// - Returns: the p-value; nil when no pair differs.
  static func wilcoxon(_ a: [Double], _ b: [Double]) -> Double? {
    let all = zip(a, b).map { $0 - $1 }
    let differences = all.filter { $0 != 0 }
    guard !differences.isEmpty else { return nil }
    let ranks = Order.midranks(differences.map { abs($0) })
    var plus = 0.0
    for (difference, rank) in zip(differences, ranks) where difference > 0 { plus += rank }
    let sizes = tieSizes(differences.map { abs($0) })
    let plain = sizes.allSatisfy { $0 == 1 } && differences.count == all.count
    if all.count <= (plain ? 50 : 13) { return exact(plus, ranks) }
    let n = Double(differences.count)
    let ties = sizes.reduce(0.0) { $0 + Double($1) * (Double($1) * Double($1) - 1) }
    let variance = (n * (n + 1) * (2 * n + 1) - ties / 2) / 24
    guard variance > 0 else { return nil }
    return Normal.twoSided((plus - n * (n + 1) / 4) / variance.squareRoot())
  }

  /// The matched-pairs rank-biserial correlation: (rank sum of b larger − rank sum of a larger) / their sum; positive where
  /// a is the smaller one more. Nil when no pair differs.
  static func rankBiserial(_ a: [Double], _ b: [Double]) -> Double? {
    let differences = zip(a, b).map { $0 - $1 }.filter { $0 != 0 }
    guard !differences.isEmpty else { return nil }
    let ranks = Order.midranks(differences.map { abs($0) })
    var (favour, against) = (0.0, 0.0)
    for (difference, rank) in zip(differences, ranks) {
      if difference < 0 { favour += rank } else { against += rank }
    }
    return (favour - against) / (favour + against)
  }

  private static func tieSizes(_ values: [Double]) -> [Int] {
    let sorted = values.sorted()
    var sizes: [Int] = []
    for (index, value) in sorted.enumerated() {
      if index > 0, sorted[index - 1] == value { sizes[sizes.count - 1] += 1 } else { sizes.append(1) }
    }
    return sizes
  }

  /// Twice the smaller tail over all signs of the ranks. Ranks are halves at most, so their doubles are whole numbers.
  private static func exact(_ plus: Double, _ ranks: [Double]) -> Double {
    let doubled = ranks.map { Int(($0 * 2).rounded()) }
    let total = doubled.reduce(0, +)
    var ways = [Double](repeating: 0, count: total + 1)
    ways[0] = 1
    var reach = 0
    for rank in doubled {
      reach += rank
      for sum in stride(from: reach, through: rank, by: -1) { ways[sum] += ways[sum - rank] }
    }
    let observed = Int((plus * 2).rounded())
    let all = ways.reduce(0, +)
    let below = ways[...observed].reduce(0, +) / all
    let above = ways[observed...].reduce(0, +) / all
    return min(1, 2 * min(below, above))
  }
}
