import Manifest
import Measurements
import Statistics
import Tables

/// Rows with one value of one column, or one value of each of two.
struct RowSlice: Sendable {
  let parts: [SlicePart]
  /// Positions among the rows that have a truth.
  let rows: [Int32]

  init(parts: [SlicePart], rows: [Int32]) {
    self.parts = parts
    self.rows = rows
  }

  /// Rows with one value of one column.
  init(column: String, value: String?, rows: [Int32]) {
    self.init(parts: [SlicePart(column: column, value: value)], rows: rows)
  }
}

/// Cuts rows into slices.
enum Slicer {
  /// More values than this do not make slices.
  static let limit = 500

  /// The slices of a column or of two, in the order of their values: numbers as numbers and else as text, null last.
  static func slices(by spec: SliceSpec, of table: Table, kept rows: [Int32]) throws(EvaluationFailure)
    -> (slices: [RowSlice], cut: SliceCut)
  {
    var columns: [SlicedColumn] = []
    for part in spec.parts { columns.append(try SlicedColumn(part, of: table, kept: rows)) }
    var cut = SliceCut(
      name: spec.name, edges: columns.compactMap(\.edges),
      minimum: spec.leastRows)
    var slices: [RowSlice] = []
    for (parts, rows) in cells(columns) where !rows.isEmpty {
      if rows.count >= cut.minimum {
        slices.append(RowSlice(parts: parts, rows: rows))
      } else {
        cut.omittedSlices += 1
        cut.omittedRows += rows.count
      }
    }
    guard slices.count <= limit else {
      throw EvaluationFailure(
        "crossing “\(spec.name)” gives more than \(limit) slices", at: spec.parts.first?.column.location,
        expected: "at most \(limit) slices", help: "cross coarser columns, or cut numbers with `bins:`")
    }
    return (slices, cut)
  }

  private static func cells(_ columns: [SlicedColumn]) -> [(parts: [SlicePart], rows: [Int32])] {
    guard let first = columns.first else { return [] }
    let inner = columns.count > 1 ? columns[1] : nil
    let width = inner?.values.count ?? 1
    var rows = [[Int32]](repeating: [], count: first.values.count * width)
    for (position, group) in first.groups.enumerated() {
      rows[group * width + (inner?.groups[position] ?? 0)].append(Int32(position))
    }
    return rows.enumerated().map { cell, rows in
      var parts = [SlicePart(column: first.name, value: first.values[cell / width])]
      if let inner { parts.append(SlicePart(column: inner.name, value: inner.values[cell % width])) }
      return (parts, rows)
    }
  }
}

/// One column cut into groups of rows.
struct SlicedColumn: Sendable {
  let name: String
  /// What the groups are called, in order; nil for rows where the column is null.
  let values: [String?]
  /// The group of each row kept.
  let groups: [Int]
  let edges: SliceCut.Edges?

  init(_ part: SliceSpec.Part, of table: Table, kept rows: [Int32]) throws(EvaluationFailure) {
    let column = try TableColumns(table).column(part.column)
    switch part.cut {
    case .values: try self.init(valuesOf: column, rows, at: part.column.location)
    case .quantiles(let count):
      let numbers = try Self.numbers(column, rows, at: part.column.location)
      self.init(column.name, numbers, edges: Self.quantileEdges(numbers, count), areQuantiles: true)
    case .edges(let edges):
      let numbers = try Self.numbers(column, rows, at: part.column.location)
      self.init(column.name, numbers, edges: edges, areQuantiles: false)
    }
  }

  private static func numbers(_ column: Column, _ rows: [Int32], at place: SourceLocation) throws(EvaluationFailure)
    -> [Double]
  {
    guard let all = column.numbers else {
      throw EvaluationFailure(
        "the column “\(column.name)” holds values of the kind “\(column.typeName)” and has no ranges", at: place,
        expected: "a numeric column", help: "name the column alone to slice by its values")
    }
    return rows.map { all[Int($0)] }
  }

  init(valuesOf column: Column, _ rows: [Int32], at place: SourceLocation?) throws(EvaluationFailure) {
    var found: [String: Int] = [:]
    var raw: [Int?] = []
    raw.reserveCapacity(rows.count)
    for row in rows {
      guard let value = column.text(at: Int(row)) else {
        raw.append(nil)
        continue
      }
      let group = found[value] ?? found.count
      found[value] = group
      raw.append(group)
      guard found.count <= Slicer.limit else {
        throw EvaluationFailure(
          "the column “\(column.name)” has more than \(Slicer.limit) values, too many to slice by", at: place,
          expected: "a column with at most \(Slicer.limit) values",
          help: "slice by ranges: {column: \(column.name), bins: 4}, or by a coarser column")
      }
    }
    let sorted = column.numbers == nil ? found.keys.sorted() : ClassScheme.sorted(found.keys)
    var order = [Int](repeating: 0, count: found.count)
    for (position, value) in sorted.enumerated() { if let group = found[value] { order[group] = position } }
    name = column.name
    values = sorted + (raw.contains(nil) ? [nil] : [])
    groups = raw.map { $0.map { order[$0] } ?? sorted.count }
    edges = nil
  }

  /// Ranges of a number; what is not a number is a group of its own.
  ///
  /// - Parameter edges: rising. Quantiles include both ends; stated edges leave the first and the last range open.
  init(_ name: String, _ numbers: [Double], edges: [Double], areQuantiles: Bool) {
    self.name = name
    let inner = areQuantiles ? Array(edges.dropFirst().dropLast()) : edges
    var labels: [String?] = []
    for group in 0...inner.count {
      let low = group == 0 ? (areQuantiles ? edges.first : nil) : inner[group - 1]
      let high = group == inner.count ? (areQuantiles ? edges.last : nil) : inner[group]
      labels.append(Self.label(low, high))
    }
    if numbers.contains(where: \.isNaN) { labels.append(nil) }
    values = labels
    groups = numbers.map { number in
      number.isNaN ? inner.count + 1 : inner.reduce(0) { $0 + (number >= $1 ? 1 : 0) }
    }
    self.edges = SliceCut.Edges(column: name, edges: edges, areQuantiles: areQuantiles)
  }

  /// Type 7 quantiles with the smallest and the largest number; equal ones once.
  static func quantileEdges(_ numbers: [Double], _ count: Int) -> [Double] {
    let sorted = numbers.filter { !$0.isNaN }.sorted()
    var edges: [Double] = []
    for k in 0...count {
      guard let edge = Order.quantile(sorted, Double(k) / Double(count)) else { continue }
      if edges.last != edge { edges.append(edge) }
    }
    return edges
  }

  private static func label(_ low: Double?, _ high: Double?) -> String {
    switch (low, high) {
    case (let low?, let high?): "\(text(low))..\(text(high))"
    case (let low?, nil): ">=\(text(low))"
    case (nil, let high?): "<\(text(high))"
    case (nil, nil): "all"
    }
  }

  /// Six digits are enough to tell ranges apart; the edges themselves stand in the result.
  private static func text(_ number: Double) -> String {
    guard number != 0, number.isFinite, abs(number) > 1e-12, abs(number) < 1e15 else { return NumberText.of(number) }
    var scale = 1.0
    while abs(number) * scale < 100_000 { scale *= 10 }
    let rounded = (number * scale).rounded() / scale
    return NumberText.of(rounded)
  }
}
