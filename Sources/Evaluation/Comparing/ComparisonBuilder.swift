import Manifest
import Measurements

/// Compares the model with the baseline on the same rows.
enum ComparisonBuilder {
  static func comparison(
    _ metrics: [MetricName], model: MeasuredModel, baseline: MeasuredModel, modelRows: TaskRows,
    baselineRows: TaskRows
  ) -> Comparison {
    let comparer = ModelComparer(model: model, baseline: baseline)
    var result = Comparison(
      metrics: metrics.compactMap { name in comparer.compare(name).map { Named(name.description, $0) } })
    switch (modelRows, baselineRows) {
    case (.binary(let a), .binary(let b)):
      if let right = a.right, let other = b.right {
        result.mcnemar = PairedTests.mcnemar(modelRight: right, baselineRight: other)
      }
      if let scores = a.scores, let others = b.scores {
        result.delong = DeLongTest.compare(positive: a.truth, model: scores, baseline: others)
      }
    case (.classes(let a), .classes(let b)):
      result.mcnemar = PairedTests.mcnemar(modelRight: a.right, baselineRight: b.right)
    case (.values(let a), .values(let b)):
      result.pairedT = PairedTests.pairedT(a.absoluteErrors, b.absoluteErrors)
      result.wilcoxonP = PairedTests.wilcoxon(a.absoluteErrors, b.absoluteErrors)
    default: break
    }
    return result
  }
}

extension BinaryRows {
  /// Which answers are right; nil for a model that only ranks.
  var right: [Bool]? { predicted.map { zip($0, truth).map(==) } }
}

extension ClassRows {
  var right: [Bool] { zip(predicted, truth).map(==) }
}

extension ValueRows {
  var absoluteErrors: [Double] { zip(truth, predicted).map { abs($0 - $1) } }
}
