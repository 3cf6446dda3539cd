import Manifest
import Measurements
import Statistics
import Tables

/// Searches slices of one and two columns for those where a model does worse than elsewhere.
///
/// Slices of one column: values of texts and of numbers with few values, four quantile ranges of other numbers. Slices of
/// two columns: all their combinations. Each with enough rows is tested with Welch's test of its rows' loss against the
/// other rows'; Benjamini-Hochberg over all of them. A slice of two columns is shown only where it is clearly worse than
/// both of its parts, since a part explains it otherwise.
struct SliceFinder {
  static let columnLimit = 40
  /// Of more rows a sample is searched.
  static let mostRows = 50_000
  static let valueLimit = 30
  static let fewValues = 10
  static let level = 0.05
  static let shown = 10
  /// How much worse than its parts a crossed slice has to be.
  static let worseThanParts = 1.1

  let table: Table
  /// Row numbers in the table, of the rows that have losses.
  let kept: [Int32]
  /// Columns that say nothing of what a row is like.
  let excluded: Set<String>

  private struct Candidate {
    var parts: [SlicePart]
    var own: SampleMoments
    var rest: SampleMoments
    var test: TwoSamples.Outcome
  }

  func search(_ losses: [Double], _ kind: SliceSearch.Loss) -> SliceSearch? {
    let minimum = max(20, losses.count / 100)
    guard losses.count >= 2 * minimum else { return nil }
    let all = SampleMoments(losses)
    let centred = losses.map { $0 - all.mean }
    let columns = candidates()
    let sums = CellSums(centred)
    var tested: [Candidate] = []
    var single: [[Int: Double]] = []
    for column in columns {
      var means: [Int: Double] = [:]
      for (cell, own) in sums.cells(column.groups, count: column.values.count).enumerated()
      where own.count >= minimum && losses.count - own.count >= minimum {
        means[cell] = own.mean + all.mean
        let parts = [SlicePart(column: column.name, value: column.values[cell])]
        if let made = candidate(parts, own, sums.total, all.mean) { tested.append(made) }
      }
      single.append(means)
    }
    var crossed: Set<Int> = []
    for a in columns.indices {
      for b in columns.indices where b > a {
        let width = columns[b].values.count
        let cells = sums.cells(columns[a].groups, columns[b].groups, width, columns[a].values.count * width)
        for (cell, own) in cells.enumerated() where own.count >= minimum && losses.count - own.count >= minimum {
          let parts = [
            SlicePart(column: columns[a].name, value: columns[a].values[cell / width]),
            SlicePart(column: columns[b].name, value: columns[b].values[cell % width]),
          ]
          guard let made = candidate(parts, own, sums.total, all.mean) else { continue }
          let worstPart = max(single[a][cell / width] ?? 0, single[b][cell % width] ?? 0)
          if made.own.mean > Self.worseThanParts * worstPart { crossed.insert(tested.count) }
          tested.append(made)
        }
      }
    }
    guard !tested.isEmpty else { return nil }
    return result(tested, crossed, kind, minimum, columns.map(\.name))
  }

  private func result(
    _ tested: [Candidate], _ crossed: Set<Int>, _ kind: SliceSearch.Loss, _ minimum: Int, _ columns: [String]
  ) -> SliceSearch {
    let q = MultipleTesting.benjaminiHochberg(tested.map(\.test.p))
    let weak = tested.indices.filter {
      q[$0] <= Self.level && tested[$0].test.statistic > 0 && (tested[$0].parts.count == 1 || crossed.contains($0))
    }.sorted { (tested[$1].test.statistic, $0) < (tested[$0].test.statistic, $1) }
    let found = weak.prefix(Self.shown).map { index in
      let one = tested[index]
      return SliceSearch.Found(
        parts: one.parts, n: one.own.count, loss: one.own.mean, rest: one.rest.mean, t: one.test.statistic,
        p: one.test.p, q: q[index])
    }
    return SliceSearch(
      loss: kind, columns: columns, minimum: minimum, tested: tested.count, rows: kept.count,
      level: Self.level, found: found, more: weak.count - found.count)
  }

  private func candidate(_ parts: [SlicePart], _ own: SampleMoments, _ total: CellSums.Total, _ mean: Double)
    -> Candidate?
  {
    let rest = total.without(own)
    guard let test = TwoSamples.welch(own, rest) else { return nil }
    var (a, b) = (own, rest)
    a.mean += mean
    b.mean += mean
    return Candidate(parts: parts, own: a, rest: b, test: test)
  }

  private func candidates() -> [SlicedColumn] {
    var found: [SlicedColumn] = []
    for column in table.columns where !excluded.contains(column.name) && found.count < Self.columnLimit {
      guard let sliced = sliced(column), sliced.values.count > 1 else { continue }
      found.append(sliced)
    }
    return found
  }

  private func sliced(_ column: Column) -> SlicedColumn? {
    if let numbers = column.numbers {
      let own = kept.map { numbers[Int($0)] }
      var distinct: Set<Double> = []
      for number in own where !number.isNaN && distinct.count <= Self.fewValues { distinct.insert(number) }
      if distinct.count > Self.fewValues {
        return SlicedColumn(
          column.name, own, edges: SlicedColumn.quantileEdges(own, 4), areQuantiles: true)
      }
    }
    guard let sliced = try? SlicedColumn(valuesOf: column, kept, at: nil), sliced.values.count <= Self.valueLimit
    else { return nil }
    return sliced
  }
}

/// Counts, sums and sums of squares of losses by cell. The losses lie around zero, so the squares lose nothing.
private struct CellSums {
  struct Total {
    var count: Int
    var sum: Double
    var squares: Double

    /// The moments of all that is not in a cell.
    func without(_ cell: SampleMoments) -> SampleMoments {
      let n = Double(cell.count)
      let sum = cell.mean * n
      let squares = cell.variance * (n - 1) + cell.mean * sum
      return SampleMoments(count: count - cell.count, sum: self.sum - sum, squares: self.squares - squares)
    }
  }

  let losses: [Double]
  let total: Total

  init(_ losses: [Double]) {
    self.losses = losses
    total = Total(
      count: losses.count, sum: losses.reduce(0, +), squares: losses.reduce(0) { $0 + $1 * $1 })
  }

  func cells(_ groups: [Int], count: Int) -> [SampleMoments] { cells(groups, nil, 1, count) }

  func cells(_ first: [Int], _ second: [Int]?, _ width: Int, _ count: Int) -> [SampleMoments] {
    var counts = [Int](repeating: 0, count: count)
    var sums = [Double](repeating: 0, count: count)
    var squares = [Double](repeating: 0, count: count)
    for row in losses.indices {
      let cell = first[row] * width + (second?[row] ?? 0)
      counts[cell] += 1
      sums[cell] += losses[row]
      squares[cell] += losses[row] * losses[row]
    }
    return (0..<count).map { SampleMoments(count: counts[$0], sum: sums[$0], squares: squares[$0]) }
  }
}
