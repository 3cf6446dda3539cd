import Foundation
import Manifest
import Measurements
import Tables

/// Reads everything that an evaluation of answers in text computes from: questions with what is expected, and answers,
/// recorded or asked for now.
struct TextInputs {
  let spec: EvaluationSpec
  let project: Project
  let source: any PredictionSource

  func read() throws(EvaluationFailure) -> EvaluationInputs {
    let table = try source.table(for: spec.data, filter: spec.filter, columns: nil, project: project)
    let truth = try TruthReader(spec: spec).read(table)
    let questions = try QuestionReader(spec: spec, table: table, truth: truth).questions()
    let weights = try WeightReader(spec: spec).read(table, rows: truth.rows)
    let key = project.catalog.first { $0.id == spec.data.entry }?.key
    var keys = truth.rows.map { String($0 + 1) }
    if let key {
      let column = try TableColumns(table).column(key)
      keys = truth.rows.map { column.text(at: Int($0)) ?? "" }
    }

    let reader = AnswerReader(spec: spec, project: project, source: source, table: table, truth: truth)
    let names = ModelNames(spec, project)
    var entries: [ModelEntry] = []
    var aligned: [AlignedModel] = []
    var facts: [ModelFacts] = []
    var notes = EvaluationInputs.droppedNote(truth, spec)
    for name in names.all {
      let entry = try reader.entry(name)
      let (answers, known) = try answers(of: entry, table, truth, keys, hasKey: key != nil)
      entries.append(entry)
      facts.append(known)
      let missing = answers.count { $0 == nil }
      if missing > 0 { notes.append(.missingAnswers(model: entry.id, count: missing)) }
      var scores: [AnswerScore] = []
      for (position, question) in questions.enumerated() {
        do throws(ScoringProblem) {
          scores.append(try AnswerScorer.score(answers[position], question))
        } catch {
          throw EvaluationFailure(
            "question “\(Listing.clip(keys[position]))”: \(error.message)", at: entry.location,
            expected: error.expected)
        }
      }
      aligned.append(AlignedModel(id: entry.id, rows: .answers(AnswerRows(scores: scores, weights: weights))))
    }
    return EvaluationInputs(
      table: table, truth: truth, scheme: nil, model: aligned[0], baseline: names.baseline.map { aligned[$0] },
      over: names.over.map { aligned[$0] }, entries: entries, modelFacts: facts[0],
      baselineFacts: names.baseline.map { facts[$0] }, provider: nil, notes: notes,
      details: .text(TextDetails(keys: keys, rules: questions.map(\.rule))))
  }

  /// The answers in the order of the questions, nil where there is none, and what is known of who gave them.
  private func answers(
    of entry: ModelEntry, _ table: Table, _ truth: Truth, _ keys: [String], hasKey: Bool
  ) throws(EvaluationFailure) -> (answers: [String?], facts: ModelFacts) {
    switch entry.source {
    case .predictions(let recorded):
      guard let column = recorded.column else { throw noColumn(entry) }
      return (
        try answers(recorded, column, table, truth, keys, hasKey: hasKey),
        ModelFacts(id: entry.id, format: "predictions")
      )
    case .predictionsFile(let file):
      guard let column = file.answers.column else { throw noColumn(entry) }
      let texts = try RecordedFileRows(entry: entry, file: file, spec: spec, project: project, source: source)
        .texts(column, matching: table)
      return (
        truth.rows.map { texts[Int($0)] }, ModelFacts(id: entry.id, format: "predictions", path: file.path.value)
      )
    case .onnx, .pmml, .command, .endpoint:
      let given = try source.answers(of: entry, on: table, spec: spec, project: project)
      guard let labels = given.predictions.labels, labels.count == table.rowCount else {
        throw EvaluationFailure(
          "the model “\(entry.id)” does not answer in text", at: entry.location,
          expected: "a program or a chat with `output: labels` and no `classes`, or recorded answers")
      }
      return (truth.rows.map { labels[Int($0)] }, given.facts)
    }
  }

  private func noColumn(_ entry: ModelEntry) -> EvaluationFailure {
    EvaluationFailure(
      "nothing says which column holds the answers of “\(entry.id)”", at: entry.location,
      expected: "`column:` with the column of the answers")
  }

