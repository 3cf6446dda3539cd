import Manifest
import Measurements
import Wording

/// An option that a constraint forbids is no option.
struct PlacementAllowed: FaultRule {
  static let info = RuleInfo(
    id: "CO024",
    name: LocalizedText(
      en: "An option is left that no constraint forbids", ru: "Есть вариант, не нарушающий ограничений"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "Sensitive workloads, accelerators of the server and counts of servers, for each option.",
      ru: "Чувствительные нагрузки, ускорители и число серверов в каждом варианте."),
    why: LocalizedText(
      en: "A plan that breaks its own constraint is found out late.",
      ru: "План, нарушающий свои же ограничения, выяснится поздно."),
    fix: LocalizedText(
      en: "Compare an option that keeps them: own or hybrid machines, another server, more of them.",
      ru: "Сравните вариант, который их соблюдает: свои или гибрид, другой сервер, больше серверов."))

  func faults(in subject: Subject) -> [Fault] {
    guard let cost = subject.measurements.cost, !cost.options.isEmpty,
      cost.options.allSatisfy({ !$0.violations.isEmpty })
    else { return [] }
    let notes = cost.options.flatMap(\.violations)
    var seen: Set<CostNote> = []
    return notes.filter { seen.insert($0).inserted }.map { note in
      Fault(
        LocalizedText(en: CostWords(.en).note(note), ru: CostWords(.ru).note(note)),
        at: subject.project.infrastructure?.location)
    }
  }
}
