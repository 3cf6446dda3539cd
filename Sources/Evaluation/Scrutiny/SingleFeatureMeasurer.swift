import Manifest
import Measurements
import Statistics
import Tables

/// How far one column alone tells the truth. What is learned from a column is learned on four fifths of the rows and
/// used on the last fifth, five times over, so that a column with a value of its own in every row tells nothing.
struct SingleFeatureMeasurer {
  static let mostRows = 20_000
  static let folds = 5
  static let bins = 32
  static let shown = 5

  let inputs: EvaluationInputs
  let excluded: Set<String>
  let seed: UInt64

  /// The strongest columns: those the model takes where that is known, else all that could be features.
  func measure() -> [ModelChecks.SingleFeature] {
    let rows = inputs.model.rows
    let positions = RowSample.draw(Self.mostRows, of: rows.count, seed: seed, stream: 2)
    guard positions.count >= 50 else { return [] }
    let folds = RowSample.shuffled(positions.count, seed: seed, stream: 3).map { $0 % Self.folds }
    let sample = rows.selecting(positions.map(Int32.init))
    let known = Set(inputs.modelInputs)
    var found: [ModelChecks.SingleFeature] = []
    for column in inputs.table.columns {
      if known.isEmpty ? excluded.contains(column.name) : !known.contains(column.name) { continue }
      let keys = positions.map { Int(inputs.truth.rows[$0]) }
      guard let (measure, value) = strength(column, keys, sample, folds), value.isFinite else { continue }
      found.append(
        ModelChecks.SingleFeature(
          column: column.name, measure: measure, value: value, isInput: known.isEmpty ? nil : true))
    }
    return Array(found.sorted { ($1.value, $0.column) < ($0.value, $1.column) }.prefix(Self.shown))
  }

  private func strength(_ column: Column, _ rows: [Int], _ sample: TaskRows, _ folds: [Int]) -> (
    ModelChecks.SingleFeature.Measure, Double
  )? {
    let codes = Self.codes(column, rows)
    if case .binary(let binary) = sample {
      let ones = [UInt8](repeating: 1, count: rows.count)
      func auc(_ scores: [Double]) -> Double {
        ones.withUnsafeBufferPointer {
          Ranking(scores: scores, positive: binary.truth).rocAUC(RowWeights(counts: $0, total: rows.count))
        }
      }
      var best = auc(Self.crossFitted(codes, binary.truth.map(Double.init), folds))
      if column.isNumeric {
        // Null ranks below every number: whether a value is there may tell as much as the value.
        let plain = auc(rows.map { column.number(at: $0) ?? -Double.greatestFiniteMagnitude })
        best = max(best, plain, 1 - plain)
      }
      return (.rocAUC, best)
    }
    if case .classes(let classes) = sample {
      let skill = Self.accuracySkill(codes, classes, folds)
      return skill.map { (.accuracySkill, $0) }
    }
    if case .values(let values) = sample {
      let truth = SampleMoments(values.truth)
      guard truth.variance > 0 else { return nil }
      let fitted = Self.crossFitted(codes, values.truth, folds)
      var best =
        1 - zip(values.truth, fitted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        / (truth.variance * Double(truth.count - 1))
      if let straight = Self.squaredCorrelation(rows.map { column.number(at: $0) }, values.truth) {
        best = max(best, straight)
      }
      return (.r2, best)
    }
    return nil
  }

  /// A whole number for each value: numbers with many values by quantile ranges, everything else by value.
  private static func codes(_ column: Column, _ rows: [Int]) -> [Int] {
    if let numbers = column.numbers {
      let own = rows.map { numbers[$0] }
      if Set(own.filter { !$0.isNaN }).count > bins {
        let edges = SlicedColumn.quantileEdges(own, bins)
        return SlicedColumn(column.name, own, edges: edges, areQuantiles: true).groups
      }
    }
    var known: [String?: Int] = [:]
    return rows.map { row in
      let text = column.text(at: row)
      let code = known[text] ?? known.count
      known[text] = code
      return code
    }
  }

  /// For each row the mean truth of the rows of the other folds with the same code; their mean where there are none.
  static func crossFitted(_ codes: [Int], _ truth: [Double], _ folds: [Int]) -> [Double] {
    var result = truth
    for fold in 0..<Self.folds {
      var sums: [Int: (count: Double, sum: Double)] = [:]
      var (count, sum) = (0.0, 0.0)
      for row in codes.indices where folds[row] != fold {
        sums[codes[row], default: (0, 0)].count += 1
        sums[codes[row], default: (0, 0)].sum += truth[row]
        count += 1
        sum += truth[row]
      }
      for row in codes.indices where folds[row] == fold {
        let own = sums[codes[row]]
        result[row] = own.map { $0.sum / $0.count } ?? (count > 0 ? sum / count : 0)
      }
    }
    return result
  }

  /// Accuracy of the commonest class among the rows of the other folds with the same code, between that of the commonest
  /// class of all (0) and 1.
  static func accuracySkill(_ codes: [Int], _ rows: ClassRows, _ folds: [Int]) -> Double? {
    var right = 0
    for fold in 0..<Self.folds {
      var counts: [Int: [Int32: Int]] = [:]
      var all: [Int32: Int] = [:]
      for row in codes.indices where folds[row] != fold {
        counts[codes[row], default: [:]][rows.truth[row], default: 0] += 1
        all[rows.truth[row], default: 0] += 1
      }
      func commonest(_ counts: [Int32: Int]) -> Int32? {
        counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      }
      let fallback = commonest(all)
      for row in codes.indices where folds[row] == fold {
        if (counts[codes[row]].flatMap(commonest) ?? fallback) == rows.truth[row] { right += 1 }
      }
    }
    var all: [Int32: Int] = [:]
    for label in rows.truth { all[label, default: 0] += 1 }
    guard let most = all.values.max(), most < rows.truth.count else { return nil }
    let majority = Double(most) / Double(rows.truth.count)
    return (Double(right) / Double(rows.truth.count) - majority) / (1 - majority)
  }

  private static func squaredCorrelation(_ numbers: [Double?], _ truth: [Double]) -> Double? {
    let pairs = zip(numbers, truth).compactMap { number, y in number.flatMap { $0.isFinite ? ($0, y) : nil } }
    guard pairs.count * 2 > truth.count, pairs.count > 2 else { return nil }
    let (x, y) = (SampleMoments(pairs.map(\.0)), SampleMoments(pairs.map(\.1)))
    guard x.variance > 0, y.variance > 0 else { return nil }
    let shared = pairs.reduce(0) { $0 + ($1.0 - x.mean) * ($1.1 - y.mean) } / Double(pairs.count - 1)
    return shared * shared / (x.variance * y.variance)
  }
}
