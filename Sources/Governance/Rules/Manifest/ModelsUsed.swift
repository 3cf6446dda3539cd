import Manifest
import Measurements
import Wording

struct ModelsUsed: FaultRule {
  static let info = RuleInfo(
    id: "MH004",
    name: LocalizedText(en: "Declared models are used", ru: "Описанные модели используются"),
    severity: .info, phase: .modeling,
    checks: LocalizedText(
      en: "Every model is evaluated, compared with or timed.", ru: "Каждая модель оценена, сравнена или замерена."),
    why: LocalizedText(en: "An unused model is a forgotten experiment.", ru: "Неиспользуемая модель — забытый опыт."),
    fix: LocalizedText(en: "Remove it, or evaluate it.", ru: "Удалите или оцените."))

  func faults(in subject: Subject) -> [Fault] {
    let used = subject.usedModels
    return Fault.each(
      subject.project.models.filter { !used.contains($0.id) }, { "\($0.id) is not used" },
      { "\($0.id) не используется" },
      at: { $0.location })
  }
}
