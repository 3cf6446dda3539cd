import Manifest
import Measurements
import Tables

/// Hashes the rows of an evaluation by what they are and by what is true of them.
struct RowFactsBuilder {
  /// A row that weighs less than this share of the mean is as good as left out.
  static let leastWeight = 0.01

  let spec: EvaluationSpec
  let project: Project
  let inputs: EvaluationInputs

  func build() -> RowFacts {
    let identity = identityColumns
    let truth = inputs.table.column(named: spec.target.value)
    var facts = RowFacts(keys: 0, truths: 0, weightless: weightless)
    for row in inputs.truth.rows {
      var hash = RowHash()
      for column in identity { hash.add(column, Int(row)) }
      facts.keys &+= hash.value
      if let truth { hash.add(truth, Int(row)) }
      facts.truths &+= hash.value
    }
    return facts
  }

  private var identityColumns: [Column] {
    if let entry = project.catalog.first(where: { $0.id == spec.data.entry }) {
      if let name = entry.key, let key = inputs.table.column(named: name.value) { return [key] }
    }
    let answers = Set(project.models.flatMap(Self.recordedColumns))
    return inputs.table.columns.filter { $0.name != spec.target.value && !answers.contains($0.name) }
  }

  /// The columns of a data set that hold a model's answers: they change with the model.
  private static func recordedColumns(_ model: ModelEntry) -> [String] {
    guard case .predictions(let recorded) = model.source else { return [] }
    return (recorded.columns + [recorded.column].compactMap { $0 }).map(\.value)
  }

  private var weightless: Int {
    guard let weights = inputs.model.rows.weights, !weights.isEmpty else { return 0 }
    let least = Self.leastWeight * weights.reduce(0, +) / Double(weights.count)
    return weights.count { $0 < least }
  }
}
