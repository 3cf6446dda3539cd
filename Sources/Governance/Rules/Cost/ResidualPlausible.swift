import Manifest
import Measurements
import Wording

struct ResidualPlausible: FaultRule {
  static let info = RuleInfo(
    id: "CO042",
    name: LocalizedText(
      en: "What is left of the machines is plausible", ru: "Остаточная стоимость машин правдоподобна"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "`residual` up to 50% of the price; 100% and more is an error.",
      ru: "`residual` не выше 50% цены; 100% и больше — ошибка."),
    why: LocalizedText(
      en: "Servers lose most of their worth in three years: a machine that loses none is free on paper.",
      ru: "За три года серверы теряют бо́льшую часть стоимости: машина, которая её не теряет, на бумаге бесплатна."),
    fix: LocalizedText(en: "Take what such machines are sold for, or 10%.", ru: "Возьмите цену продажи или 10%."))

  func faults(in subject: Subject) -> [Fault] {
    guard let own = subject.project.infrastructure?.own, let residual = own.residual else { return [] }
    let place = own.places.residual ?? subject.project.infrastructure?.ownLocation
    let reason = LocalizedText(
      en: "\(residual.description) of the price are left", ru: "остаётся \(residual.description) цены")
    if residual.fraction >= 1 { return [Fault(reason, at: place, severity: .error)] }
    return residual.fraction > 0.5 ? [Fault(reason, at: place)] : []
  }
}
