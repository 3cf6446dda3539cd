import Manifest
import Measurements
import Tables

/// Looks for what makes the truth of an evaluation worthless: rows, groups or times that splits share, a key that is
/// none.
///
/// It works on the rows that the profile has read, so it costs no second reading and holds for every kind of source.
struct SplitAuditor {
  let entry: CatalogEntry
  let project: Project
  let table: Table
  let splits: SplitRows

  func audit() -> DataAudit {
    var audit = DataAudit(key: key())
    guard let training = splits.training, !training.rows.isEmpty else { return audit }
    let all = splits.judged(entry, in: project).filter { !$0.rows.isEmpty }
    let columns = compared(training.rows + all.flatMap(\.rows))
    let near = NearCopies(columns, rowCount: table.rowCount)
    for judged in all {
      if let overlap = overlap(training, judged, near) { audit.overlaps.append(overlap) }
      if let shared = groups(training, judged) { audit.sharedGroups.append(shared) }
      if let order = time(training, judged) { audit.timeOrder.append(order) }
      audit.targetShifts += targets(training, judged)
    }
    return audit
  }

  private typealias Split = (name: String, rows: [Int])

  private func key() -> DataAudit.Key? {
    guard let name = entry.key?.value, let column = table.column(named: name) else { return nil }
    var counts: [String: Int] = [:]
    for row in 0..<table.rowCount { if let text = column.text(at: row) { counts[text, default: 0] += 1 } }
    return DataAudit.Key(
      column: name, repeatedRows: counts.values.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }, missing: column.nullCount)
  }

  // MARK: Rows

  private func overlap(_ train: Split, _ test: Split, _ near: NearCopies?) -> DataAudit.Overlap? {
    let columns = compared(train.rows + test.rows)
    guard !columns.isEmpty else { return nil }
    let prints = RowFingerprints(columns, rowCount: table.rowCount).rows
    var counts: [RowFingerprints.Fingerprint: Int] = [:]
    for row in train.rows { counts[prints[row], default: 0] += 1 }
    let shared = test.rows.count { counts[prints[$0]] != nil }
    let repeated = counts.values.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }
    var own: [RowFingerprints.Fingerprint: Int] = [:]
    for row in test.rows { own[prints[row], default: 0] += 1 }
    return DataAudit.Overlap(
      train: train.name, test: test.name, trainRows: train.rows.count, testRows: test.rows.count,
      columns: columns.map(\.name), sharedRows: shared,
      expectedRows: Double(repeated) / Double(train.rows.count) * Double(test.rows.count),
      repeatedRows: own.values.reduce(0) { $0 + ($1 > 1 ? $1 : 0) },
      near: near?.find(of: test.rows, among: train.rows))
  }

  /// What is compared of rows: a copied row is given another key, name or day, or it would be seen at once.
  private func compared(_ rows: [Int]) -> [Column] {
    var left: Set<String> = []
    if case .column(let name, _) = entry.splits?.rule { left.insert(name.value) }
    left.formUnion([entry.key, entry.group, entry.time].compactMap { $0?.value })
    return table.columns.filter { !left.contains($0.name) && !Self.onlyNumbers($0, rows) }
  }

  /// True for a column whose values, each once, only tell the rows apart: whole numbers, or short texts without spaces.
  private static func onlyNumbers(_ column: Column, _ rows: [Int]) -> Bool {
    switch column.values {
    case .integers(let values):
      return column.nullCount == 0 && Set(rows.map { values[$0] }).count == rows.count
    case .texts(let values):
      guard column.nullCount == 0, rows.allSatisfy({ values.offsets[$0 + 1] - values.offsets[$0] <= 40 }) else {
        return false
      }
      let texts = Set(rows.map { values[$0] })
      return texts.count == rows.count && !texts.contains { $0.contains(" ") }
    default: return false
    }
  }

  // MARK: Groups

  private func groups(_ train: Split, _ test: Split) -> DataAudit.SharedGroups? {
    guard let name = entry.group?.value, let column = table.column(named: name) else { return nil }
    let known = Set(train.rows.compactMap { column.text(at: $0) })
    var counts: [String: Int] = [:]
    for row in test.rows { if let text = column.text(at: row) { counts[text, default: 0] += 1 } }
    let shared = counts.filter { known.contains($0.key) }
    return DataAudit.SharedGroups(
      column: name, train: train.name, test: test.name, groups: shared.count, testGroups: counts.count,
      rows: shared.values.reduce(0, +), examples: shared.keys.sorted().prefix(3).map { String($0.prefix(60)) })
  }

  // MARK: Time

  private func time(_ train: Split, _ test: Split) -> DataAudit.TimeOrder? {
    guard let name = entry.time?.value, let column = table.column(named: name) else { return nil }
    let older = column.comesBefore
    let (known, judged) = (train.rows.filter { !column.isNull($0) }, test.rows.filter { !column.isNull($0) })
    guard let newest = known.max(by: older), let oldest = judged.min(by: older) else { return nil }
    return DataAudit.TimeOrder(
      column: name, train: train.name, test: test.name, newestTrain: column.text(at: newest) ?? "",
      oldestTest: column.text(at: oldest) ?? "", olderRows: judged.count { older($0, newest) },
      testRows: test.rows.count)
  }

  // MARK: Targets

  /// Truth columns with few values, of evaluations on this data set.
  private func targets(_ train: Split, _ test: Split) -> [DataAudit.TargetShift] {
    var seen: Set<String> = []
    return project.evaluations.compactMap { spec in
      guard spec.data.entry == entry.id, spec.data.split == test.name, seen.insert(spec.target.value).inserted,
        [.binary, .multiclass, .ordinal].contains(spec.task), let column = table.column(named: spec.target.value)
      else { return nil }
      return shift(column, train, test)
    }
  }

  private func shift(_ column: Column, _ train: Split, _ test: Split) -> DataAudit.TargetShift? {
    func shares(_ rows: [Int]) -> [String: Double] {
      var counts: [String: Int] = [:]
      for row in rows { if let text = column.text(at: row) { counts[text, default: 0] += 1 } }
      let total = Double(max(1, counts.values.reduce(0, +)))
      return counts.mapValues { Double($0) / total }
    }
    let (known, judged) = (shares(train.rows), shares(test.rows))
    let values = Set(known.keys).union(judged.keys).sorted()
    guard !known.isEmpty, !judged.isEmpty, values.count <= 1000 else { return nil }
    let gaps = values.map { abs((known[$0] ?? 0) - (judged[$0] ?? 0)) }
    guard let most = gaps.indices.max(by: { gaps[$0] < gaps[$1] || (gaps[$0] == gaps[$1] && $0 > $1) }) else {
      return nil
    }
    return DataAudit.TargetShift(
      column: column.name, train: train.name, test: test.name, distance: gaps.reduce(0, +) / 2, value: values[most],
      trainShare: known[values[most]] ?? 0, testShare: judged[values[most]] ?? 0)
  }
}
