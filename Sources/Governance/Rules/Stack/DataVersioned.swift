import Manifest
import Measurements
import Wording

struct DataVersioned: FaultRule {
  static let info = RuleInfo(
    id: "ST007",
    name: LocalizedText(en: "Data are versioned as well as code", ru: "Под версиями не только код, но и данные"),
    severity: .info, phase: .modeling,
    checks: LocalizedText(
      en: "From modeling on, `stack` has a tool for it.", ru: "С этого этапа в `stack` есть такой инструмент."),
    why: LocalizedText(en: "Git does not hold data.", ru: "Git не хранит данные."),
    fix: LocalizedText(
      en: "Add DVC, lakeFS or a table format with versions.", ru: "Добавьте DVC, lakeFS или таблицы с версиями."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .modeling && !subject.project.stack.isEmpty
        && !StackMap(subject.project.stack).covers(.dataVersioning),
      "no tool is named", "инструмент не назван", at: subject.project.stack.first?.location)
  }
}
