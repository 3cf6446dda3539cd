import Manifest
import Measurements
import Wording

struct AmountsInOrder: FaultRule {
  static let info = RuleInfo(
    id: "ML031",
    name: LocalizedText(
      en: "A right decision is worth more than a wrong one", ru: "Верное решение стоит больше неверного"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Of a value model: `tp` above `fn`, `tn` above or equal to `fp`, and a volume above 0.",
      ru: "В модели ценности `tp` больше `fn`, `tn` не меньше `fp`, а объём больше 0."),
    why: LocalizedText(
      en: "With a sign exchanged every model looks profitable.",
      ru: "С перепутанным знаком выгодна любая модель."),
    fix: LocalizedText(en: "Check the amounts and their signs.", ru: "Проверьте суммы и знаки."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.links.flatMap(\.evidence).flatMap { evidence in
      guard case .valueModel(let value) = evidence.kind else { return [Fault]() }
      return Fault.when(
        Self.isAbove(value.fn, value.tp, orEqual: true), "`fn` is not below `tp`", "`fn` не меньше `tp`",
        at: evidence.location)
        + Fault.when(
          Self.isAbove(value.fp, value.tn, orEqual: false), "`fp` is above `tn`", "`fp` больше `tn`",
          at: evidence.location)
        + Fault.when(value.volume.count <= 0, "the volume is 0", "объём равен 0", at: evidence.location)
    }
  }

  /// Nothing is said of amounts that are left to a formula or in two currencies.
  private static func isAbove(_ wrong: Money?, _ right: Money?, orEqual: Bool) -> Bool {
    guard let wrong, let right, wrong.currency == right.currency else { return false }
    return orEqual ? wrong.amount >= right.amount : wrong.amount > right.amount
  }
}
