import Manifest

/// Columns that are never features: truth, split, key, group, time, and predictions that are recorded in the same rows.
enum NonFeatures {
  static func columns(_ spec: EvaluationSpec, _ project: Project) -> Set<String> {
    var names: Set<String> = [spec.target.value]
    if let entry = project.catalog.first(where: { $0.id == spec.data.entry }) {
      names.formUnion([entry.key, entry.group, entry.time].compactMap { $0?.value })
      if case .column(let column, _) = entry.splits?.rule { names.insert(column.value) }
    }
    for model in project.models {
      guard case .predictions(let recorded) = model.source, recorded.data.value == spec.data.entry else { continue }
      names.formUnion(([recorded.column].compactMap { $0 } + recorded.columns).map(\.value))
    }
    return names
  }
}
