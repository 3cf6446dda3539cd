import Manifest

/// One condition on the rows of a table.
struct RowTest {
  enum Test {
    case oneOf(Set<String>)
    case compare(Condition.Comparison, Double)
  }

  var column: String
  var test: Test

  func apply(_ column: Column, _ rows: [Int]) throws(TableError) -> [Int] {
    switch test {
    case .oneOf(let values): return rows.filter { column.text(at: $0).map(values.contains) ?? false }
    case .compare(let comparison, let limit):
      guard column.isNumeric else {
        throw TableError(
          .wrongType, "the column “\(column.name)” holds \(column.typeName)s and cannot be compared with a number",
          expected: "a column of numbers, or values to be equal to")
      }
      return rows.filter { row in column.number(at: row).map { comparison.holds($0, limit) } ?? false }
    }
  }
}

extension Condition.Comparison {
  /// `value` compared with `limit`.
  public func holds(_ value: Double, _ limit: Double) -> Bool {
    switch self {
    case .atLeast: value >= limit
    case .atMost: value <= limit
    case .greater: value > limit
    case .less: value < limit
    case .equal: value == limit
    }
  }
}

extension RowTest {
  init(_ condition: RowFilter) {
    column = condition.column.value
    switch condition.test {
    case .oneOf(let values): test = .oneOf(Set(values))
    case .compare(let comparison, let limit): test = .compare(comparison, limit)
    }
  }
}

extension Table {
  /// The rows that pass every condition, rising.
  ///
  /// - Throws: when a column is missing or cannot be compared with a number.
  public func rows(passing filter: [RowFilter]) throws(TableError) -> [Int] {
    var rows = Array(0..<rowCount)
    for condition in filter {
      let test = RowTest(condition)
      guard let column = column(named: test.column) else {
        throw TableError(.noColumn, "there is no column “\(test.column)” in the data")
      }
      rows = try test.apply(column, rows)
    }
    return rows
  }
}

extension TableReader {
  func rowTests(_ entry: CatalogEntry, split: String?, filter: [RowFilter]) throws(TableError) -> [RowTest] {
    var tests = filter.map { RowTest($0) }
    if let split {
      switch entry.splits?.rule {
      case .column(let column, let values):
        guard let own = values.first(where: { $0.split == split }) else { throw entry.noSplit(split) }
        tests.insert(RowTest(column: column.value, test: .oneOf(Set(own.values))), at: 0)
      case .files: break
      case nil: throw entry.noSplit(split)
      }
    }
    return tests
  }
}
