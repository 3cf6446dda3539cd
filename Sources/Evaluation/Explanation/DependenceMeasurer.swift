import Manifest
import Measurements
import Statistics
import Tables

/// Sets one input to a value in every row and averages the answers: partial dependence (Friedman, 2001).
struct DependenceMeasurer {
  static let columns = 4
  static let sampledRows = 200
  static let gridPoints = 10
  static let mostValues = 8

  let probe: Probe
  let seed: UInt64

  /// Adds the dependence on the most important inputs.
  func extend(_ result: inout ExplanationResult) throws(EvaluationFailure) {
    let positions = RowSample.draw(Self.sampledRows, of: probe.inputs.model.rows.count, seed: seed, stream: 1)
    let table = probe.table(positions)
    let wanted = result.importance.filter { ($0.loss.value ?? 0) > 0 }.prefix(Self.columns)
    let commonest = Self.commonest(probe.inputs.model.rows)
    result.dependenceRows = positions.count
    var grids: [(column: String, points: [(x: Double?, label: String, row: Int)])] = []
    var tables: [Table] = []
    for one in wanted {
      guard let column = probe.inputs.table.column(named: one.column) else { continue }
      let grid = Self.grid(column, probe.inputs.truth.rows)
      guard grid.count > 1 else { continue }
      grids.append((one.column, grid))
      tables += grid.map { table.replacing(column.gathered([Int](repeating: $0.row, count: positions.count))) }
    }
    guard !tables.isEmpty else { return }
    var answers = try probe.answers(on: tables, positions: positions)[...]
    for (column, points) in grids {
      result.dependence.append(
        ExplanationResult.Dependence(
          column: column,
          points: zip(points, answers).map { point, rows in
            ExplanationResult.Dependence.Point(
              x: point.x, label: point.label, mean: Self.mean(rows, result.answer, commonest))
          }))
      answers = answers.dropFirst(points.count)
    }
  }

  /// Values that occur: of numbers those nearest to ten quantiles from 5% to 95%, of texts the most frequent ones.
  ///
  /// A point is a row that holds the value, so that the column keeps its type and nothing is rounded.
  static func grid(_ column: Column, _ kept: [Int32]) -> [(x: Double?, label: String, row: Int)] {
    if column.isNumeric {
      let known = kept.filter { column.number(at: Int($0))?.isFinite == true }
      let values = known.map { column.number(at: Int($0)) ?? 0 }
      guard !values.isEmpty else { return [] }
      let order = Order.ascending(values)
      var points: [(x: Double?, label: String, row: Int)] = []
      for step in 0..<gridPoints {
        let share = 0.05 + 0.9 * Double(step) / Double(gridPoints - 1)
        let place = Int(order[Int((Double(order.count - 1) * share).rounded())])
        guard points.last?.x != values[place] else { continue }
        points.append((values[place], NumberText.of(values[place]), Int(known[place])))
      }
      return points
    }
    var counts: [String: (count: Int, row: Int)] = [:]
    for row in kept {
      guard let text = column.text(at: Int(row)) else { continue }
      counts[text, default: (0, Int(row))].count += 1
    }
    // Free text has no grid: nearly every row is a value of its own.
    guard counts.count * 2 <= kept.count else { return [] }
    return counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(mostValues)
      .map { (nil, $0.key, $0.value.row) }
  }

  private static func mean(_ rows: TaskRows, _ answer: ExplanationResult.Answer, _ commonest: Int) -> Double {
    let answers = rows.answers
    guard !answers.isEmpty else { return 0 }
    let numbers = answers.map { row -> Double in
      switch answer {
      case .positive, .value: return row.first ?? 0
      case .level:
        if row.count == 1 { return (row.first ?? 0) + 1 }
        return row.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
      case .share:
        if row.count == 1 { return row.first == Double(commonest) ? 1 : 0 }
        return commonest < row.count ? row[commonest] : 0
      }
    }
    return numbers.reduce(0, +) / Double(numbers.count)
  }

  /// The most frequent class of the truth, by position; 0 for other tasks.
  static func commonest(_ rows: TaskRows) -> Int {
    guard case .classes(let classes) = rows else { return 0 }
    var counts = [Int](repeating: 0, count: classes.classCount)
    for label in classes.truth { counts[Int(label)] += 1 }
    return counts.indices.max { counts[$0] < counts[$1] || (counts[$0] == counts[$1] && $0 > $1) } ?? 0
  }
}
