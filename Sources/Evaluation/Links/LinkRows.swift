import Manifest
import Tables

/// Hashes the rows that a trial or a history is computed from.
struct LinkRows {
  /// Larger data are not kept row by row.
  static let most = 200_000

  let source: any PredictionSource
  let project: Project

  /// Of each row with nothing missing, by what the evidence counts of it; nil where there are no data, or they cannot be read.
  func hashes(_ evidence: LinkEvidence) -> [UInt64]? {
    switch evidence.kind {
    case .experiment(let trial):
      let design = trial.design
      let others = [design.unit, design.denominator, design.covariate].compactMap { $0 }
      return hashes(of: trial.data, [trial.arm, trial.outcome] + others)
    case .observation(let history):
      return hashes(of: history.data, [history.model, history.business] + [history.time].compactMap { $0 })
    case .valueModel, .assumption: return nil
    }
  }

  private func hashes(of data: Located<String>, _ names: [String]) -> [UInt64]? {
    let reference = DataReference(entry: data.value, split: nil, location: data.location)
    guard let table = try? source.table(for: reference, filter: [], columns: nil, project: project) else { return nil }
    let columns = names.compactMap { table.column(named: $0) }
    guard columns.count == names.count, let count = columns.first?.count, count <= Self.most else { return nil }
    var found: [UInt64] = []
    for row in 0..<count where columns.allSatisfy({ !$0.isNull(row) }) {
      var hash = RowHash()
      for column in columns { hash.add(column, row) }
      found.append(hash.value)
    }
    return found.sorted()
  }
}
