import Manifest
import Measurements
import Tables

/// Reads everything that a forecast's evaluation computes from.
struct ForecastInputs {
  let spec: EvaluationSpec
  let project: Project
  let source: any PredictionSource

  /// What the core's own baseline is called.
  static let naiveName = "seasonal_naive"

  func read() throws(EvaluationFailure) -> EvaluationInputs {
    guard let forecast = spec.forecast else {
      throw EvaluationFailure(
        "what the forecast is judged on is not said", at: spec.location,
        expected: "`forecast:` with `horizon` and `origins`, or with the columns `origin` and `horizon`")
    }
    let reader = HistoryReader(spec: spec, forecast: forecast, project: project, source: source)
    var notes: [EvaluationNote] = []
    var series: [SeriesHistory]?
    if let reference = seriesData(forecast) {
      let read = try reader.read(reference)
      series = read.series
      notes += read.notes
    }
    let cases = try cases(forecast, series)
    let scales = try scales(forecast, series, cases, reader, &notes)
    let weights = try WeightReader(spec: spec).read(cases.table, rows: cases.truth.rows)
    var origins: [String: Int32] = [:]
    let units = cases.originOfRow.map { origin in
      let number = origins[origin] ?? Int32(origins.count)
      origins[origin] = number
      return number
    }
    func rows(_ predicted: [Double]) -> ValueRows {
      ValueRows(
        truth: cases.truth.values, predicted: predicted, weights: weights, seriesOfRow: cases.seriesOfRow,
        scales: scales.values, units: units)
    }

    let answers = ForecastAnswers(
      spec: spec, forecast: forecast, project: project, source: source, cases: cases, series: series)
    let names = ModelNames(spec, project)
    let finder = AnswerReader(
      spec: spec, project: project, source: source, table: cases.table, truth: cases.truth)
    var entries: [ModelEntry] = []
    var found: [ForecastAnswers.Answer] = []
    for name in names.all {
      let entry = try finder.entry(name)
      entries.append(entry)
      found.append(try answers.answer(entry, named: name))
    }
    var own = rows(found[0].values)
    for (quantile, answer) in zip(spec.quantiles, found.dropFirst(names.comparedCount)) {
      own.quantiles.append(ValueRows.Quantile(level: quantile.level, values: answer.values))
    }
    var baseline = names.baseline.map { AlignedModel(id: entries[$0].id, rows: .values(rows(found[$0].values))) }
    var baselineFacts = names.baseline.map { found[$0].facts }
    if baseline == nil, let naive = try naive(forecast, series, cases) {
      baseline = AlignedModel(id: Self.naiveName, rows: .values(rows(naive)))
      baselineFacts = ModelFacts(id: Self.naiveName, format: "computed")
    }
    let isRolling = if case .rolling = forecast.plan { true } else { false }
    let recorded = entries.filter(\.isRecorded).map(\.id)
    if !recorded.isEmpty {
      notes.append(.recordedForecasts(models: recorded))
    }
    if series == nil {
      notes.append(.noHistory)
    }
    let ends = cases.originEnds
    let result = ForecastResult(
      season: forecast.season, horizon: cases.horizonOfRow.max() ?? 0, origins: origins.count,
      firstOrigin: ends.first, lastOrigin: ends.last, series: cases.seriesNames.count,
      isRolling: isRolling,
      isModelRun: isRolling && !entries[0].isRecorded,
      isAgainstSeasonalNaive: baseline?.id == Self.naiveName && names.baseline == nil,
      checkedRows: cases.checkedRows, scaleRows: scales.source,
      scales: zip(cases.seriesNames, scales.values).map { Named($0, $1) })
    return EvaluationInputs(
      table: cases.table, truth: cases.truth, scheme: nil,
      model: AlignedModel(id: entries[0].id, rows: .values(own)), baseline: baseline,
      over: names.over.map { AlignedModel(id: entries[$0].id, rows: .values(rows(found[$0].values))) },
      entries: entries, modelFacts: found[0].facts, baselineFacts: baselineFacts,
      provider: found.compactMap(\.provider).first,
      notes: EvaluationInputs.droppedNote(cases.truth, spec) + notes,
      details: .forecast(
        ForecastDetails(
          result: result, seriesOfRow: cases.seriesOfRow, horizonOfRow: cases.horizonOfRow,
          seriesNames: cases.seriesNames)))
  }

