import Manifest
import Measurements
import Wording

struct BenchmarkRuns: FaultRule {
  static let info = RuleInfo(
    id: "BM008",
    name: LocalizedText(en: "A benchmark times a model that runs", ru: "Замер проводится на модели, которая работает"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "The model of a benchmark is not a column of recorded answers.",
      ru: "Модель замера — не столбец записанных ответов."),
    why: LocalizedText(
      en: "To look an answer up says nothing about how long it takes to compute one.",
      ru: "Прочитать готовый ответ — не то же, что рассчитать его."),
    fix: LocalizedText(
      en: "Name the model that serves, or its server.",
      ru: "Укажите модель, которая обслуживает запросы, или её сервер."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.benchmarks.compactMap { benchmark in
      guard case .model(let model) = benchmark.target, subject.project.isRecorded(model.value) else { return nil }
      return Fault(
        LocalizedText(
          en: "\(benchmark.id): \(model.value) is recorded", ru: "\(benchmark.id): ответы \(model.value) записаны"),
        at: model.location)
    }
  }
}