  private func answers(
    _ recorded: RecordedPredictions, _ name: Located<String>, _ table: Table, _ truth: Truth, _ keys: [String],
    hasKey: Bool
  ) throws(EvaluationFailure) -> [String?] {
    if recorded.data.value == spec.data.entry {
      let column = try TableColumns(table).column(name)
      return truth.rows.map { column.text(at: Int($0)) }
    }
    guard hasKey, let other = project.catalog.first(where: { $0.id == recorded.data.value })?.key else {
      throw EvaluationFailure(
        "nothing says which answer of “\(recorded.data.value)” belongs to which question", at: recorded.data.location,
        expected: "`key:` in both catalog entries")
    }
    var reference = spec.data
    (reference.entry, reference.split, reference.location) = (recorded.data.value, nil, recorded.data.location)
    let records = try source.table(for: reference, filter: [], columns: nil, project: project)
    let recordKeys = try TableColumns(records).column(other)
    let column = try TableColumns(records).column(name)
    var answerOf: [String: String?] = [:]
    for row in 0..<records.rowCount {
      guard let key = recordKeys.text(at: row) else { continue }
      guard answerOf.updateValue(column.text(at: row), forKey: key) == nil else {
        throw EvaluationFailure(
          "the key “\(Listing.clip(key))” stands twice in “\(recorded.data.value)”", at: recorded.data.location,
          expected: "one answer a question")
      }
    }
    return keys.map { answerOf[$0] ?? nil }
  }
}

/// Reads what is expected of each answer.
struct QuestionReader {
  let spec: EvaluationSpec
  let table: Table
  let truth: Truth

  func questions() throws(EvaluationFailure) -> [Question] {
    let scoring = spec.scoring ?? ScoringSpec()
    let rules = try column(scoring.column, "scoring")
    let forbidden = try column(scoring.forbid, "forbid")
    let tolerances = try column(scoring.tolerance, "tolerance")
    let marks = try column(scoring.decimal, "decimal")
    var questions: [Question] = []
    for (position, row) in truth.rows.enumerated() {
      let row = Int(row)
      var question = Question(
        rule: scoring.rule, expected: JSONTexts.list(truth.labels[position]),
        forbidden: forbidden?.text(at: row).map(JSONTexts.list) ?? [], tolerance: 0, decimal: ".")
      if let text = rules?.text(at: row) {
        guard let rule = ScoringSpec.Rule(rawValue: text) else {
          throw failure(
            "the rule “\(Listing.clip(text))” in row \(row + 1) of the questions is not known",
            "one of \(ScoringSpec.Rule.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        question.rule = rule
      }
      if let tolerances, !tolerances.isNull(row) {
        guard let value = tolerances.number(at: row), value.isFinite, value >= 0 else {
          throw failure("the tolerance in row \(row + 1) of the questions is no number of at least 0", "a number")
        }
        question.tolerance = value
      }
      if let mark = marks?.text(at: row) {
        guard mark == "." || mark == ",", let scalar = mark.unicodeScalars.first else {
          throw failure("the decimal mark “\(Listing.clip(mark))” in row \(row + 1) is not known", "“.” or “,”")
        }
        question.decimal = scalar
      }
      try check(&question, row)
      questions.append(question)
    }
    return questions
  }

  private func check(_ question: inout Question, _ row: Int) throws(EvaluationFailure) {
    guard !question.expected.isEmpty else {
      throw failure("row \(row + 1) of the questions expects nothing", "at least one expected answer")
    }
    switch question.rule {
    case .exact, .contains, .all:
      if question.expected.contains(where: { Normalisation.normalised($0).isEmpty }) {
        throw failure(
          "nothing is left of what row \(row + 1) of the questions expects once quotes and end marks are off",
          "an expected answer with letters or digits")
      }
    case .number:
      guard question.expected.allSatisfy({ Double($0)?.isFinite == true }) else {
        throw failure("what row \(row + 1) of the questions expects is no number", "a number for the rule number")
      }
    case .regex:
      for text in question.expected {
        do throws(ScoringProblem) { question.patterns.append(try Pattern(text)) } catch {
          throw failure("row \(row + 1) of the questions: \(error.message)", error.expected ?? "a regular expression")
        }
      }
    default: break
    }
  }

  /// The column that is named, or the one of the usual name where the data have it.
  private func column(_ named: Located<String>?, _ usual: String) throws(EvaluationFailure) -> Column? {
    if let named { return try TableColumns(table).column(named) }
    return table.column(named: usual)
  }

  private func failure(_ message: String, _ expected: String) -> EvaluationFailure {
    EvaluationFailure(message, at: spec.target.location, expected: expected)
  }
}

/// Cells that hold a text, a number, or a JSON list of them.
enum JSONTexts {
  private enum Item: Decodable {
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .text(NumberText.of(try container.decode(Double.self)))
      }
    }
  }

  /// The texts of a cell; a cell that is no JSON list or string is a text itself.
  static func list(_ cell: String) -> [String] {
    let data = Data(cell.utf8)
    if cell.hasPrefix("["), let items = try? JSONDecoder().decode([Item].self, from: data) {
      return items.map { if case .text(let text) = $0 { text } else { "" } }
    }
    if cell.hasPrefix("\""), let item = try? JSONDecoder().decode(Item.self, from: data), case .text(let text) = item {
      return [text]
    }
    return [cell]
  }
}
