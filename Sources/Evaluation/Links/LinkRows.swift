import Tables

/// Hashes the rows that a trial or a history is computed from.
enum LinkRows {
  /// Larger data are not kept row by row.
  private static let most = 200_000

  /// Of each row with nothing missing, by what the evidence counts of it, sorted; nil where a column is not there.
  static func hashes(of table: Table, _ names: [String]) -> [UInt64]? {
    let columns = names.compactMap { table.column(named: $0) }
    guard columns.count == names.count, let count = columns.first?.count, count <= most else { return nil }
    var found: [UInt64] = []
    for row in 0..<count where columns.allSatisfy({ !$0.isNull(row) }) {
      var hash = RowHash()
      for column in columns { hash.add(column, row) }
      found.append(hash.value)
    }
    return found.sorted()
  }
}
