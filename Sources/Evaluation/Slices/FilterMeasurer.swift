import Manifest
import Measurements
import Tables

/// Measures what an evaluation's filter leaves out.
struct FilterMeasurer {
  let spec: EvaluationSpec
  let project: Project
  let source: any PredictionSource
  let metrics: [MetricName]
  let main: MetricName?
  let bootstrap: Bootstrap

  /// - Returns: nil where the filter leaves nothing out.
  func effect() throws(EvaluationFailure) -> FilterEffect? {
    guard !spec.filter.isEmpty, [.binary, .multiclass, .ordinal, .regression].contains(spec.task) else { return nil }
    var whole = spec
    whole.filter = []
    whole.baseline = nil
    let inputs = try EvaluationInputs.read(whole, in: project, from: source)
    let passing: Set<Int>
    do throws(TableError) { passing = Set(try inputs.table.rows(passing: spec.filter)) } catch {
      throw EvaluationFailure(error).at(spec.location)
    }
    let kept = inputs.truth.rows.enumerated().filter { passing.contains(Int($0.element)) }.map { Int32($0.offset) }
    let rows = inputs.model.rows
    guard kept.count < rows.count, !kept.isEmpty else { return nil }
    let plain = metrics.filter { $0.cutoff == nil && !$0.aggregated }
    let values = MetricSet(plain, rows: rows).values()
    return FilterEffect(
      kept: kept.count, leftOut: rows.count - kept.count,
      all: zip(plain, values).compactMap { name, value in value.map { Named(name.description, $0) } },
      tests: SliceTester(rows: rows, metrics: metrics, main: main, bootstrap: bootstrap).tests(kept).map { test in
        // There is one such slice, so nothing is to be corrected.
        var alone = test
        (alone.holm, alone.q) = (test.p, test.p)
        return alone
      })
  }
}