  private func seriesData(_ forecast: ForecastSpec) -> DataReference? {
    if case .rolling = forecast.plan { return spec.data }
    return forecast.history
  }

  private func cases(_ forecast: ForecastSpec, _ series: [SeriesHistory]?) throws(EvaluationFailure) -> ForecastCases {
    switch forecast.plan {
    case .rolling(let horizon, let origins):
      guard spec.filter.isEmpty else {
        throw EvaluationFailure(
          "rows of series cannot be left out of rolling origins", at: spec.filter[0].column.location,
          help: "remove `where:`")
      }
      return try RollingCases(spec: spec, forecast: forecast, series: series ?? [])
        .cases(horizon: horizon, origins: origins)
    case .recorded:
      let table = try source.table(for: spec.data, filter: spec.filter, columns: nil, project: project)
      return try RecordedCases(spec: spec, forecast: forecast, series: series).cases(table)
    }
  }

  /// The seasonal naive forecast of every row, from what was known at its origin; nil without a history.
  private func naive(_ forecast: ForecastSpec, _ series: [SeriesHistory]?, _ cases: ForecastCases)
    throws(EvaluationFailure) -> [Double]?
  {
    guard let series, let known = cases.knownOfRow else { return nil }
    var values: [Double] = []
    for row in cases.seriesOfRow.indices {
      let one = series[Int(cases.seriesOfRow[row])]
      guard
        let value = one.seasonalNaive(
          known: known[row], horizon: cases.horizonOfRow[row], season: forecast.season)
      else {
        throw EvaluationFailure(
          "the series “\(Listing.clip(one.name))” has \(known[row]) values before the forecasts of "
            + "\(cases.originOfRow[row]), less than a season of \(forecast.season)", at: forecast.location,
          expected: "a past of at least a season", help: "lower `origins:` or `season:`, or name a baseline")
      }
      values.append(value)
    }
    return values
  }

  /// What MASE divides by, by series: from the training rows, or from what was known at the first origin.
  private func scales(
    _ forecast: ForecastSpec, _ series: [SeriesHistory]?, _ cases: ForecastCases, _ reader: HistoryReader,
    _ notes: inout [EvaluationNote]
  ) throws(EvaluationFailure) -> (values: [Double?], source: String?) {
    guard let series else { return ([Double?](repeating: nil, count: cases.seriesNames.count), nil) }
    if let reference = forecast.scale ?? trainingRows(forecast) {
      let read = try reader.read(reference).series
      var byName: [String: SeriesHistory] = [:]
      for one in read { byName[one.name] = one }
      return (
        cases.seriesNames.map { name in byName[name].flatMap { NaiveError.of($0.values, season: forecast.season) } },
        reference.split.map { "\(reference.entry):\($0)" } ?? reference.entry
      )
    }
    notes.append(.scaledByFirstOrigin)
    var first = [Int?](repeating: nil, count: series.count)
    for (row, known) in (cases.knownOfRow ?? []).enumerated() {
      let number = Int(cases.seriesOfRow[row])
      first[number] = min(first[number] ?? known, known)
    }
    return (
      zip(series, first).map { one, known in
        known.flatMap { NaiveError.of(Array(one.values.prefix($0)), season: forecast.season) }
      }, nil
    )
  }

  private func trainingRows(_ forecast: ForecastSpec) -> DataReference? {
    guard var reference = seriesData(forecast),
      let entry = project.catalog.first(where: { $0.id == reference.entry }),
      let train = entry.splits?.names.first(where: { $0 == "train" || $0 == "training" })
    else { return nil }
    reference.split = train
    return reference
  }
}

extension ModelEntry {
  /// True where its answers were made elsewhere.
  fileprivate var isRecorded: Bool {
    if case .predictions = source { true } else { false }
  }
}

extension ForecastCases {
  /// The earliest and the latest origin: by the history where there is one, else by their text.
  fileprivate var originEnds: (first: String, last: String) {
    guard let knownOfRow, let first = knownOfRow.indices.min(by: { knownOfRow[$0] < knownOfRow[$1] }),
      let last = knownOfRow.indices.max(by: { knownOfRow[$0] < knownOfRow[$1] })
    else { return (originOfRow.min() ?? "", originOfRow.max() ?? "") }
    return (originOfRow[first], originOfRow[last])
  }
}
