import Manifest
import Tables

/// The rows of each split in a table of all rows.
struct SplitRows {
  var splits: [(name: String, rows: [Int])] = []

  /// - Parameter counts: how many rows each split has, in order; used where each split is a file.
  init(_ entry: CatalogEntry, _ table: Table, counts: [Int]) {
    switch entry.splits?.rule {
    case nil: break
    case .column(let name, let values):
      guard let column = table.column(named: name.value) else { return }
      let texts = (0..<table.rowCount).map { column.text(at: $0) }
      splits = values.map { split in
        let own = Set(split.values)
        return (split.split, texts.indices.filter { texts[$0].map(own.contains) ?? false })
      }
    case .files(let files):
      var start = 0
      for (file, count) in zip(files, counts) where start + count <= table.rowCount {
        splits.append((file.split, Array(start..<(start + count))))
        start += count
      }
    }
  }

  /// The split that models are trained on, by its name.
  var training: (name: String, rows: [Int])? {
    let names = ["train", "training", "fit", "learn"]
    return splits.first { names.contains($0.name.lowercased()) }
      ?? splits.first { $0.name.lowercased().hasPrefix("train") }
  }

  /// The splits that results are measured on: those that evaluations name, and any called test.
  func judged(_ entry: CatalogEntry, in project: Project) -> [(name: String, rows: [Int])] {
    let named = Set(project.evaluations.filter { $0.data.entry == entry.id }.compactMap(\.data.split))
    return splits.filter { split in
      split.name != training?.name && (named.contains(split.name) || split.name.lowercased().hasPrefix("test"))
    }
  }
}
