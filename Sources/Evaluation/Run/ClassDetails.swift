import Manifest
import Measurements

/// The confusion table and the metrics of each class.
enum ClassDetails {
  /// Rows: truth; columns: prediction. Nil for a model that only ranks, and for a regression.
  static func confusion(_ rows: TaskRows) -> [[Int]]? {
    switch rows {
    case .binary(let rows):
      return rows.predicted.map { table(rows.truth.map(Int32.init), $0.map(Int32.init), 2) }
    case .classes(let rows): return table(rows.truth, rows.predicted, rows.classCount)
    case .values, .queries, .answers: return nil
    }
  }

  private static func table(_ truth: [Int32], _ predicted: [Int32], _ k: Int) -> [[Int]] {
    var cells = [[Int]](repeating: [Int](repeating: 0, count: k), count: k)
    for (t, p) in zip(truth, predicted) { cells[Int(t)][Int(p)] += 1 }
    return cells
  }

  static func perClass(_ rows: TaskRows, labels: [String]) -> [Named<ClassMetrics>] {
    guard let confusion = confusion(rows), let weighed = weighed(rows) else { return [] }
    let ones = [UInt8](repeating: 1, count: rows.count)
    return labels.enumerated().map { c, label in
      var metrics = scores(weighed, c, support: confusion[c].reduce(0, +))
      if let ranking = ranking(rows, c) {
        ones.withUnsafeBufferPointer { counts in
          let weights = RowWeights(counts: counts, total: counts.count)
          let totals = ranking.totals(weights)
          if totals.positive > 0, totals.negative > 0 {
            metrics.rocAUC = ranking.rocAUC(weights)
            metrics.averagePrecision = ranking.averagePrecision(weights)
          }
        }
      }
      return Named(label, metrics)
    }
  }

  /// The confusion table with the rows' weights in its cells.
  private static func weighed(_ rows: TaskRows) -> [[Double]]? {
    guard let weights = rows.weights else { return confusion(rows)?.map { $0.map(Double.init) } }
    let (truth, predicted, k): ([Int32], [Int32], Int)
    switch rows {
    case .binary(let rows):
      (truth, predicted, k) = (rows.truth.map(Int32.init), (rows.predicted ?? []).map(Int32.init), 2)
    case .classes(let rows): (truth, predicted, k) = (rows.truth, rows.predicted, rows.classCount)
    case .values, .queries, .answers: return nil
    }
    var cells = [[Double]](repeating: [Double](repeating: 0, count: k), count: k)
    for (row, (t, p)) in zip(truth, predicted).enumerated() { cells[Int(t)][Int(p)] += weights[row] }
    return cells
  }

  private static func scores(_ table: [[Double]], _ c: Int, support: Int) -> ClassMetrics {
    let hit = table[c][c]
    let truths = table[c].reduce(0, +)
    let predicted = table.reduce(0) { $0 + $1[c] }
    return ClassMetrics(
      precision: predicted > 0 ? hit / predicted : 0, recall: truths > 0 ? hit / truths : 0,
      f1: truths + predicted > 0 ? 2 * hit / (truths + predicted) : 0, support: support)
  }

  private static func ranking(_ rows: TaskRows, _ c: Int) -> Ranking? {
    switch rows {
    case .binary(let rows):
      return rows.scores.map { scores in
        c == 1
          ? Ranking(scores: scores, positive: rows.truth, sample: rows.weights)
          : Ranking(scores: scores.map { -$0 }, positive: rows.truth.map { 1 - $0 }, sample: rows.weights)
      }
    case .classes(let rows):
      return rows.probabilities.map {
        OneVsRestFamily.ranking(of: c, rows.truth, $0, rows.classCount, sample: rows.weights)
      }
    case .values, .queries, .answers: return nil
    }
  }
}
