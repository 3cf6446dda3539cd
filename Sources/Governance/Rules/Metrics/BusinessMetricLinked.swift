import Manifest
import Measurements
import Wording

struct BusinessMetricLinked: FaultRule {
  static let info = RuleInfo(
    id: "ML027",
    name: LocalizedText(en: "A business metric is linked to the model", ru: "Бизнес-метрика связана с моделью"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Every business metric is the end of a link.", ru: "К каждой бизнес-метрике ведёт связь."),
    why: LocalizedText(en: "Otherwise it is not the model that moves it.", ru: "Иначе её движет не модель."),
    fix: LocalizedText(
      en: "Add a link, or say that it is only watched.", ru: "Добавьте связь или укажите, что за ней лишь следят."))

  func faults(in subject: Subject) -> [Fault] {
    guard !subject.project.links.isEmpty else { return [] }
    let linked = Set(subject.project.links.map(\.to.value))
    return Fault.each(
      subject.project.businessMetrics.filter { !linked.contains($0.id) }, { "no link to \($0.title)" },
      { "связи с «\($0.title)» нет" }, at: { $0.location })
  }
}
