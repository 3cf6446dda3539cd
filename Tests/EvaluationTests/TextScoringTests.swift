import Foundation
import Inference
import Measurements
import Tables
import Testing

@testable import Evaluation
@testable import Manifest

/// Answers in text, against a scorer in Python, and Python's own `re` and `unicodedata`.
struct TextScoringTests {
  @Test func normalisation() throws {
    for item in try Reference.load("metric-cases")["text"]["normalised"].list {
      let text = try #require(item["text"].text)
      let own = String(String.UnicodeScalarView(Normalisation.normalised(text)))
      // Compared by scalars: equal strings may be written differently.
      #expect(Array(own.unicodeScalars) == Array((item["expected"].text ?? "").unicodeScalars), "\(text): \(own)")
    }
  }

  @Test func wordsInCommon() throws {
    for item in try Reference.load("metric-cases")["text"]["f1"].list {
      let (answer, expected) = (item["answer"].text ?? "", item["expected"].text ?? "")
      let own = AnswerScorer.f1(Normalisation.words(answer), Normalisation.words(expected))
      #expect(close(own, item["f1"].number), "\(answer) | \(expected)")
    }
  }

  @Test func patterns() throws {
    let cases = try Reference.load("metric-cases")["text"]["patterns"].list
    #expect(cases.count > 25)
    for item in cases {
      let (pattern, text) = (item["pattern"].text ?? "", item["text"].text ?? "")
      let found = try Pattern(pattern).isFound(in: text)
      #expect(found == (item["found"].text == "true"), "\(pattern) in \(text)")
    }
  }

