// What an evaluation says of quantiles, forecasts and answers in text.
extension Format {
  /// A number of periods, or the name of a column.
  private enum Periods: Sendable {
    case count(Int)
    case column(String)
  }

  private static let periods = Shape<Periods>.scalar(
    expected: "a number of periods (rolling origins), or the column that holds it (recorded forecasts)",
    schema: .members([
      (
        "anyOf",
        [.members([("type", "integer"), ("minimum", .integer(1)), ("maximum", .integer(100_000))]), columnSchema]
      )
    ])
  ) { scalar, _ throws(Complaint) in
    guard scalar.style == .plain, let number = DecimalText(Substring(scalar.text).utf8), let value = number.value()
    else {
      return .column(scalar.text)
    }
    guard value == value.rounded(), value >= 1, value <= 100_000 else {
      throw Complaint(
        "out-of-range", "\(quoted(scalar.text)) is no number of periods", expected: "a whole number from 1 to 100000")
    }
    return .count(Int(value))
  }

  private static let columnSchema = JSONValue.members([("type", "string"), ("pattern", "\\S")])

  static let forecast = Shape<ForecastSpec>.object(
    "forecast", "What a forecast is judged on: recorded forecasts, or rolling origins over the series themselves."
  ) { keys in
    let horizon = keys.required(
      "horizon", periods, "How many periods ahead: a number for rolling origins; for recorded forecasts their column.")
    let origin = keys.optional(
      "origin", Shape.column.located, "Recorded forecasts: the column of the last period that was known.")
    let origins = keys.optional(
      "origins", Shape<Int>.integer(1...100_000), "Rolling origins: how many, the last ones that have a whole horizon.")
    let series = keys.optional("series", Shape.column.located, "The column that names the series.")
    let wide = keys.optional("wide", .flag, "True where each numeric column of the series' data is a series.")
    let time = keys.optional("time", Shape.column.located, "The column of time in the series' data.")
    let value = keys.optional(
      "value", Shape.column.located, "The column of the values in the series' data; the target when not given.")
    let season = keys.optional(
      "season", Shape<Int>.integer(1...100_000), "Periods of a season, of the naive forecast and of MASE; 1.")
    let history = keys.optional(
      "history", .dataReference(), "Recorded forecasts: the series, for the naive forecast, MASE and checks.")
    let scale = keys.optional(
      "scale", .dataReference(), "The rows that scale MASE; the split train of the series when not given.")
    let lags = keys.optional(
      "lags", Shape<Int>.integer(1...10_000), "Rolling origins: how many last values an ONNX model takes, oldest first."
    )
    let transform = keys.optional(
      "transform", Shape<ForecastSpec.Transform>.choice,
      "What the model takes and gives: the values, their change from the newest value, or that of their logarithms.")
    keys.exactlyOne(of: "origin", "origins")
    return { fields in
      let read = (
        horizon: fields[horizon], origin: fields[origin], origins: fields[origins], series: fields[series],
        wide: fields[wide] ?? false, time: fields[time], value: fields[value], season: fields[season],
        history: fields[history], scale: fields[scale], lags: fields[lags], transform: fields[transform]
      )
      var plan: ForecastSpec.Plan?
      switch (read.horizon, read.origin, read.origins) {
      case (.column(let name), let origin?, nil):
        plan = .recorded(origin: origin, horizon: Located(name, at: fields.context.location(fields.mark(of: horizon))))
      case (.count(let horizon), nil, let origins?): plan = .rolling(horizon: horizon, origins: origins)
      case (.count, .some, nil):
        fields.report(
          Complaint(
            "conflicting-keys", "recorded forecasts hold their horizon in a column", expected: "the name of a column"),
          at: fields.mark(of: horizon))
      case (.column, nil, .some):
        fields.report(
          Complaint(
            "conflicting-keys", "rolling origins need the number of periods ahead", expected: "a number, such as 6"),
          at: fields.mark(of: horizon))
      default: break
      }
      if fields.has(origins), fields.has(history) {
        fields.report(
          Complaint(
            "conflicting-keys", "with rolling origins the evaluation's data are the series", help: "remove “history”"),
          at: fields.mark(of: history))
      }
      if fields.has(origin), fields.has(lags) {
        fields.report(
          Complaint("conflicting-keys", "recorded forecasts take no lags", help: "remove “lags”"),
          at: fields.mark(of: lags))
      }
      return plan.map {
        ForecastSpec(
          location: fields.location, plan: $0, series: read.series, wide: read.wide, time: read.time,
          value: read.value, season: read.season ?? 1, history: read.history, scale: read.scale, lags: read.lags,
          transform: read.transform ?? .none)
      }
    }
  }

  private static let level = KeyRule<Double>(
    placeholder: "<level>", expected: "level",
    schema: .members([("pattern", "^0?\\.[0-9]{1,4}$")]),
    parse: { text, _ throws(Complaint) in
      guard let number = DecimalText(Substring(text).utf8), !number.isSigned, let value = number.value(), value > 0,
        value < 1,
        text.utf8.count <= 6, text.utf8.contains(UInt8(ascii: "."))
      else {
        throw Complaint(
          "bad-level", "\(quoted(text)) is no level of a quantile", expected: "a number between 0 and 1, such as 0.1")
      }
      return value
    })

  static let quantileModels: Shape<[QuantileModel]> = Shape<[Pair<Double, Located<String>>]>
    .pairs(level, .reference(.model))
    .map { pairs in
      pairs.map { QuantileModel(level: $0.key, model: $0.value) }.sorted { $0.level < $1.level }
    }

  static let scoring = Shape<ScoringSpec>.object(
    "scoring", "How answers in text are scored: one rule for all, or a rule a question in a column of the data."
  ) { keys in
    let rule = keys.optional(
      "rule", Shape<ScoringSpec.Rule>.choice, "The rule of questions without one of their own; exact.")
    let column = keys.optional("column", Shape.column.located, "The column of each question's own rule.")
    let forbid = keys.optional("forbid", Shape.column.located, "The column of words that make an answer wrong.")
    let tolerance = keys.optional("tolerance", Shape.column.located, "The column of each number's tolerance.")
    let decimal = keys.optional("decimal", Shape.column.located, "The column of each number's decimal mark.")
    return { fields in
      ScoringSpec(
        rule: fields[rule] ?? .exact, column: fields[column], forbid: fields[forbid], tolerance: fields[tolerance],
        decimal: fields[decimal])
    }
  }
}
