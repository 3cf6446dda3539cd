import Foundation
import Interchange
import Measurements
import Testing

@Suite struct EvidenceReaderTests {
  @Test func coverageCountsLinesOfClassesOnce() throws {
    // 4 lines in the class, 3 with hits; the line of the method is one of them; the rate in the file is wrong on purpose.
    let text = """
      <?xml version="1.0" ?>
      <coverage line-rate="1" branch-rate="0" version="7.6" timestamp="0"><packages><package name="."><classes>
        <class name="a.py" filename="a.py" line-rate="1">
          <methods><method name="f" signature=""><lines><line number="2" hits="1"/></lines></method></methods>
          <lines><line number="1" hits="1"/><line number="2" hits="1"/><line number="3" hits="0"/><line number="4" hits="9"/></lines>
        </class>
      </classes></package></packages></coverage>
      """
    let report = try #require(try CoberturaReader.read(Array(text.utf8))?.report)
    #expect(report.lines == 4)
    #expect(report.coveredLines == 3)
    #expect(report.lineRate == 0.75)
    #expect(try CoberturaReader.read(Array("<testsuite/>".utf8)) == nil)
    #expect(try CoberturaReader.read(Array("<coverage/>".utf8))?.report.lineRate == nil)
  }

  @Test(
    arguments: [
      ("lines-valid=\"4\" lines-covered=\"3\"", nil), ("lines-valid=\"9\" lines-covered=\"8\"", nil),
      // Three lines not covered by the head, one in the report.
      ("lines-valid=\"6\" lines-covered=\"3\"", .uncoveredTakenOut(2)), ("lines-valid=\"x\"", nil),
    ] as [(String, CoverageReport.Contradiction?)])
  func coverageAgreesWithItsHead(_ totals: String, _ contradiction: CoverageReport.Contradiction?) throws {
    let text = """
      <coverage \(totals)><sources><source>/build/src</source></sources><class filename="a.py"><lines>
      <line number="1" hits="1"/><line number="2" hits="1"/><line number="30" hits="0"/><line number="4" hits="9"/>
      </lines></class></coverage>
      """
    let reading = try #require(try CoberturaReader.read(Array(text.utf8)))
    #expect(reading.report.contradiction == contradiction)
    #expect(reading.files.map(\.path) == ["a.py"])
    #expect(reading.files.map(\.lastLine) == [30])
    #expect(reading.sources == ["/build/src"])
  }

  @Test func nearCopiesAreTold() {
    // 60 different words: 58 runs of three. One changed word takes 3 away and brings 3: 55 of 61.
    let words = (0..<60).map { "w\($0)" }
    var changed = words
    changed[30] = "other"
    let own = (0..<60).map { "v\($0)" }
    func text(_ path: String, _ words: [String]) -> DocumentComparison.Text {
      DocumentComparison.Text(path: path, words: words)
    }
    let found = DocumentComparison.likenesses([text("a", words), text("b", changed), text("c", own), text("a", words)])
    #expect(found[0] == DocumentLikeness(path: "b", share: 55.0 / 61))
    #expect(found[1]?.path == "a")
    #expect(found[2] == nil)
    // Half of the words are the same: 28 runs of 88.
    let half = Array(words.prefix(30)) + Array(own.prefix(30))
    #expect(DocumentComparison.likenesses([text("a", words), text("d", half)]) == [nil, nil])
    let few = Array(words.prefix(39))
    #expect(DocumentComparison.likenesses([text("a", few), text("b", few)]) == [nil, nil])
  }

  @Test func wordsOfProseAreThoseOfTheText() {
    let text = "# Another title\n\nThe **desk** calls 100;\nit waits.\n"
    #expect(DocumentReader.words(Array(text.utf8), path: "a.md") == ["the", "desk", "calls", "100", "it", "waits"])
    #expect(DocumentReader.words(Array(text.utf8), path: "a.csv").isEmpty)
    let wrapped = "# Another\ntitle\n\n- The **desk** calls\n100; it waits."
    #expect(DocumentReader.wording(Array(text.utf8)) == DocumentReader.wording(Array(wrapped.utf8)))
    #expect(DocumentReader.wording([0, 1]) == nil)
  }

