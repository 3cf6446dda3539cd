import Manifest
import Measurements
import Tables

/// Finds how new the results are that a data set holds: no truth is known of a day that has not come.
struct NewestRows {
  let entry: CatalogEntry
  let project: Project
  let table: Table

  /// One for each column of results that a time stands beside.
  func find() -> [NewestRow] {
    var seen: Set<String> = []
    return (truths + outcomes).filter { seen.insert("\($0.time) \($0.result)").inserted }.compactMap(newest)
  }

  private typealias Pair = (time: String, result: String)

  private var truths: [Pair] {
    guard let time = entry.time?.value else { return [] }
    return project.evaluations.filter { $0.data.entry == entry.id }.map { (time, $0.target.value) }
  }

  /// What business metrics came to, in histories of links.
  private var outcomes: [Pair] {
    project.links.flatMap(\.evidence).compactMap { evidence in
      guard case .observation(let history) = evidence.kind, history.data.value == entry.id,
        let time = history.time ?? entry.time?.value
      else { return nil }
      return (time, history.business)
    }
  }

  private func newest(_ pair: Pair) -> NewestRow? {
    guard let time = table.column(named: pair.time), let result = table.column(named: pair.result) else { return nil }
    switch time.values {
    case .texts, .dates, .timestamps: break
    // A number may count anything.
    case .doubles, .integers, .booleans: return nil
    }
    let rows = (0..<table.rowCount).filter { !time.isNull($0) && !result.isNull($0) }
    guard let newest = rows.max(by: time.comesBefore), let value = time.text(at: newest) else { return nil }
    return NewestRow(time: pair.time, result: pair.result, value: String(value.prefix(40)))
  }
}
