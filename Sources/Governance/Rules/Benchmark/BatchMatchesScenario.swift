import Manifest
import Measurements
import Wording

struct BatchMatchesScenario: FaultRule {
  static let info = RuleInfo(
    id: "BM006",
    name: LocalizedText(en: "Offline runs use batches", ru: "Пакетный прогон использует пакеты"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(
      en: "Offline scenarios have a batch size above 1.", ru: "У сценария offline есть пакет больше 1."),
    why: LocalizedText(
      en: "Row by row hides what the hardware can do.", ru: "По одной строке не видно, что может оборудование."),
    fix: LocalizedText(en: "Add batch sizes such as 64 and 512.", ru: "Добавьте размеры 64 и 512."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.benchmarks.filter { spec in
        spec.scenarios.contains(.offline) && !spec.batchSizes.contains { $0 > 1 }
      }, { "\($0.id): offline with batches of 1" }, { "\($0.id): offline с пакетом 1" }, at: { $0.location })
  }
}
