import Foundation
import Testing

/// One small project whose models are of one kind or another; all must give the same numbers.
struct ModelProject {
  static let fixtures = Bundle.module.resourceURL!.appendingPathComponent("Fixtures")
  static let rows = 40

  /// 40 rows: the true probability is `score`, the truth `churned`.
  static let csv: String = {
    var text = "id,score,churned\n"
    for row in 0..<rows {
      let score = Double((row * 7919 + 13) % 97) / 97
      text += "\(row),\(score),\((row * 31) % 97 < Int(score * 97) ? "yes" : "no")\n"
    }
    return text
  }()

  let tool: Tool

  init(_ model: String, more: String = "") throws {
    tool = try Tool()
    try tool.write(Self.csv, to: "Projects/p/rows.csv")
    try tool.write(
      """
      dossier: 1
      title: P
      problem:
        statement: Which subscribers leave within a month.
        output: {kind: binary, positive: "yes"}
      catalog:
        rows: {source: {kind: csv, path: rows.csv}, key: id}
      models:
        m: \(model)
      evaluations:
        holdout: {task: binary, data: rows, target: churned, model: m, metrics: [roc_auc, brier], confidence: {resamples: 10}}
      \(more)
      """, to: "Projects/p/project.yaml")
    try FileManager.default.copyItem(
      at: Self.fixtures.appendingPathComponent("predict.py"),
      to: tool.folder.appendingPathComponent("Projects/p/predict.py"))
  }

  /// Runs the evaluation.
  func evaluate(_ flags: String..., environment: [String: String] = [:], limit: TimeInterval = 60) throws
    -> Tool.Outcome
  {
    try tool.run(["evaluate", "p", "--format", "json"] + flags, environment: environment, limit: limit)
  }

  /// What the same numbers as recorded predictions give.
  static func expected() throws -> [Double] {
    let project = try ModelProject("{format: predictions, data: rows, column: score, output: probabilities}")
    defer { project.tool.clean() }
    return try metrics(try project.evaluate())
  }

  static func metrics(_ outcome: Tool.Outcome) throws -> [Double] {
    #expect(outcome.status == 0, "\(outcome.out)\n\(outcome.err)")
    let numbers = try #require(
      outcome.out.firstMatch(of: /(?s)"roc_auc".*?"value": ([0-9.]+).*?"brier".*?"value": ([0-9.]+)/))
    return [Double(numbers.1)!, Double(numbers.2)!]
  }
}

@Suite struct RecordedFileTests {
  private func lines(_ keys: Bool, order: [Int]? = nil, dropping: Int? = nil) -> String {
    var text = keys ? "id,p\n" : "p\n"
    let rows = ModelProject.csv.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    for row in order ?? Array(0..<rows.count) where row != dropping {
      text += (keys ? "\(rows[row][0])," : "") + "\(rows[row][1])\n"
    }
    return text
  }

  private func run(_ model: String, _ file: String) throws -> Tool.Outcome {
    let project = try ModelProject(model)
    defer { project.tool.clean() }
    try project.tool.write(file, to: "Projects/p/p.csv")
    return try project.evaluate()
  }

  @Test func keysJoinWhateverTheOrder() throws {
    let backwards = Array((0..<ModelProject.rows).reversed())
    let outcome = try run(
      "{format: predictions, path: p.csv, key: id, column: p, output: probabilities}", lines(true, order: backwards))
    #expect(try ModelProject.metrics(outcome) == (try ModelProject.expected()))
  }

  @Test func withoutKeysTheRowsHaveToBeThose() throws {
    let same = "{format: predictions, path: p.csv, column: p, output: probabilities}"
    #expect(try ModelProject.metrics(try run(same, lines(false))) == (try ModelProject.expected()))
    let short = try run(same, lines(false, dropping: 5))
    #expect(short.status == 3)
    #expect(short.out.contains("39 rows, and 40 rows are evaluated"))
    let swapped = try run(same, lines(true, order: [1, 0] + Array(2..<ModelProject.rows)))
    #expect(swapped.status == 3)
    #expect(swapped.out.contains("row 1 of “p.csv” belongs to another row"))
  }

  @Test func missingKeysAreNamed() throws {
    let outcome = try run(
      "{format: predictions, path: p.csv, key: id, column: p, output: probabilities}", lines(true, dropping: 5))
    #expect(outcome.status == 3)
    #expect(outcome.out.contains("no prediction for the row with key “5”"))
  }
}

