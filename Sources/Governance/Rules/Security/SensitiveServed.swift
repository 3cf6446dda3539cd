import Manifest
import Measurements
import Wording

struct SensitiveServed: FaultRule {
  static let info = RuleInfo(
    id: "SE004",
    name: LocalizedText(
      en: "Serving personal data is marked as sensitive", ru: "Нагрузка с персональными данными помечена"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(
      en: "With personal data, an inference workload is `sensitive: true`.",
      ru: "При персональных данных нагрузка `sensitive: true`."),
    why: LocalizedText(en: "Only marked work stays inside.", ru: "Внутри остаётся только помеченное."),
    fix: LocalizedText(en: "Add `sensitive: true`.", ru: "Добавьте `sensitive: true`."))

  func faults(in subject: Subject) -> [Fault] {
    guard subject.project.catalog.contains(where: { $0.sensitivity == .personal && subject.isEvaluated($0.id) }),
      !subject.workloads.contains(where: { $0.kind == .inference && $0.sensitive })
    else { return [] }
    return Fault.each(
      subject.workloads.filter { $0.kind == .inference }, { "\($0.id): not marked" }, { "\($0.id): не помечена" },
      at: { $0.location })
  }
}