  @Test func analysesCountWhatFails() throws {
    let text = """
      {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"bandit","rules":[{"id":"B1","defaultConfiguration":{"level":"error"}}]}},
       "results":[{"ruleId":"B1"},{"ruleId":"B2"},{"ruleId":"B1","level":"note"},{"ruleId":"B1","kind":"pass"},
         {"ruleId":"B1","suppressions":[{"kind":"inSource"}]},{"ruleId":"B1","baselineState":"absent"},
         {"ruleId":"B1","suppressions":[{"kind":"external","status":"rejected"}]}]}]}
      """
    let report = try #require(AnalysisReader.read(Array(text.utf8)))
    #expect(report.errors == 2)
    #expect(report.warnings == 1)
    #expect(report.notes == 1)
    #expect(report.tools == ["bandit"])
    #expect(report.complete)
    let stopped = text.replacingOccurrences(
      of: "\"results\"", with: "\"invocations\":[{\"executionSuccessful\":false}],\"results\"")
    #expect(AnalysisReader.read(Array(stopped.utf8))?.complete == false)
    #expect(AnalysisReader.read(Array("{\"version\":\"2.1.0\",\"runs\":[]}".utf8))?.complete == false)
    let run = "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"x\"}}}]}"
    #expect(AnalysisReader.read(Array(run.utf8))?.complete == false)
    let none = run.replacingOccurrences(of: "\"tool\"", with: "\"results\":[],\"tool\"")
    #expect(AnalysisReader.read(Array(none.utf8))?.complete == true)
    #expect(AnalysisReader.read(Array("{\"version\":\"2.0.0\",\"runs\":[]}".utf8)) == nil)
  }

  @Test func transformationsAreCounted() throws {
    let text = """
      {"metadata":{"dbt_schema_version":"https://schemas.getdbt.com/dbt/run-results/v6.json","generated_at":"2026-11-20T10:00:00Z"},
       "results":[{"status":"success","unique_id":"model.a"},{"status":"pass","unique_id":"test.b"},
                  {"status":"warn","unique_id":"test.c"},{"status":"fail","unique_id":"test.d"},{"status":"skipped","unique_id":"model.e"}]}
      """
    let found = try #require(TransformationReader.read(Array(text.utf8)))
    #expect(found.run == TransformationRun(passed: 2, warned: 1, skipped: 1, failed: ["test.d"]))
    #expect(found.day == "2026-11-20")
    #expect(TransformationReader.read(Array("{\"results\":[]}".utf8)) == nil)
  }

  @Test func testsOfDbtHaveToRun() throws {
    func read(_ results: String) throws -> TransformationRun {
      let text = "{\"metadata\":{\"dbt_schema_version\":\"run-results/v6\"},\"results\":[\(results)]}"
      return try #require(TransformationReader.read(Array(text.utf8))).run
    }
    let model = "{\"status\":\"success\",\"unique_id\":\"model.a\",\"failures\":null}"
    let skipped = try read(model + ",{\"status\":\"skipped\",\"unique_id\":\"test.b\",\"failures\":null}")
    #expect(skipped.onlySkippedTests)
    let passed = try read(model + ",{\"status\":\"pass\",\"unique_id\":\"test.b\",\"failures\":0}")
    #expect(!passed.onlySkippedTests && passed.contradicted.isEmpty)
    let failing = try read(model + ",{\"status\":\"pass\",\"unique_id\":\"test.b\",\"failures\":12}")
    #expect(failing.contradicted == ["test.b"])
    #expect(try !read(model).onlySkippedTests)
  }

  /// A sum of digits alone is a number in YAML; no file has it, and it must not be passed over.
  @Test(arguments: ["00000000000000000000000000000000", "abc", "1.5"]) func sumsThatAreNone(_ sum: String) throws {
    let text = "schema: '2.0'\nstages:\n  train:\n    outs:\n    - path: a\n      hash: md5\n      md5: \(sum)\n"
    let lock = try #require(PipelineLockReader.read(Array(text.utf8), path: "dvc.lock", stage: "train"))
    let found = try #require(lock.entries.first?.md5)
    #expect(found.count != 32)
  }

  @Test(
    arguments: [
      ("Project: stones\n", "stones"), ("# Проект: «Отток»\n", "«Отток»"), ("**Project:** churn\n", "churn"),
      ("---\nproject: a\n---\nProject: b\n", "a"), ("Projects of last year\n", nil), ("The project: big\n", nil),
    ] as [(String, String?)])
  func theProjectOfADocument(_ text: String, _ project: String?) {
    #expect(DocumentReader.read(Array(text.utf8), path: "a.md").project == project)
  }

  @Test func bytesUnderTheNameOfATextAreNoText() {
    #expect(DocumentReader.read([7, 0, 200, 13, 0, 1], path: "a.md").words == 0)
    #expect(DocumentReader.read([0xFF, 0xFE, 0x41, 0], path: "a.md").words == nil)
  }

