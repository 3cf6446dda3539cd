import Manifest
import Measurements
import Tables

/// Reads everything that a ranking's evaluation computes from: rows with grades of relevance, gathered by query.
struct RankingInputs {
  let spec: EvaluationSpec
  let project: Project
  let source: any PredictionSource

  func read() throws(EvaluationFailure) -> EvaluationInputs {
    let query = try queryColumn()
    let table = try source.table(for: spec.data, filter: spec.filter, columns: nil, project: project)
    let truth = try TruthReader(spec: spec).read(table)
    if let bad = truth.values.firstIndex(where: { $0 < 0 }) {
      throw EvaluationFailure(
        "the relevance in row \(truth.rows[bad] + 1) of the rows evaluated is \(truth.values[bad])",
        at: spec.target.location, expected: "grades of at least 0")
    }
    let groups = try groups(table, query, truth)
    let weights = try queryWeights(table, truth, groups)

    let reader = AnswerReader(spec: spec, project: project, source: source, table: table, truth: truth)
    let names = ModelNames(spec, project)
    var entries: [ModelEntry] = []
    var answered: [Answered] = []
    var aligned: [AlignedModel] = []
    for name in names.all {
      let entry = try reader.entry(name)
      let answers = try reader.answers(entry, named: name)
      entries.append(entry)
      answered.append(answers)
      let scores = try scores(answers, table, truth)
      let queries = groups.map { group in
        QueryRows.Query(relevance: group.map { truth.values[$0] }, scores: group.map { scores[$0] })
      }
      aligned.append(AlignedModel(id: entry.id, rows: .queries(QueryRows(queries: queries, weights: weights))))
    }

    let result = result(aligned[0], rows: truth.rows.count)
    var notes = EvaluationInputs.droppedNote(truth, spec)
    if result.withoutRelevant > 0 {
      notes.append(.queriesWithoutRelevant(count: result.withoutRelevant, queries: result.queries))
    }
    let ofQuery = groups.map { $0.map { truth.rows[$0] } }
    // From here on a row is a query: its first row stands for it where rows are sliced.
    let unitTruth = Truth(rows: ofQuery.compactMap(\.first), dropped: truth.dropped)
    return EvaluationInputs(
      table: table, truth: unitTruth, scheme: nil, model: aligned[0], baseline: names.baseline.map { aligned[$0] },
      over: names.over.map { aligned[$0] }, entries: entries, modelFacts: answered[0].facts,
      baselineFacts: names.baseline.map { answered[$0].facts }, provider: answered.compactMap(\.provider).first,
      notes: notes, details: .ranking(RankingDetails(result: result, rowsOfQuery: ofQuery)))
  }

  private func queryColumn() throws(EvaluationFailure) -> Located<String> {
    if let query = spec.query ?? project.catalog.first(where: { $0.id == spec.data.entry })?.group { return query }
    throw EvaluationFailure(
      "which query a row was ranked for is not said", at: spec.location,
      expected: "`query:` with the column of the query, or `group:` in the catalog entry")
  }

  /// Positions among the rows that have a truth, by query, in the order of first appearance.
  private func groups(_ table: Table, _ query: Located<String>, _ truth: Truth) throws(EvaluationFailure) -> [[Int]] {
    let column = try TableColumns(table).column(query)
    var numbers: [String: Int] = [:]
    var groups: [[Int]] = []
    for (position, row) in truth.rows.enumerated() {
      guard let key = column.text(at: Int(row)) else {
        throw EvaluationFailure(
          "row \(row + 1) of the rows evaluated has no “\(query.value)”", at: query.location,
          expected: "a query in every row")
      }
      if let number = numbers[key] {
        groups[number].append(position)
      } else {
        numbers[key] = groups.count
        groups.append([position])
      }
    }
    return groups
  }

  private func queryWeights(_ table: Table, _ truth: Truth, _ groups: [[Int]]) throws(EvaluationFailure) -> [Double]? {
    guard let name = spec.weight, let weights = try WeightReader(spec: spec).read(table, rows: truth.rows) else {
      return nil
    }
    for group in groups where group.contains(where: { weights[$0] != weights[group[0]] }) {
      throw EvaluationFailure(
        "the rows of one query have different weights in “\(name.value)”", at: name.location,
        expected: "one weight a query", help: "a ranking is measured by query, so only queries can weigh more or less")
    }
    return groups.map { weights[$0[0]] }
  }

  /// What the rows are ordered by; of two probabilities a row the second.
  private func scores(_ answered: Answered, _ table: Table, _ truth: Truth) throws(EvaluationFailure) -> [Double] {
    var answers = answered.predictions
    if answers.values == nil, let probabilities = answers.probabilities, probabilities.count == 2 * table.rowCount {
      answers.values = stride(from: 1, to: probabilities.count, by: 2).map { probabilities[$0] }
    }
    let context = AnswerContext(
      model: answered.facts.id, place: answered.place, answers: answers, tableRows: table.rowCount, truth: truth,
      ranksOnly: true)
    try context.checkCounts()
    guard let scores = try context.numbers() else {
      throw context.failure(
        "the model “\(context.model)” gives no single score a row", expected: "one number a row to order by")
    }
    return scores
  }

  private func result(_ model: AlignedModel, rows: Int) -> RankingResult {
    guard case .queries(let all) = model.rows else {
      return RankingResult(queries: 0, rows: rows, withoutRelevant: 0, tied: 0, highestGrade: 0)
    }
    let tied = all.queries.count { query in
      RankedQuery(query).groups.contains { group in group.gains.contains { $0 != group.gains[0] } }
    }
    return RankingResult(
      queries: all.queries.count, rows: rows,
      withoutRelevant: all.queries.count { $0.relevance.allSatisfy { $0 == 0 } }, tied: tied,
      highestGrade: all.queries.flatMap(\.relevance).max() ?? 0)
  }
}
