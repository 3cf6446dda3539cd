import Manifest
import Measurements
import Wording

/// An option whose prices are not known cannot be compared.
struct CostComputed: FaultRule {
  static let info = RuleInfo(
    id: "CO022",
    name: LocalizedText(en: "The cost of each option can be computed", ru: "Стоимость каждого варианта вычислима"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "Every price and exchange rate that an option needs is in the price book or in prices.csv.",
      ru: "Все нужные варианту цены и курсы есть в книге цен или в prices.csv."),
    why: LocalizedText(
      en: "A cost that leaves something out is too low.", ru: "Стоимость, в которой чего-то нет, занижена."),
    fix: LocalizedText(
      en: "Put the price into prices.csv, or state it in the manifest.",
      ru: "Добавьте цену в prices.csv или укажите её в манифесте."))

  func faults(in subject: Subject) -> [Fault] {
    guard let cost = subject.measurements.cost, cost.options.contains(where: { !$0.isComplete }) else { return [] }
    let kinds: Set<CostNote.Kind> = [.missingPrice, .missingRate, .unknownServer]
    return cost.notes.filter { kinds.contains($0.kind) }.map { note in
      Fault(
        LocalizedText(en: CostWords(.en).note(note), ru: CostWords(.ru).note(note)),
        at: subject.project.infrastructure?.location)
    }
  }
}
