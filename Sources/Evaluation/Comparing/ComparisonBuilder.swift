import Manifest
import Measurements

/// Compares the model with the baseline on the same rows.
enum ComparisonBuilder {
  static func comparison(
    _ metrics: [MetricName], model: MeasuredModel, baseline: MeasuredModel, modelRows: TaskRows,
    baselineRows: TaskRows
  ) -> Comparison {
    let comparer = ModelComparer(model: model, baseline: baseline)
    var result = Comparison(metrics: [])
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
      result.rankBiserial = PairedTests.rankBiserial(a.absoluteErrors, b.absoluteErrors)
    default: break
    }
    result.metrics = metrics.compactMap { name in
      let test =
        model.rowsAreIndependent ? test(of: name, in: result) ?? lossTest(of: name, modelRows, baselineRows) : nil
      return comparer.compare(name, test: test).map { Named(name.description, $0) }
    }
    return result
  }

  /// The test that fits a metric of independent rows better than resampling does, with its p-value.
  private static func test(of name: MetricName, in comparison: Comparison) -> ConclusionBuilder.FittingTest? {
    guard name.cutoff == nil, !name.aggregated else { return nil }
    switch name.base {
    case "roc_auc", "gini": return comparison.delong.flatMap { test in test.p.map { (.delong, $0) } }
    case "accuracy": return comparison.mcnemar.map { (.mcnemar, $0.pMid) }
    case "mae": return comparison.pairedT.map { (.pairedT, $0.p) }
    default: return nil
    }
  }

  /// Metrics that rise and fall with the mean squared error on the same rows: the paired t-test of the squared errors.
  private static func lossTest(
    of name: MetricName, _ model: TaskRows, _ baseline: TaskRows
  ) -> ConclusionBuilder.FittingTest? {
    guard ["mse", "rmse", "r2"].contains(name.base), case .values(let a) = model, case .values(let b) = baseline else {
      return nil
    }
    return PairedTests.pairedT(a.squaredErrors, b.squaredErrors).map { (.pairedT, $0.p) }
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
  var squaredErrors: [Double] { zip(truth, predicted).map { ($0 - $1) * ($0 - $1) } }
}
