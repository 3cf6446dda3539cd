import Manifest
import Measurements
import Tables

/// Describes a data set column by column, exactly and over all its rows.
public struct Profiler: Sendable {
  private let reader: TableReader

  public init(reader: TableReader) { self.reader = reader }

  /// - Returns: the profile; the digests of its files are for the caller to add.
  /// - Throws: `TableError` when the data cannot be read.
  public func profile(_ entry: CatalogEntry, in project: Project) throws(TableError) -> ProfileResult {
    let table = try reader.read(entry, in: project)
    let splits = try splits(entry, in: project, table)
    var result = ProfileResult(
      entry: entry.id, rows: table.rowCount, splits: splits, columns: table.columns.map { Self.profile($0) })
    result.audit = SplitAuditor(
      entry: entry, project: project, table: table,
      splits: SplitRows(entry, table, counts: splits.map(\.value))
    ).audit()
    result.newest = NewestRows(entry: entry, project: project, table: table).find()
    return result
  }

  private func splits(
    _ entry: CatalogEntry, in project: Project, _ table: Table
  ) throws(TableError) -> [Named<Int>] {
    switch entry.splits?.rule {
    case nil: return []
    case .column(let name, let values):
      guard let column = table.column(named: name.value) else {
        throw TableError(
          .noColumn, "the data set “\(entry.id)” has no column “\(name.value)” that its splits are made by",
          expected: "one of: \(table.columns.map(\.name).joined(separator: ", "))")
      }
      var counts: [String: Int] = [:]
      for row in 0..<table.rowCount { if let text = column.text(at: row) { counts[text, default: 0] += 1 } }
      return values.map { split in Named(split.split, split.values.reduce(0) { $0 + (counts[$1] ?? 0) }) }
    case .files(let files):
      var result: [Named<Int>] = []
      let first = table.columns.first.map { [$0.name] }
      for file in files {
        result.append(
          Named(file.split, try reader.read(entry, in: project, split: file.split, columns: first).rowCount))
      }
      return result
    }
  }

  static func profile(_ column: Column) -> ColumnProfile {
    var result = ColumnProfile(name: column.name, kind: kind(column), nulls: column.nullCount, distinct: 0)
    if column.isNumeric { numbers(column, &result) } else { words(column, &result) }
    return result
  }

  private static func kind(_ column: Column) -> ColumnProfile.Kind {
    switch column.values {
    case .doubles: .number
    case .integers: .integer
    case .booleans: .boolean
    case .texts: .text
    case .dates: .date
    case .timestamps: .timestamp
    }
  }

  /// Mean by pairwise sums; standard deviation around it with n − 1; quantiles by linear interpolation (type 7).
  private static func numbers(_ column: Column, _ result: inout ColumnProfile) {
    var values = (0..<column.count).compactMap { column.number(at: $0) }.filter { !$0.isNaN }
    guard !values.isEmpty else { return }
    values.sort()
    var distinct = 1
    for position in 1..<max(1, values.count) where values[position] != values[position - 1] { distinct += 1 }
    let mean = sum(values[...]) / Double(values.count)
    result.distinct = distinct
    result.min = values.first
    result.max = values.last
    result.mean = mean
    if values.count > 1 {
      let squares = values.map { ($0 - mean) * ($0 - mean) }
      result.std = (sum(squares[...]) / Double(values.count - 1)).squareRoot()
    }
    result.q25 = quantile(values, 0.25)
    result.median = quantile(values, 0.5)
    result.q75 = quantile(values, 0.75)
  }

  private static func sum(_ values: ArraySlice<Double>) -> Double {
    guard values.count > 64 else { return values.reduce(0, +) }
    let middle = values.startIndex + values.count / 2
    return sum(values[..<middle]) + sum(values[middle...])
  }

  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let position = Double(sorted.count - 1) * share
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
  }

  private static func words(_ column: Column, _ result: inout ColumnProfile) {
    var counts: [String: Int] = [:]
    for row in 0..<column.count { if let text = column.text(at: row) { counts[text, default: 0] += 1 } }
    result.distinct = counts.count
    let top = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
    result.top = top.map { Named(String($0.key.prefix(120)), $0.value) }
  }
}
