import Manifest
import Measurements
import Wording

struct BenchmarkHasData: FaultRule {
  static let info = RuleInfo(
    id: "BM005",
    name: LocalizedText(en: "A benchmark runs on real rows", ru: "Замер идёт на настоящих строках"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(en: "Every benchmark names `data`.", ru: "У каждого замера указаны `data`."),
    why: LocalizedText(en: "Invented rows take invented time.", ru: "Придуманные строки дают придуманное время."),
    fix: LocalizedText(en: "Add `data`.", ru: "Добавьте `data`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.benchmarks.filter { spec in
        spec.data == nil
      }, { "\($0.id): no data" }, { "\($0.id): данных нет" }, at: { $0.location })
  }
}