  /// Nested repetitions take exponential time where they are matched by trying: here the time is linear.
  @Test(.timeLimit(.minutes(1))) func nothingHangs() throws {
    let pattern = try Pattern("(x+x+)+y")
    #expect(try !pattern.isFound(in: String(repeating: "x", count: 50_000)))
    #expect(throws: ScoringProblem.self) {
      try Pattern("(a?){900}b").isFound(in: String(repeating: "a", count: 100_000))
    }
  }

  @Test(arguments: [
    "(", ")", "a**", "*a", "[a", "[z-a]", "(?=a)", "(?<n>a)", "a\\", "(a)\\1", "a{5,2}", "a{2000}",
    "((((a{100}){100}){100}){100})", "((((a{0}){1000}){1000}){1000}){1000}", String(repeating: "(", count: 100),
    String(repeating: "a", count: 2000),
  ])
  func badPatterns(_ text: String) {
    #expect(throws: ScoringProblem.self) { try Pattern(text) }
  }

  @Test func phrases() {
    func occurs(_ phrase: String, _ text: String) -> Bool {
      Normalisation.occurs(Array(phrase.unicodeScalars), in: Array(text.unicodeScalars))
    }
    #expect(occurs("db-7", "server db-7.") && !occurs("db-7", "server db-77") && !occurs("db-7", "xdb-7"))
    #expect(occurs("aa", "aaa aa") && !occurs("aa", "aaa") && !occurs("", "a") && occurs("aba", "ababa aba"))
    #expect(!occurs(String(repeating: "a", count: 20_000), String(repeating: "a", count: 400_000)))
  }

  @Test(arguments: [
    ("5,002.50 EUR", ".", 5002.5), ("5.002,50", ",", 5002.5), ("1 200 000 рублей", ",", 1_200_000),
    ("12 34", ".", 12), ("−5", ".", -5), ("x-7y", ".", -7), ("3.", ".", 3), ("٣", ".", 3),
  ])
  func firstNumbers(_ text: String, _ mark: String, _ expected: Double) throws {
    let decimal = try #require(mark.unicodeScalars.first)
    #expect(FirstNumber.find(in: text, decimal: decimal) == expected)
  }

  @Test func cells() {
    #expect(JSONTexts.list("[\"a\",\"b\"]") == ["a", "b"])
    #expect(JSONTexts.list("[1, 2.5]") == ["1", "2.5"])
    #expect(JSONTexts.list("\"B\"") == ["B"])
    #expect(JSONTexts.list("[YES]") == ["[YES]"])
    #expect(JSONTexts.list("206") == ["206"])
  }

  /// Forty questions, answers of two models: every score is the scorer's in Python.
  @Test func recordedAnswers() throws {
    let reference = try Reference.load("llm-answers")
    let questions = try Lines.table("llm-questions")
    let answers = try (Lines.table("llm-answers-a"), Lines.table("llm-answers-b"))
    var source = MemorySource(questions, records: answers.0)
    source.tables["other"] = answers.1
    var project = TestProject.project(
      models: [
        TestProject.recorded("model", column: "answer", data: "records"),
        TestProject.recorded("baseline", column: "answer", data: "other"),
      ], key: "id")
    var other = try #require(project.catalog.last)
    other.id = "other"
    project.catalog.append(other)
    let spec = TestProject.spec(
      .text, target: "expected", baseline: "baseline", slices: ["category", "language"], resamples: 50)
    let result = try Evaluator(source: source, threads: 2).evaluate(spec, in: project)

    #expect(result.n == 40)
    #expect(close(result.metric("accuracy")?.value, reference["metrics"]["accuracy"].number))
    #expect(
      close(
        result.baseline?.metrics.first { $0.name == "accuracy" }?.value.value,
        reference["baseline_metrics"]["accuracy"].number))
    let items = try #require(result.text?.items)
    #expect(items.count == 40)
    for (item, expected) in zip(items, reference["scores"].list) {
      #expect(item.id == expected["id"].text)
      #expect(item.score == expected["a"].number, "\(item.id)")
      #expect(item.baseline == expected["b"].number, "\(item.id)")
    }
    for (name, expected) in reference["slices"].object {
      let slice = try #require(result.slices.first { $0.name == name })
      #expect(slice.n == Int(expected["n"].number ?? -1))
      #expect(close(slice.metrics.first { $0.name == "accuracy" }?.value.value, expected["a"].number), "\(name)")
      #expect(close(slice.baseline.first { $0.name == "accuracy" }?.value.value, expected["b"].number), "\(name)")
    }
    #expect(close(result.comparison?.mcnemar?.pExact, reference["against_baseline"]["mcnemar"]["p_exact"].number))
    let other2 = try Reference.load("metric-cases")["text"]["expected"]
    for (name, expected) in other2.object {
      #expect(close(result.baseline?.metrics.first { $0.name == name }?.value.value, expected.number), "\(name)")
    }
  }

  /// A program or a chat answers the questions now.
  @Test func answersAskedForNow() throws {
    let table = Table(
      rowCount: 3,
      columns: [
        Column(name: "question", values: .texts(TextValues(["1+1", "2+2", "3+3"]))),
        Column(name: "expected", values: .texts(TextValues(["2", "4", "6"]))),
      ])
    let model = ModelEntry(
      id: "model", location: TestProject.place, title: nil,
      source: .onnx(
        OnnxModel(
          path: TestProject.at("model.onnx"), inputs: .auto, output: .auto, outputName: nil, classes: [], threads: nil,
          lowercase: false)))
    func evaluate(_ predictions: Predictions) throws -> EvaluationResult {
      try Evaluator(source: MemorySource(table, predictions: predictions), threads: 1)
        .evaluate(TestProject.spec(.text, target: "expected"), in: TestProject.project(models: [model]))
    }
    let result = try evaluate(Predictions(labels: ["2.", "five", "6"]))
    #expect(result.metric("accuracy")?.value == 2.0 / 3)
    #expect(throws: EvaluationFailure.self) { try evaluate(Predictions(values: [2, 4, 6])) }
  }

  @Test func aMissingAnswerIsWrongAndAnUnknownRuleAnError() throws {
    let table = Table(
      rowCount: 2,
      columns: [
        Column(name: "id", values: .integers([1, 2])),
        Column(name: "expected", values: .texts(TextValues(["a", "b"]))),
        Column(name: "rule", values: .texts(TextValues(["exact", "guess"]))),
      ])
    let records = Table(
      rowCount: 1,
      columns: [
        Column(name: "id", values: .integers([1])), Column(name: "answer", values: .texts(TextValues(["A."]))),
      ])
    let project = TestProject.project(
      models: [TestProject.recorded("model", column: "answer", data: "records")], key: "id")
    var spec = TestProject.spec(.text, target: "expected")
    let evaluator = Evaluator(source: MemorySource(table, records: records), threads: 1)
    let result = try evaluator.evaluate(spec, in: project)
    #expect(result.metric("accuracy")?.value == 0.5)
    #expect(result.notes.contains { if case .missingAnswers(_, count: 1) = $0 { true } else { false } })
    spec.scoring = ScoringSpec(column: TestProject.at("rule"))
    #expect(throws: EvaluationFailure.self) { try evaluator.evaluate(spec, in: project) }
  }
}

/// JSON lines as a table: lists as JSON text, as the reader of tables gives them.
enum Lines {
  static func table(_ name: String) throws -> Table {
    let text = try String(contentsOf: Fixture.url("\(name).jsonl"), encoding: .utf8)
    let rows = try text.split(separator: "\n").map { line in
      try JSONDecoder().decode([String: Reference].self, from: Data(line.utf8))
    }
    let names = Set(rows.flatMap(\.keys)).sorted()
    let columns = names.map { name -> Column in
      let cells = rows.map { $0[name] ?? .none }
      let nulls = cells.map { if case .none = $0 { true } else { false } }
      let isNumeric = cells.allSatisfy { cell in
        switch cell {
        case .number, .none: true
        default: false
        }
      }
      if isNumeric { return Column(name: name, values: .doubles(cells.map { $0.number ?? 0 }), nulls: nulls) }
      return Column(name: name, values: .texts(TextValues(cells.map(cell))), nulls: nulls)
    }
    return Table(rowCount: rows.count, columns: columns)
  }

  private static func cell(_ value: Reference) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): NumberText.of(number)
    case .list(let items):
      "[" + items.map { "\"" + ($0.text ?? "").replacing("\"", with: "\\\"") + "\"" }.joined(separator: ",") + "]"
    default: ""
    }
  }
}
