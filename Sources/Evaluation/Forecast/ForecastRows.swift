import Manifest
import Tables

/// The forecasts to judge: one row a series, an origin and a horizon.
struct ForecastCases: Sendable {
  /// With the columns of series, origin and horizon, for joins and slices.
  var table: Table
  var truth: Truth
  var seriesNames: [String]
  var seriesOfRow: [Int32] = []
  /// The last period known.
  var originOfRow: [String] = []
  var horizonOfRow: [Int] = []
  /// How many values of the series are known at the origin; nil where there is no history.
  var knownOfRow: [Int]?
  /// Rows whose truth was compared with the history and agrees.
  var checkedRows = 0
}

/// Names of the columns that tell forecasts apart.
struct ForecastColumns {
  let series: Located<String>?
  let origin: Located<String>
  let horizon: Located<String>

  init(_ forecast: ForecastSpec) {
    series = forecast.series ?? (forecast.wide ? Located("series", at: forecast.location) : nil)
    switch forecast.plan {
    case .recorded(let origin, let horizon): (self.origin, self.horizon) = (origin, horizon)
    case .rolling:
      origin = Located("origin", at: forecast.location)
      horizon = Located("horizon", at: forecast.location)
    }
  }
}

/// Rolls origins over the series.
struct RollingCases {
  let spec: EvaluationSpec
  let forecast: ForecastSpec
  let series: [SeriesHistory]

  /// More forecasts than this are refused.
  static let limit = 20_000_000

  func cases(horizon: Int, origins: Int) throws(EvaluationFailure) -> ForecastCases {
    var cases = ForecastCases(
      table: Table(rowCount: 0, columns: []), truth: Truth(rows: [], dropped: 0), seriesNames: series.map(\.name))
    guard series.count * origins <= Self.limit / horizon else {
      throw EvaluationFailure(
        "\(series.count) series, \(origins) origins and \(horizon) periods are too many forecasts",
        at: forecast.location, expected: "at most \(Self.limit)")
    }
    var known: [Int] = []
    var targets: [String] = []
    for (number, one) in series.enumerated() {
      let first = one.values.count - horizon - origins + 1
      let needed = max(1, forecast.lags ?? 1)
      guard first >= needed else {
        throw EvaluationFailure(
          "the series “\(Listing.clip(one.name))” has \(one.values.count) values, too few for \(origins) origins",
          at: forecast.location, expected: "at least \(horizon + origins - 1 + needed) values",
          help: "lower `origins:` or `horizon:`")
      }
      for origin in first..<(first + origins) {
        for step in 1...horizon {
          cases.seriesOfRow.append(Int32(number))
          cases.originOfRow.append(one.times[origin - 1])
          cases.horizonOfRow.append(step)
          known.append(origin)
          cases.truth.values.append(one.values[origin + step - 1])
          targets.append(one.times[origin + step - 1])
        }
      }
    }
    let count = known.count
    cases.truth.rows = (0..<Int32(count)).map { $0 }
    cases.knownOfRow = known
    cases.checkedRows = count
    let columns = ForecastColumns(forecast)
    cases.table = Table(
      rowCount: count,
      columns: [
        Column(
          name: columns.series?.value ?? "series",
          values: .texts(TextValues(cases.seriesOfRow.map { series[Int($0)].name }))),
        Column(name: columns.origin.value, values: .texts(TextValues(cases.originOfRow))),
        Column(name: columns.horizon.value, values: .integers(cases.horizonOfRow.map { Int64($0) })),
        Column(name: forecast.time?.value ?? "time", values: .texts(TextValues(targets))),
        Column(name: spec.target.value, values: .doubles(cases.truth.values)),
      ])
    return cases
  }
}

/// Reads recorded forecasts, and checks them against the history.
struct RecordedCases {
  let spec: EvaluationSpec
  let forecast: ForecastSpec
  /// Nil where no history is named.
  let series: [SeriesHistory]?

