extension Table {
  /// The columns of these names, in the order of the table.
  public func keeping(_ names: Set<String>) -> Table {
    Table(rowCount: rowCount, columns: columns.filter { names.contains($0.name) })
  }

  /// The same table with one column in the place of that of its name.
  public func replacing(_ column: Column) -> Table {
    Table(rowCount: rowCount, columns: columns.map { $0.name == column.name ? column : $0 })
  }

  /// Tables of the same columns, one below the other.
  ///
  /// - Returns: nil where columns or their types differ, or there is no table.
  public static func stacked(_ tables: [Table]) -> Table? {
    guard let first = tables.first else { return nil }
    guard tables.allSatisfy({ $0.columns.count == first.columns.count }) else { return nil }
    var columns: [Column] = []
    for position in first.columns.indices {
      guard let column = Column.stacked(tables.map { $0.columns[position] }) else { return nil }
      columns.append(column)
    }
    return Table(rowCount: tables.reduce(0) { $0 + $1.rowCount }, columns: columns)
  }
}

extension Column {
  fileprivate static func stacked(_ parts: [Column]) -> Column? {
    guard let first = parts.first, parts.allSatisfy({ $0.name == first.name }) else { return nil }
    guard let values = stackedValues(parts.map(\.values)) else { return nil }
    guard parts.contains(where: { $0.nulls != nil }) else { return Column(name: first.name, values: values) }
    return Column(
      name: first.name, values: values,
      nulls: parts.flatMap { $0.nulls ?? [Bool](repeating: false, count: $0.count) })
  }

  private static func stackedValues(_ parts: [Values]) -> Values? {
    func all<Value>(_ pick: (Values) -> [Value]?) -> [Value]? {
      var joined: [Value] = []
      for part in parts {
        guard let values = pick(part) else { return nil }
        joined += values
      }
      return joined
    }
    switch parts.first {
    case nil: return nil
    case .doubles: return all { if case .doubles(let own) = $0 { own } else { nil } }.map(Values.doubles)
    case .integers: return all { if case .integers(let own) = $0 { own } else { nil } }.map(Values.integers)
    case .booleans: return all { if case .booleans(let own) = $0 { own } else { nil } }.map(Values.booleans)
    case .dates: return all { if case .dates(let own) = $0 { own } else { nil } }.map(Values.dates)
    case .timestamps: return all { if case .timestamps(let own) = $0 { own } else { nil } }.map(Values.timestamps)
    case .texts:
      var joined = TextValues(bytes: [], offsets: [0])
      for part in parts {
        guard case .texts(let own) = part else { return nil }
        let start = joined.bytes.count
        joined.bytes += own.bytes
        joined.offsets += own.offsets.dropFirst().map { $0 + start }
      }
      return .texts(joined)
    }
  }
}
