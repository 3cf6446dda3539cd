import Manifest
import Measurements
import Wording

struct LoadOnBusyModel: FaultRule {
  static let info = RuleInfo(
    id: "BM004",
    name: LocalizedText(
      en: "A model under load is timed under load", ru: "Модель под нагрузкой замерена под нагрузкой"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(
      en: "Benchmarks of workloads with a peak of 10/s or more have the server scenario.",
      ru: "У замеров нагрузок с пиком от 10/с есть сценарий server."),
    why: LocalizedText(
      en: "One request at a time says nothing of queues.", ru: "Запросы по одному ничего не говорят об очередях."),
    fix: LocalizedText(en: "Add the scenario `server`.", ru: "Добавьте сценарий `server`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.benchmarks.filter { spec in
        !spec.scenarios.contains(.server) && subject.peak(ofBenchmark: spec.id) >= 10
      }, { "\($0.id): no server scenario" }, { "\($0.id): нет сценария server" }, at: { $0.location })
  }
}
