import Manifest
import Measurements
import Testing

@testable import Governance
@testable import Report

/// What only forecasts, rankings and answers in text show.
struct TaskSectionTests {
  private func page(_ task: String, _ extra: String, _ result: EvaluationResult, _ language: Language) throws -> String
  {
    let manifest = """
      dossier: 1
      title: T
      language: \(language.rawValue)
      models: {m: {format: predictions, data: rows, column: p}}
      catalog: {rows: {source: {kind: csv, path: rows.csv}}}
      evaluations: {e: {task: \(task), data: rows, target: y, model: m\(extra)}}
      """
    let read = try Sample.input(manifest)
    let measurements = ProjectMeasurements(project: "sample", evaluations: [result])
    let review = Reviewer().review(Subject(project: read.project, measurements: measurements, asOf: Sample.date))
    let input = ProjectInput(project: read.project, measurements: measurements, review: review)
    let rendered = Sample.renderer([language]).project(input)
    return String(decoding: try #require(rendered.files.first).bytes, as: UTF8.self)
  }

  private func result(_ task: TaskKind, n: Int, _ metric: String, _ value: Double) -> EvaluationResult {
    EvaluationResult(
      id: "e", task: task, n: n, confidence: Confidence(level: 0.95, resamples: 100, seed: 7),
      metrics: [Named(metric, Estimate(value: value, low: value / 2, high: value * 1.5))], provenance: Provenance())
  }

  private func slice(_ column: String, _ value: String, _ mase: Double) -> SliceResult {
    SliceResult(
      column: column, value: value, n: 10,
      metrics: [Named("mase", Estimate(value: mase, low: mase / 2, high: mase * 2))],
      baseline: [Named("mase", Estimate(value: 1))])
  }

  @Test func forecasts() throws {
    var result = result(.forecast, n: 40, "mase", 0.3)
    result.forecast = ForecastResult(
      season: 12, horizon: 2, origins: 5, firstOrigin: "2024-01-01", lastOrigin: "2024-05-01", series: 2,
      isRolling: true, isModelRun: true, isAgainstSeasonalNaive: true, checkedRows: 40, scaleRows: nil, scales: [],
      byHorizon: [slice("horizon", "1", 0.25), slice("horizon", "2", 0.35)],
      bySeries: [slice("series", "<b>mining</b>", 0.4), slice("series", "trade", 0.2)])
    let extra = ", forecast: {horizon: 2, origins: 5}"
    let english = try page("forecast", extra, result, .en)
    #expect(english.contains("0.250 one period ahead, 0.350 2 ahead"))
    #expect(english.contains("The tool ran the model at each origin itself"))
    #expect(english.contains("the value of the same season 12 periods before"))
    #expect(english.contains("&lt;b&gt;mining") && !english.contains("<b>mining"))
    #expect(english.contains("data/e-horizons.csv"))
    let russian = try page("forecast", extra, result, .ru)
    #expect(russian.contains("Ошибки по рядам") && russian.contains("5\u{A0}точек отсчёта"))

    result.forecast?.isModelRun = false
    #expect(try !page("forecast", extra, result, .en).contains("The tool ran the model"))
  }

  @Test func rankings() throws {
    var result = result(.ranking, n: 21, "ndcg", 0.5)
    result.ranking = RankingResult(queries: 21, rows: 300, withoutRelevant: 2, tied: 0, highestGrade: 3)
    let english = try page("ranking", ", query: q", result, .en)
    #expect(
      english.contains("Measured on 21\u{A0}queries") && english.contains("2\u{A0}queries without a relevant row"))
    #expect(!english.contains("equal scores"))
    let russian = try page("ranking", ", query: q", result, .ru)
    #expect(russian.contains("Измерено: 21\u{A0}запрос ") && russian.contains("Без релевантных строк: 2\u{A0}запроса"))
  }

  @Test func answersInText() throws {
    var result = result(.text, n: 2, "accuracy", 0.5)
    result.text = TextResult(
      byRule: [
        TextResult.RuleResult(rule: .number, n: 2, accuracy: Estimate(value: 0.5, low: 0, high: 1), baseline: 0.25)
      ],
      items: [
        TextResult.Item(id: "q-right", rule: .number, score: 1),
        TextResult.Item(id: "q-wrong", rule: .number, score: 0),
      ])
    let english = try page("text", "", result, .en)
    #expect(english.contains("its first number is near enough") && english.contains("25.0%"))
    #expect(english.contains("q-wrong") && !english.contains("q-right"))
    #expect(try page("text", "", result, .ru).contains("Измерено: 2\u{A0}вопроса"))
  }

  @Test func methodsDefineEveryMetric() throws {
    for language in [Language.en, .ru] {
      let place = PagePlace(root: "", versions: [])
      let bytes = MethodsPage(
        tongue: Tongue(language),
        settings: SiteSettings(organisation: Organisation(languages: [language]), asOf: Sample.date, version: "0")
      )
      .render(place: place, home: "index.html", methods: "methods.html")
      let text = String(decoding: bytes, as: UTF8.self)
      for info in MetricRegistry.all { #expect(text.contains("<code>\(info.name)"), "\(info.name)") }
    }
  }
}
