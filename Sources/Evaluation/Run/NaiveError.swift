import Manifest
import Tables

/// The scale of MASE (Hyndman and Koehler, 2006): the mean absolute error of the forecast “as m rows before” inside the
/// training rows, in the order of the file.
struct NaiveError {
  let spec: EvaluationSpec
  let project: Project
  let source: any PredictionSource

  /// True where something in the manifest speaks of MASE.
  var isWanted: Bool {
    let target = project.problem?.target.map { $0.evaluation.value == spec.id ? [$0.metric.value] : [] } ?? []
    let linked = project.links.filter { $0.evaluation.value == spec.id }.map(\.metric.value)
    let named = spec.metrics.map(\.value) + spec.claims.map(\.metric.metric) + spec.requirements.map(\.metric.metric)
    return (named + target + linked).contains { $0.base == "mase" }
  }

  /// - Returns: nil when the data have no training split, or too few rows in it; then MASE is not measured.
  func value() throws(EvaluationFailure) -> Double? {
    guard spec.task == .regression,
      let entry = project.catalog.first(where: { $0.id == spec.data.entry }),
      let train = entry.splits?.names.first(where: { $0 == "train" || $0 == "training" })
    else { return nil }
    var reference = spec.data
    reference.split = train
    let table = try source.table(for: reference, filter: [], columns: [spec.target.value], project: project)
    guard let numbers = try TableColumns(table).column(spec.target).numbers else { return nil }
    return Self.of(numbers.filter(\.isFinite), season: max(1, spec.season ?? 1))
  }

  static func of(_ values: [Double], season m: Int) -> Double? {
    guard values.count > m else { return nil }
    var sum = 0.0
    for index in m..<values.count { sum += abs(values[index] - values[index - m]) }
    return sum / Double(values.count - m)
  }
}