  @Test func lockFilesAreRead() throws {
    let text = """
      schema: '2.0'
      stages:
        train@a:
          cmd: python train.py
          deps:
          - {path: data/rows.csv, hash: md5, md5: 0cc175b9c0f1b6a831c399e269772661, size: 1}
          outs:
          - {path: models, hash: md5, md5: 0cc175b9c0f1b6a831c399e269772661.dir, size: 9, nfiles: 2}
        other: {cmd: ls, outs: [{path: o.txt, md5: 92eb5ffee6ae2fec3ad71c777531578f}]}
      """
    let lock = try #require(PipelineLockReader.read(Array(text.utf8), path: "dvc.lock", stage: "train"))
    #expect(lock.stages == ["train@a"])
    #expect(lock.entries.map(\.path) == ["data/rows.csv", "models"])
    #expect(lock.entries[0].md5 == "0cc175b9c0f1b6a831c399e269772661")
    #expect(lock.entries[1].md5 == nil)
    #expect(PipelineLockReader.read(Array(text.utf8), path: "dvc.lock", stage: nil)?.entries.last?.isLegacy == true)
    #expect(PipelineLockReader.read(Array("stages: {}".utf8), path: "dvc.lock", stage: nil) == nil)
    #expect(PipelineLockReader.read(Array("schema: ".utf8), path: "dvc.lock", stage: nil) == nil)
  }

  @Test(arguments: [
    ("# Robustness\n\nTODO", ["TODO"]), ("We will add it, TBD.", ["TBD"]), ("Модель: ЗАПОЛНИТЬ", ["ЗАПОЛНИТЬ"]),
    ("Lorem ipsum dolor", ["lorem ipsum"]), ("By [insert name], see [the list](a.md)", ["[insert name]"]),
    ("Автор: <укажите имя>", ["<укажите имя>"]), ("Owner: {{ owner }}", ["{{owner}}"]),
    ("```\nTODO in code\n```", []), ("The todo list of the desk is short; see [1] and <https://example.org>.", []),
    ("Таблица заполнена в мае, дописать её не потребовалось.", []),
  ])
  func unfinishedTextsAreFound(text: String, marks: [String]) {
    #expect(DocumentReader.read(Array(text.utf8), path: "a.md").placeholders == marks)
  }

  @Test func wordsAreCounted() {
    // Headings, front matter, code and bare punctuation do not count.
    let text = "---\nproject: churn\n---\n# A heading of words\n\nfive words — and 1 number\n\n```\nlet a = 1\n```\n"
    let facts = DocumentReader.read(Array(text.utf8), path: "docs/a.md")
    #expect(facts.words == 5)
    #expect(facts.project == "churn")
    #expect(DocumentReader.read([], path: "a.md").words == 0)
    #expect(DocumentReader.read([0x25, 0x50, 0x44, 0x46, 0x2D, 0], path: "a.pdf").words == nil)
    #expect(DocumentReader.read(Array("a,b\n1,2\n".utf8), path: "a.csv").words == nil)
  }

  @Test func trackedRunsAreRead() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mlruns-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let id = "0123456789abcdef0123456789abcdef"
    func write(_ text: String, _ path: String) throws {
      let file = folder.appendingPathComponent("7/\(id)/\(path)")
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    // As MLflow 3 writes it: numbers for the status, a folder for a key with a slash, lines of two to five fields.
    try write(
      "run_id: \(id)\nrun_name: gbm\nstatus: 3\nlifecycle_stage: active\nend_time: 1795392000000\n", "meta.yaml")
    try write("1795391000000 0.81 2\n1795391000001 0.84 10\n1795391000002 0.7 3\n", "metrics/val/auc")
    try write("1795391000000 nan\n", "metrics/loss")
    try write("0.1", "params/rate")
    try write("abc", "tags/mlflow.source.git.commit")
    let found = try #require(TrackedRunReader.read(store: folder.path, id: id))
    #expect(found.run.status == .finished)
    #expect(found.run.title == "gbm")
    #expect(found.run.metrics == [Named("loss", nil), Named("val/auc", 0.84)])
    #expect(found.run.parameters == [Named("rate", "0.1")])
    #expect(found.run.commit == "abc")
    #expect(found.ended == 1_795_392_000_000)
    #expect(!found.run.endsBeforeStart)
    try write(
      "run_id: \(id)\nstatus: 3\nstart_time: 1795392000001\nend_time: 1795392000000\n", "meta.yaml")
    #expect(TrackedRunReader.read(store: folder.path, id: id)?.run.endsBeforeStart == true)
    #expect(TrackedRunReader.read(store: folder.path, id: "fedcba9876543210fedcba9876543210") == nil)
    #expect(TrackedRunReader.read(store: folder.path, id: "../7/\(id)") == nil)
  }
}
