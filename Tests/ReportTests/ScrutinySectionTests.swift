import Manifest
import Measurements
import Testing

@testable import Governance
@testable import Report

/// The sections of slices, fairness, robustness and importance: both languages, hostile names, gaps in the numbers.
@Suite struct ScrutinySectionTests {
  private let hostile = "<script>alert(1)</script>"

  private func result() -> EvaluationResult {
    let some = Estimate(value: 0.8, low: 0.75, high: 0.85)
    var result = EvaluationResult(
      id: "e", task: .binary, n: 500, confidence: Confidence(level: 0.95, resamples: 100, seed: 1),
      metrics: [Named("roc_auc", some)], provenance: Provenance())
    result.sliceCuts = [
      SliceCut(
        name: hostile, edges: [SliceCut.Edges(column: hostile, edges: [1, 2.5], areQuantiles: true)], minimum: 20,
        omittedSlices: 2, omittedRows: 9)
    ]
    result.sliceSearch = SliceSearch(
      loss: .brier, columns: [hostile], minimum: 20, tested: 12, rows: 500, level: 0.05,
      found: [
        SliceSearch.Found(
          parts: [SlicePart(column: hostile, value: nil)], n: 40, loss: 0.3, rest: 0.1, t: 5, p: 0.0001, q: 0.0012)
      ], more: 1)
    result.fairness = [
      FairnessResult(
        column: hostile,
        groups: [
          FairnessResult.Group(
            name: hostile, n: 30, positives: 0, selectionRate: some, truePositiveRate: Estimate(value: nil),
            falsePositiveRate: some),
          FairnessResult.Group(
            name: "b", n: 5, positives: 2, selectionRate: some, truePositiveRate: some, falsePositiveRate: some,
            ece: some, calibrationInTheLarge: Estimate(value: -0.02), counts: false),
        ], minimum: 20, selectionDifference: some, selectionRatio: some, opportunityDifference: Estimate(value: nil),
        falsePositiveDifference: some, oddsDifference: some, selectionP: 0.02)
    ]
    result.robustness = RobustnessResult(
      metric: "roc_auc", before: some, sampledRows: 400, rows: 500, seed: 1,
      disturbances: [
        RobustnessResult.Disturbance(kind: .noise, amount: 0.1, columns: [hostile], after: some, change: some),
        RobustnessResult.Disturbance(kind: .missing, amount: 0.05, columns: [hostile], refusal: hostile),
      ])
    result.explanation = ExplanationResult(
      metric: "roc_auc", sampledRows: 400, rows: 500, repeats: 5, seed: 1,
      importance: [
        ExplanationResult.Importance(column: hostile, loss: some, changedAnswers: 1, isConstant: false),
        ExplanationResult.Importance(
          column: "idle", loss: Estimate(value: 0), changedAnswers: 0, isConstant: false),
        ExplanationResult.Importance(column: "still", loss: Estimate(value: 0), changedAnswers: 0, isConstant: true),
      ], answer: .share(of: hostile), dependenceRows: 200,
      dependence: [
        ExplanationResult.Dependence(
          column: hostile,
          points: [.init(x: 1, label: "1", mean: 0.2), .init(x: 2, label: "2", mean: 0.4)]),
        ExplanationResult.Dependence(
          column: "words",
          points: [.init(x: nil, label: hostile, mean: 0.2), .init(x: nil, label: "b", mean: 0.4)]),
      ])
    return result
  }

  private func pages() throws -> [String] {
    let manifest = """
      dossier: 1
      title: T
      phase: evaluation
      catalog: {rows: {source: {kind: csv, path: rows.csv}}}
      models: {m: {format: onnx, path: m.onnx}}
      evaluations: {e: {task: binary, data: rows, target: y, model: m, metrics: [roc_auc]}}
      """
    let bare = try Sample.input(manifest)
    let measurements = ProjectMeasurements(project: "sample", evaluations: [result()])
    let review = Reviewer().review(
      Subject(project: bare.project, measurements: measurements, asOf: Sample.date))
    let rendered = Sample.renderer().project(
      ProjectInput(project: bare.project, measurements: measurements, review: review))
    return rendered.files.filter { $0.path.contains("/index.") }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func bothLanguages() throws {
    let pages = try pages()
    #expect(pages.count == 2)
    let english = try #require(pages.first { $0.contains("lang=\"en\"") && $0.contains("Permutation importance") })
    for text in [
      "12 slices of one and two columns", "is cut at its quantiles: 1; 2.5", "2 slices with fewer than",
      "Demographic parity", "(too few)", "refused by the model", "changes no answer", "always the same value",
      "Partial dependence", "Mean share of",
    ] { #expect(english.contains(text), "\(text)") }
    let russian = try #require(pages.first { $0.contains("Важность по перестановкам") })
    for text in ["Найдено поиском", "Демографический паритет", "модель не принимает", "Частичная зависимость"] {
      #expect(russian.contains(text), "\(text)")
    }
    #expect(!russian.contains("Permutation"))
  }

  @Test func namesAreEscaped() throws {
    for page in try pages() {
      #expect(!page.contains("<script"))
      #expect(page.contains("&lt;script&gt;"))
      #expect(!page.contains(" style="))
      #expect(!page.contains(">nan<") && !page.contains(">inf<"))
    }
  }
}
