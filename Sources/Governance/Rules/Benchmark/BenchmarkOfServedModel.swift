import Manifest
import Measurements
import Wording

struct BenchmarkOfServedModel: FaultRule {
  static let info = RuleInfo(
    id: "BM011",
    name: LocalizedText(
      en: "Replicas are counted by the model that is evaluated",
      ru: "Число реплик считается по той модели, которую оценивают"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en:
        "The model of a benchmark that a workload names is one that an evaluation judges. Nothing is said where evaluations judge recorded answers only.",
      ru:
        "Модель замера, который называет нагрузка, оценивается хотя бы одной оценкой. Если оценивают только записанные ответы, правило молчит."
    ),
    why: LocalizedText(
      en: "How fast another model is says nothing about the one that was found good enough.",
      ru: "Скорость другой модели ничего не говорит о той, которую сочли достаточно хорошей."),
    fix: LocalizedText(
      en: "Time the model that is evaluated, or evaluate the one that is timed.",
      ru: "Измерьте скорость оцениваемой модели или оцените ту, скорость которой измеряете."))

  func faults(in subject: Subject) -> [Fault] {
    let judged = Set(subject.project.evaluations.map(\.model.value))
    let recorded = judged.filter(subject.project.isRecorded)
    let areAllRecorded = recorded.count == judged.count
    let named = Set(subject.workloads.compactMap { $0.benchmark?.value })
    let baselines = Set(subject.project.evaluations.compactMap { $0.baseline?.value })
    return subject.project.benchmarks.compactMap { benchmark in
      // Recorded answers may be those of the model that is timed; those of a baseline are not meant.
      guard named.contains(benchmark.id), case .model(let model) = benchmark.target, !judged.contains(model.value),
        !areAllRecorded || baselines.contains(model.value), !subject.project.isRecorded(model.value),
        !recorded.contains(where: { $0.hasPrefix(model.value) })
      else { return nil }
      let names = judged.sorted().joined(separator: ", ")
      return Fault(
        LocalizedText(
          en: "\(benchmark.id) times \(model.value), evaluated is \(names)",
          ru: "\(benchmark.id) измеряет \(model.value), оценивается \(names)"), at: model.location)
    }
  }
}
