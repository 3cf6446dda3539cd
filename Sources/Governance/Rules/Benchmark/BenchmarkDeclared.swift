import Manifest
import Measurements
import Wording

struct BenchmarkDeclared: FaultRule {
  static let info = RuleInfo(
    id: "BM001",
    name: LocalizedText(en: "Speed is measured before deployment", ru: "Скорость измеряют до внедрения"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(en: "From deployment on there is a benchmark.", ru: "С этапа внедрения есть замер."),
    why: LocalizedText(
      en: "A model nobody timed fails on its first busy day.",
      ru: "Незамеренная модель откажет в первый же загруженный день."),
    fix: LocalizedText(en: "Add a benchmark.", ru: "Добавьте замер."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .deployment && subject.project.benchmarks.isEmpty
        && !subject.project.models.isEmpty,
      "there is none", "замеров нет", at: subject.project.phase.location)
  }
}
