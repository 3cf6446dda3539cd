import Foundation

@testable import Evaluation

/// Populations that samples are drawn from: a truth, a model, and a baseline that knows less.
enum Populations {
  typealias Pair = (model: TaskRows, baseline: TaskRows)

  /// About one row in three is positive; probabilities are somewhat too timid.
  static func binary(_ n: Int, _ draws: inout Draws) -> Pair {
    var truth: [UInt8] = []
    var (model, baseline): ([Double], [Double]) = ([], [])
    for _ in 0..<n {
      let (known, hidden) = (draws.normal(), draws.normal())
      truth.append(draws.isOne(logistic(1.2 * known + 0.8 * hidden - 0.9)) ? 1 : 0)
      model.append(logistic(1.0 * known + 0.6 * hidden - 0.7))
      baseline.append(logistic(0.9 * known - 0.7))
    }
    func rows(_ scores: [Double]) -> TaskRows {
      .binary(
        BinaryRows(
          truth: truth, predicted: scores.map { $0 >= 0.5 ? 1 : 0 }, scores: scores, scoresAreProbabilities: true))
    }
    return (rows(model), rows(baseline))
  }

  /// Four classes, the last one in about one row of ten.
  static func classes(_ n: Int, _ draws: inout Draws) -> Pair {
    var truth: [Int32] = []
    var (model, baseline): ([Double], [Double]) = ([], [])
    for _ in 0..<n {
      let place = draws.uniform()
      let own = place < 0.35 ? 0 : place < 0.65 ? 1 : place < 0.9 ? 2 : 3
      truth.append(Int32(own))
      for (strength, add) in [(1.6, 0), (1.0, 1)] {
        let weights = (0..<4).map { exp(($0 == own ? strength : 0) - 0.3 * Double(abs($0 - own)) + draws.normal()) }
        let total = weights.reduce(0, +)
        if add == 0 { model += weights.map { $0 / total } } else { baseline += weights.map { $0 / total } }
      }
    }
    func rows(_ probabilities: [Double]) -> TaskRows {
      .classes(
        ClassRows(
          classCount: 4, truth: truth, predicted: Aligner.mostLikely(probabilities, 4), probabilities: probabilities))
    }
    return (rows(model), rows(baseline))
  }

  /// A straight line with normal errors, and a model that bends it a little.
  static func values(_ n: Int, _ draws: inout Draws) -> Pair {
    var (truth, model, baseline): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<n {
      let (known, hidden) = (draws.normal(), draws.normal())
      truth.append(100 + 10 * known + 4 * hidden + draws.normal(0, 6))
      model.append(100.5 + 9 * known + 3 * hidden)
      baseline.append(99.5 + 9 * known)
    }
    let quantiles = [(0.1, -8.0), (0.9, 8.0)].map { level, gap in
      ValueRows.Quantile(level: level, values: model.map { $0 + gap })
    }
    return (
      .values(ValueRows(truth: truth, predicted: model, quantiles: quantiles)),
      .values(ValueRows(truth: truth, predicted: baseline, quantiles: quantiles))
    )
  }

  /// Groups of one to nine rows (five on average) that share a part of what is hidden; the group of each row.
  static func grouped(_ groups: Int, _ draws: inout Draws) -> (binary: TaskRows, values: TaskRows, labels: [Int32]) {
    var (truth, labels): ([UInt8], [Int32]) = ([], [])
    var (scores, numbers, guesses): ([Double], [Double], [Double]) = ([], [], [])
    for group in 0..<groups {
      let shared = draws.normal()
      for _ in 0..<(1 + draws.below(9)) {
        let known = 0.6 * shared + draws.normal()
        truth.append(draws.isOne(logistic(1.2 * known + shared - 0.4)) ? 1 : 0)
        scores.append(logistic(known - 0.4))
        numbers.append(20 + 3 * known + 2 * shared + draws.normal())
        guesses.append(20 + 3 * known)
        labels.append(Int32(group))
      }
    }
    return (
      .binary(
        BinaryRows(
          truth: truth, predicted: scores.map { $0 >= 0.5 ? 1 : 0 }, scores: scores, scoresAreProbabilities: true)),
      .values(ValueRows(truth: numbers, predicted: guesses)), labels
    )
  }

  /// Queries of ten rows, graded 0 to 3.
  static func queries(_ count: Int, _ draws: inout Draws) -> TaskRows {
    .queries(
      QueryRows(
        queries: (0..<count).map { _ in
          let relevance = (0..<10).map { _ in Double([0, 0, 0, 0, 0, 0, 1, 1, 2, 3][draws.below(10)]) }
          return QueryRows.Query(relevance: relevance, scores: relevance.map { 0.5 * $0 + draws.normal() })
        }))
  }

  static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}
