import Manifest
import Measurements
import Wording

/// A key that repeats joins predictions to the wrong rows.
struct KeyUnique: Rule {
  static let info = RuleInfo(
    id: "DQ004", name: LocalizedText(en: "A key identifies each row", ru: "Ключ однозначно определяет строку"),
    severity: .error, phase: .dataPreparation,
    checks: LocalizedText(
      en: "The column under `key` repeats nowhere and is never empty.",
      ru: "Столбец `key` нигде не повторяется и не пуст."),
    why: LocalizedText(
      en: "A key that repeats joins predictions to the wrong rows, and duplicates count twice.",
      ru: "Повторы ключа связывают предсказания не с теми строками, а дубликаты считаются дважды."),
    fix: LocalizedText(
      en: "Remove the repeated rows, or name the column that identifies a row.",
      ru: "Удалите повторы или укажите столбец, который действительно определяет строку."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for profile in subject.measurements.profiles {
      guard let key = profile.audit.key else { continue }
      let isKey = key.repeatedRows == 0 && key.missing == 0
      let check = Check(
        outcome: isKey ? .met : .notMet,
        statement: .write { pen in
          isKey
            ? pen.say(
              en: "\(key.column) identifies each row of \(profile.entry)",
              ru: "\(key.column) однозначно определяет строку \(profile.entry)")
            : pen.say(
              en: "\(key.column) does not identify the rows of \(profile.entry)",
              ru: "\(key.column) не определяет строки \(profile.entry) однозначно")
        },
        reason: isKey
          ? .none
          : .write { pen in
            let (repeated, missing) = (pen.numbers.integer(key.repeatedRows), pen.numbers.integer(key.missing))
            return pen.say(
              en: "\(repeated) rows share their key with another, \(missing) have none",
              ru: "строк с общим ключом: \(repeated), без ключа: \(missing)")
          }, rank: .measured, phase: .dataPreparation, location: subject.location(ofData: profile.entry))
      guard !isKey else {
        judgement.note(check)
        continue
      }
      judgement.fault(
        check, rule: id, severity: .error,
        help: LocalizedText(
          en: "Remove the repeated rows, or name the column that identifies a row as `key`.",
          ru: "Удалите повторы или укажите в `key` столбец, который действительно определяет строку."))
    }
  }
}
