import Measurements
import Tables

/// Finds rows that were copied and then touched: equal in all columns but one, or in all but the spaces, case and punctuation
/// of longer texts.
///
/// What a table has of such rows by nature is told by the rows that are looked among: columns in which these often differ alone
/// from each other are left out.
struct NearCopies {
  /// Cells that are compared at most; wider or longer tables are not looked at.
  private static let mostCells = 5_000_000
  /// A column is left out where more rows than this have a neighbour by nature.
  private static let rareShare = 0.02

  private let columns: [Column]
  private let cells: [[UInt64]]
  private let sums: [UInt64]

  init?(_ columns: [Column], rowCount: Int) {
    guard columns.count > 1, rowCount * columns.count <= Self.mostCells else { return nil }
    self.columns = columns
    cells = columns.enumerated().map { place, column in CellHashes.of(column, seed: UInt64(place), rowCount: rowCount) }
    var sums = [UInt64](repeating: 0, count: rowCount)
    for column in cells { for row in 0..<rowCount { sums[row] &+= column[row] } }
    self.sums = sums
  }

  /// Rows of `searched` that nearly equal a row of `known`.
  func find(of searched: [Int], among known: [Int]) -> DataAudit.NearRows? {
    guard known.count > 1, !searched.isEmpty else { return nil }
    var found: Set<Int> = []
    var natural: Set<Int> = []
    var most: (column: Int, rows: Int)?
    for place in [nil] + columns.indices.map(Optional.some) {
      let twins = Self.repeated(in: known) { hash($0, without: place) }
      guard place == nil || Double(twins.rows.count) <= Self.rareShare * Double(known.count) else { continue }
      let hits = searched.filter { twins.seen.contains(hash($0, without: place)) }
      found.formUnion(hits)
      natural.formUnion(twins.rows)
      if let place, hits.count > most?.rows ?? 0 { most = (place, hits.count) }
    }
    return DataAudit.NearRows(
      rows: found.count, expectedRows: Double(natural.count) / Double(known.count) * Double(searched.count),
      column: most.map { columns[$0.column].name })
  }

  private func hash(_ row: Int, without place: Int?) -> UInt64 {
    guard let place else { return sums[row] }
    // Another start a column: leaving out one is not leaving out another.
    return (sums[row] &- cells[place][row]) ^ UInt64(place + 1) &* 0x9E37_79B9_7F4A_7C15
  }

  /// All hashes, and the rows whose hash another row has too.
  private static func repeated(in rows: [Int], _ hash: (Int) -> UInt64) -> (seen: Set<UInt64>, rows: [Int]) {
    var seen: Set<UInt64> = []
    var twice: Set<UInt64> = []
    seen.reserveCapacity(rows.count)
    for row in rows where !seen.insert(hash(row)).inserted { twice.insert(hash(row)) }
    return (seen, twice.isEmpty ? [] : rows.filter { twice.contains(hash($0)) })
  }
}