@Suite struct PMMLModelTests {
  @Test func aRegressionIsRun() throws {
    let project = try ModelProject("{format: pmml, path: m.pmml, output: probabilities}")
    defer { project.tool.clean() }
    try project.tool.write(
      """
      <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header><Application name="hand" version="1"/></Header>
      <DataDictionary><DataField name="score" optype="continuous" dataType="double"/>
      <DataField name="churned" optype="categorical" dataType="string"><Value value="no"/><Value value="yes"/></DataField></DataDictionary>
      <RegressionModel functionName="classification" normalizationMethod="none">
      <MiningSchema><MiningField name="score"/><MiningField name="churned" usageType="target"/></MiningSchema>
      <RegressionTable targetCategory="yes" intercept="0"><NumericPredictor name="score" coefficient="1"/></RegressionTable>
      <RegressionTable targetCategory="no" intercept="0"/></RegressionModel></PMML>
      """, to: "Projects/p/m.pmml")
    let outcome = try project.evaluate()
    let found = try ModelProject.metrics(outcome)
    for (a, b) in zip(found, try ModelProject.expected()) { #expect(abs(a - b) < 1e-12) }
    #expect(outcome.out.contains("\"hand 1\""))
  }
}

@Suite(.serialized) struct CommandModelTests {
  private func model(_ mode: String, _ more: String = "") -> String {
    "{format: command, run: [python3, predict.py, \(mode)], output: probabilities, classes: [\"no\", \"yes\"]\(more)}"
  }

  private func run(_ mode: String, _ more: String = "") throws -> Tool.Outcome {
    let project = try ModelProject(model(mode, more))
    defer { project.tool.clean() }
    return try project.evaluate("--allow-commands")
  }

  @Test(arguments: ["number", "list", "object", "rows"])
  func answersOfEachFormGiveTheSameNumbers(_ mode: String) throws {
    let found = try ModelProject.metrics(try run(mode))
    for (a, b) in zip(found, try ModelProject.expected()) { #expect(abs(a - b) < 1e-12) }
  }

  @Test func parquetIsAFileOnStandardInput() throws {
    let outcome = try run("parquet", ", rows: parquet")
    #expect(outcome.status == 0, "\(outcome.out)")
  }

  @Test func aProgramThatReadsNothingIsNoProblem() throws {
    let outcome = try run("no-reading")
    #expect(outcome.status == 0, "\(outcome.out)")
  }

  @Test func withoutPermissionItIsIncomplete() throws {
    let project = try ModelProject(model("number"))
    defer { project.tool.clean() }
    let outcome = try project.evaluate()
    #expect(outcome.status == 2)
    #expect(outcome.out.contains("--allow-commands"))
    let build = try project.tool.run(["build"])
    #expect(build.status == 2)
  }

  @Test(arguments: [
    ("hang", "was ended after 2.0 s"), ("hang-hard", "was ended after 2.0 s"), ("flood", "wrote more than"),
    ("flood-errors", "was ended after 2.0 s"), ("fail", "exit code 3; it said: no such file: weights.bin"),
    ("signal", "SIGSEGV"), ("garbage", "line 1 of the command's output is not JSON: “Loading model …”"),
    ("short", "gave 39 answers for 40 rows"), ("long", "more answers than there are rows"),
    ("nan", "a number that is not finite"), ("shuffled", "answers for another row"),
  ])
  func whatGoesWrongIsSaid(_ mode: String, _ words: String) throws {
    let started = Date()
    let outcome = try run(mode, ", timeout: 2 s")
    #expect(outcome.status == 3, "\(outcome.out)")
    #expect(outcome.out.contains(words), "\(outcome.out)")
    #expect(Date().timeIntervalSince(started) < 30)
  }

  @Test func memoryHasALimit() throws {
    let outcome = try run("memory", ", memory: 1 GiB")
    #expect(outcome.status == 3)
    #expect(outcome.out.contains("MemoryError"))
  }

  @Test func childrenDoNotOutliveIt() throws {
    let outcome = try run("forks", ", timeout: 10 s")
    #expect(outcome.status == 0, "\(outcome.out)")
    let away = try run("forks-away", ", timeout: 10 s")
    #expect(away.status == 3)
    #expect(away.out.contains("still held its output"))
  }

  @Test func theEnvironmentIsCleanAndTheFolderTheProjects() throws {
    let outcome = try run("environment")
    #expect(outcome.out.contains("environment: []; folder: p"), "\(outcome.out)")
  }

  @Test func missingProgramsAreNamed() throws {
    let project = try ModelProject("{format: command, run: [no-such-program], output: values}")
    defer { project.tool.clean() }
    let outcome = try project.evaluate("--allow-commands")
    #expect(outcome.status == 2)
    #expect(outcome.out.contains("“no-such-program” is not installed here"))
  }

  @Test func theTruthIsNotHandedOver() throws {
    let outcome = try run("number", ", columns: [score, churned]")
    #expect(outcome.status == 3)
    #expect(outcome.out.contains("which is the truth"))
  }
}
