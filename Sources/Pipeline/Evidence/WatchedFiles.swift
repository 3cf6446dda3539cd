import Manifest

/// The files that evidence in git speaks of, relative to the project's folder.
struct WatchedFiles {
  /// These were there as well: a file that the revision does not have differs from it.
  private(set) var needed: Set<String> = []
  /// These are compared where the revision has them: answers are recorded and models evaluated on new rows later on.
  private(set) var known: Set<String> = []

  var all: Set<String> { needed.union(known) }

  private let project: Project

  /// - Parameter subject: what the evidence is of; nil for the project as a whole.
  init(_ project: Project, of subject: EvidenceSubject.Target?) {
    self.project = project
    switch subject {
    case nil:
      for model in project.models {
        if case .predictionsFile(let recorded) = model.source {
          known.insert(recorded.path.value)
        } else if let file = model.source.file {
          needed.insert(file.value)
        }
      }
      for entry in project.catalog { needed.formUnion(Self.files(of: entry)) }
    case .file(let file): needed = [file.value]
    case .data(let id): needed = files(ofData: id.value)
    case .model(let id):
      needed = files(ofModel: id.value)
      // What its results rest on: the rows, and the answers that it is compared with.
      for spec in project.evaluations where spec.model.value == id.value {
        known.formUnion(files(ofData: spec.data.entry))
        if let baseline = spec.baseline { known.formUnion(files(ofModel: baseline.value)) }
        for quantile in spec.quantiles { known.formUnion(files(ofModel: quantile.model.value)) }
      }
    }
    known.subtract(needed)
  }

  private func files(ofModel id: String) -> Set<String> {
    guard let model = project.models.first(where: { $0.id == id }) else { return [] }
    if case .predictions(let recorded) = model.source { return files(ofData: recorded.data.value) }
    return Set([model.source.file?.value].compactMap { $0 })
  }

  private func files(ofData id: String) -> Set<String> {
    project.catalog.first { $0.id == id }.map(Self.files) ?? []
  }

  private static func files(of entry: CatalogEntry) -> Set<String> {
    var files = Set([entry.source?.path?.value].compactMap { $0 })
    if case .files(let splits)? = entry.splits?.rule { files.formUnion(splits.map(\.path.value)) }
    return files
  }
}
