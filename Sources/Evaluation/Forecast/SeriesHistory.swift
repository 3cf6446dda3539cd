import Manifest
import Measurements
import Tables

/// What is known of one series, in order of time.
struct SeriesHistory: Sendable {
  var name: String
  /// The periods as text, rising.
  var times: [String]
  var values: [Double]
  /// The place of each period.
  var places: [String: Int]

  /// The naive forecast “as in the same season before”: the last value known of the same season as the target.
  ///
  /// - Parameters:
  ///   - known: how many values are known at the origin. Nothing after them is looked at.
  ///   - horizon: periods ahead, from 1.
  /// - Returns: nil where the past is shorter than a season.
  func seasonalNaive(known: Int, horizon: Int, season: Int) -> Double? {
    let seasons = (horizon + season - 1) / season
    let place = known + horizon - 1 - seasons * season
    return place >= 0 && place < known && known <= values.count ? values[place] : nil
  }
}

/// Reads series out of a table: one column a series, or rows with the name of theirs.
struct HistoryReader {
  let spec: EvaluationSpec
  let forecast: ForecastSpec
  let project: Project
  let source: any PredictionSource

  /// The series of a data set, and notes on what was seen.
  func read(_ reference: DataReference) throws(EvaluationFailure) -> (series: [SeriesHistory], notes: [EvaluationNote])
  {
    let table = try source.table(for: reference, filter: [], columns: nil, project: project)
    let time = try timeColumn(table, reference)
    var notes: [EvaluationNote] = []
    let series = forecast.wide ? try wide(table, time) : try long(table, time)
    guard !series.isEmpty else {
      throw failure("“\(reference.entry)” holds no series", reference.location, "at least one series with values")
    }
    if let time, let first = series.first, !isEven(time, rows: first.values.count) {
      notes.append(.unevenPeriods(data: reference.entry))
    }
    return (series, notes)
  }

  private func timeColumn(_ table: Table, _ reference: DataReference) throws(EvaluationFailure) -> Column? {
    if let name = forecast.time { return try TableColumns(table).column(name) }
    guard let own = project.catalog.first(where: { $0.id == reference.entry })?.time else { return nil }
    return try TableColumns(table).column(own)
  }

  private func wide(_ table: Table, _ time: Column?) throws(EvaluationFailure) -> [SeriesHistory] {
    let rows = Array(0..<table.rowCount)
    var series: [SeriesHistory] = []
    for column in table.columns where column.isNumeric && column.name != time?.name {
      series.append(try one(column.name, rows, column, time))
    }
    return series
  }

  private func long(_ table: Table, _ time: Column?) throws(EvaluationFailure) -> [SeriesHistory] {
    let values = try TableColumns(table).column(forecast.value ?? spec.target)
    guard let name = forecast.series else { return [try one(values.name, Array(0..<table.rowCount), values, time)] }
    let names = try TableColumns(table).column(name)
    var order: [String] = []
    var rowsOf: [String: [Int]] = [:]
    for row in 0..<table.rowCount {
      guard let key = names.text(at: row) else {
        throw failure("row \(row + 1) of the series has no “\(name.value)”", name.location, "a series in every row")
      }
      if rowsOf[key] == nil { order.append(key) }
      rowsOf[key, default: []].append(row)
    }
    var series: [SeriesHistory] = []
    for key in order { series.append(try one(key, rowsOf[key] ?? [], values, time)) }
    return series
  }

  private func one(_ name: String, _ rows: [Int], _ column: Column, _ time: Column?) throws(EvaluationFailure)
    -> SeriesHistory
  {
    guard let numbers = column.numbers else {
      throw failure(
        "the column “\(column.name)” holds values of the kind “\(column.typeName)”", forecast.location, "numbers")
    }
    var history = SeriesHistory(name: name, times: [], values: [], places: [:])
    for (place, row) in rows.enumerated() {
      let period = time.map { $0.text(at: row) } ?? String(place + 1)
      guard let period, numbers[row].isFinite else {
        throw failure(
          "the series “\(Listing.clip(name))” has no \(period == nil ? "time" : "value") in row \(row + 1)",
          forecast.location, "a time and a finite value in every row")
      }
      guard history.places.updateValue(place, forKey: period) == nil else {
        throw failure(
          "the series “\(Listing.clip(name))” has the period \(period) twice", forecast.location, "each period once")
      }
      if let time, place > 0, !rises(time, from: rows[place - 1], to: row) {
        throw failure(
          "the series “\(Listing.clip(name))” is not in order of time: \(period) comes after \(history.times[place - 1])",
          forecast.location, "rows in rising order of time")
      }
      history.times.append(period)
      history.values.append(numbers[row])
    }
    return history
  }

  private func rises(_ time: Column, from a: Int, to b: Int) -> Bool {
    switch time.values {
    case .dates(let values): values[a] < values[b]
    case .timestamps(let values): values[a] < values[b]
    default:
      if let numbers = time.numbers {
        numbers[a] < numbers[b]
      } else {
        (time.text(at: a) ?? "") < (time.text(at: b) ?? "")
      }
    }
  }

  /// Days as far apart as days, weeks, months, quarters or years are; other kinds of time are not looked at.
  private func isEven(_ time: Column, rows: Int) -> Bool {
    guard case .dates(let days) = time.values, rows > 2, rows <= days.count else { return true }
    let steps = (1..<rows).map { Int(days[$0]) - Int(days[$0 - 1]) }
    guard let low = steps.min(), let high = steps.max() else { return true }
    return low == high || [(28, 31), (90, 92), (365, 366)].contains { low >= $0.0 && high <= $0.1 }
  }

  private func failure(_ message: String, _ place: SourceLocation, _ expected: String) -> EvaluationFailure {
    EvaluationFailure(message, at: place, expected: expected)
  }
}
