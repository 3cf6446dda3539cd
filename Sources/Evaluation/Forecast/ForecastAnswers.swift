import Foundation
import Inference
import Manifest
import Measurements
import Tables

/// Gets the forecasts of models.
struct ForecastAnswers {
  let spec: EvaluationSpec
  let forecast: ForecastSpec
  let project: Project
  let source: any PredictionSource
  let cases: ForecastCases
  let series: [SeriesHistory]?

  /// One model's forecasts, and what its file says of itself.
  struct Answer {
    var values: [Double]
    var facts: ModelFacts
    var provider: String?
  }

  func answer(_ entry: ModelEntry, named name: Located<String>) throws(EvaluationFailure) -> Answer {
    if case .rolling = forecast.plan, case .onnx(let onnx) = entry.source { return try rolled(entry, onnx, name) }
    if case .predictions(let recorded) = entry.source {
      let values = try joined(entry, recorded)
      return Answer(values: try finite(values, entry, name), facts: ModelFacts(id: entry.id, format: "predictions"))
    }
    let reader = AnswerReader(spec: spec, project: project, source: source, table: cases.table, truth: cases.truth)
    let answered = try reader.answers(entry, named: name)
    let context = AnswerContext(
      model: entry.id, place: name.location, answers: answered.predictions, tableRows: cases.table.rowCount,
      truth: cases.truth, ranksOnly: false)
    try context.checkCounts()
    guard let values = try context.numbers() else {
      throw EvaluationFailure(
        "the model “\(entry.id)” gives no single number a row", at: name.location, expected: "one number a row")
    }
    return Answer(values: values, facts: answered.facts, provider: answered.provider)
  }

  /// A column of recorded forecasts, joined by series, origin and horizon where it stands in other data.
  private func joined(_ entry: ModelEntry, _ recorded: RecordedPredictions) throws(EvaluationFailure) -> [Double] {
    guard let name = recorded.column else {
      throw EvaluationFailure(
        "the model “\(entry.id)” names no column of forecasts", at: entry.location, expected: "`column:`")
    }
    let isOwn: Bool
    if case .recorded = forecast.plan { isOwn = recorded.data.value == spec.data.entry } else { isOwn = false }
    var table = cases.table
    if !isOwn {
      var reference = spec.data
      (reference.entry, reference.split, reference.location) = (recorded.data.value, nil, recorded.data.location)
      table = try source.table(for: reference, filter: [], columns: nil, project: project)
    }
    let column = try TableColumns(table).column(name)
    guard let numbers = column.numbers else {
      throw EvaluationFailure(
        "the column “\(name.value)” of the model “\(entry.id)” holds values of the kind “\(column.typeName)”",
        at: name.location, expected: "a numeric column")
    }
    if isOwn { return cases.truth.rows.map { numbers[Int($0)] } }
    let keys = try self.keys(of: table)
    var rowOfKey: [String: Int] = [:]
    for (row, key) in keys.enumerated() {
      guard rowOfKey.updateValue(row, forKey: key) == nil else {
        throw EvaluationFailure(
          "the forecast \(Listing.clip(key)) stands twice in “\(recorded.data.value)”", at: recorded.data.location,
          expected: "one row a series, origin and horizon")
      }
    }
    var values: [Double] = []
    for position in cases.seriesOfRow.indices {
      let key = self.key(
        cases.seriesNames[Int(cases.seriesOfRow[position])], cases.originOfRow[position],
        String(cases.horizonOfRow[position]))
      guard let row = rowOfKey[key] else {
        throw EvaluationFailure(
          "the model “\(entry.id)” has no forecast for \(Listing.clip(key))", at: recorded.data.location,
          expected: "a forecast for every series, origin and horizon")
      }
      values.append(numbers[row])
    }
    return values
  }

  private func keys(of table: Table) throws(EvaluationFailure) -> [String] {
    let names = ForecastColumns(forecast)
    let columns = TableColumns(table)
    let origins = try columns.column(names.origin)
    let horizons = try columns.column(names.horizon)
    var series: Column?
    if let name = names.series { series = try columns.column(name) }
    return (0..<table.rowCount).map { row in
      key(
        series.map { $0.text(at: row) ?? "" } ?? cases.seriesNames.first ?? "", origins.text(at: row) ?? "",
        horizons.text(at: row) ?? "")
    }
  }

  private func key(_ series: String, _ origin: String, _ horizon: String) -> String {
    "\(series), \(origin), +\(horizon)"
  }

  /// Runs a model on lag features of what was known at each origin.
  private func rolled(_ entry: ModelEntry, _ onnx: OnnxModel, _ name: Located<String>) throws(EvaluationFailure)
    -> Answer
  {
    guard let series, let known = cases.knownOfRow, let lags = forecast.lags, let horizon = cases.horizonOfRow.max()
    else {
      throw EvaluationFailure(
        "how many last values the model “\(entry.id)” takes is not said", at: forecast.location,
        expected: "`lags:` under `forecast`")
    }
    let starts = cases.horizonOfRow.indices.filter { cases.horizonOfRow[$0] == 1 }
    var columns = [[Double]](repeating: [], count: lags)
    var newest: [Double] = []
    for row in starts {
      let one = series[Int(cases.seriesOfRow[row])]
      let past = one.values[(known[row] - lags)..<known[row]]
      guard forecast.transform != .logChange || past.allSatisfy({ $0 > 0 }) else {
        throw EvaluationFailure(
          "the series “\(Listing.clip(one.name))” has values that are not above zero, which have no logarithm",
          at: forecast.location, expected: "values above zero for `transform: log_change`")
      }
      let levels = past.map { forecast.transform == .logChange ? log($0) : $0 }
      let last = levels.last ?? 0
      newest.append(last)
      for (place, level) in levels.enumerated() {
        columns[place].append(forecast.transform == .none ? level : level - last)
      }
    }
    let table = Table(
      rowCount: starts.count,
      columns: columns.enumerated().map { Column(name: "lag_\(lags - $0.offset)", values: .doubles($0.element)) })
    var model = entry
    var wide = onnx
    wide.output = .auto
    model.source = .onnx(wide)
    let answers = try source.answers(of: model, on: table, spec: spec, project: project)
    let numbers = answers.predictions.values ?? answers.predictions.probabilities ?? []
    let width = starts.isEmpty ? 0 : numbers.count / starts.count
    guard width >= horizon, numbers.count == width * starts.count else {
      throw EvaluationFailure(
        "the model “\(entry.id)” gives \(width) numbers a row", at: name.location,
        expected: "one for each of \(horizon) periods ahead")
    }
    var values: [Double] = []
    for start in starts.indices {
      for step in 0..<horizon {
        let number = numbers[start * width + step]
        switch forecast.transform {
        case .none: values.append(number)
        case .change: values.append(newest[start] + number)
        case .logChange: values.append(exp(newest[start] + number))
        }
      }
    }
    return Answer(values: try finite(values, entry, name), facts: answers.facts, provider: answers.provider)
  }

  private func finite(_ values: [Double], _ entry: ModelEntry, _ name: Located<String>) throws(EvaluationFailure)
    -> [Double]
  {
    guard let bad = values.firstIndex(where: { !$0.isFinite }) else { return values }
    throw EvaluationFailure(
      "the model “\(entry.id)” gives no finite number for \(cases.seriesNames[Int(cases.seriesOfRow[bad])]), "
        + "\(cases.originOfRow[bad]), +\(cases.horizonOfRow[bad])", at: name.location,
      expected: "a finite number for every forecast")
  }
}
