import Manifest
import Measurements
import Wording

struct KeyIsUnique: FaultRule {
  static let info = RuleInfo(
    id: "DQ016",
    name: LocalizedText(en: "The key is unique", ru: "Ключ уникален"),
    severity: .warning, phase: .dataPreparation,
    checks: LocalizedText(
      en: "The column under `key` has a different value in every row.", ru: "В столбце `key` все значения разные."),
    why: LocalizedText(
      en: "Duplicates count twice, in training and in the score.",
      ru: "Дубликаты считаются дважды, и в обучении, и в оценке."),
    fix: LocalizedText(
      en: "Remove duplicates, or name the right key.", ru: "Удалите дубликаты или укажите верный ключ."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.catalog.filter { entry in
        guard let key = entry.key?.value, let profile = subject.profile(entry.id),
          let column = profile.columns.first(where: { $0.name == key })
        else { return false }
        return column.distinct < profile.rows
      }, { "\($0.id): values of \($0.key?.value ?? "") repeat" },
      { "\($0.id): значения \($0.key?.value ?? "") повторяются" },
      at: { $0.key?.location ?? $0.location })
  }
}