  static let horizonLimit = 100_000

  func cases(_ table: Table) throws(EvaluationFailure) -> ForecastCases {
    let names = ForecastColumns(forecast)
    let truth = try TruthReader(spec: spec).read(table)
    let columns = TableColumns(table)
    let origins = try columns.column(names.origin)
    let horizons = try columns.column(names.horizon)
    var seriesColumn: Column?
    if let name = names.series { seriesColumn = try columns.column(name) }
    let times = forecast.time.flatMap { table.column(named: $0.value) }
    var cases = ForecastCases(table: table, truth: truth, seriesNames: series?.map(\.name) ?? [])
    var numbers: [String: Int32] = [:]
    for (number, name) in cases.seriesNames.enumerated() { numbers[name] = Int32(number) }
    var known: [Int] = []
    for (position, row) in truth.rows.enumerated() {
      let row = Int(row)
      guard let origin = origins.text(at: row), let step = horizons.number(at: row), step >= 1, step == step.rounded(),
        step <= Double(Self.horizonLimit)
      else {
        throw failure(
          "row \(row + 1) of the rows evaluated has no origin or no whole number of periods as its horizon",
          names.horizon.location, "an origin, and a horizon of 1 or more")
      }
      let name = try seriesName(seriesColumn, row)
      let number: Int32
      if let found = numbers[name] {
        number = found
      } else if series == nil {
        number = Int32(cases.seriesNames.count)
        numbers[name] = number
        cases.seriesNames.append(name)
      } else {
        throw failure(
          "the series “\(Listing.clip(name))” of row \(row + 1) is not in the history", names.series?.location,
          "one of \(Listing.quoted(cases.seriesNames))")
      }
      cases.seriesOfRow.append(number)
      cases.originOfRow.append(origin)
      cases.horizonOfRow.append(Int(step))
      if let series {
        known.append(
          try place(series[Int(number)], origin, Int(step), truth.values[position], times?.text(at: row), row, &cases))
      }
    }
    if series != nil { cases.knownOfRow = known }
    return cases
  }

  private func seriesName(_ column: Column?, _ row: Int) throws(EvaluationFailure) -> String {
    guard let column else { return series?.first?.name ?? spec.target.value }
    guard let name = column.text(at: row) else {
      throw failure(
        "row \(row + 1) of the rows evaluated has no “\(column.name)”", forecast.series?.location,
        "a series in every row")
    }
    return name
  }

  /// How many values are known at the origin; the truth has to be what the history says it was.
  private func place(
    _ history: SeriesHistory, _ origin: String, _ step: Int, _ truth: Double, _ time: String?, _ row: Int,
    _ cases: inout ForecastCases
  ) throws(EvaluationFailure) -> Int {
    guard let place = history.places[origin] else {
      throw failure(
        "the origin \(Listing.clip(origin)) of row \(row + 1) is no period of the series “\(Listing.clip(history.name))”",
        ForecastColumns(forecast).origin.location,
        "a period from \(history.times.first ?? "…") to \(history.times.last ?? "…")")
    }
    let target = place + step
    guard target < history.values.count else { return place + 1 }
    let value = history.values[target]
    guard abs(value - truth) <= 1e-9 * max(1, abs(value)) else {
      throw failure(
        "row \(row + 1) says that “\(Listing.clip(history.name))” was \(truth) in \(history.times[target]), and the history says \(value)",
        spec.target.location, "the truth of the history")
    }
    if let time, time != history.times[target] {
      throw failure(
        "row \(row + 1) is for \(Listing.clip(time)), but \(step) periods after \(origin) is \(history.times[target])",
        forecast.time?.location, "a time that fits origin and horizon")
    }
    cases.checkedRows += 1
    return place + 1
  }

  private func failure(_ message: String, _ place: SourceLocation?, _ expected: String) -> EvaluationFailure {
    EvaluationFailure(message, at: place ?? forecast.location, expected: expected)
  }
}
