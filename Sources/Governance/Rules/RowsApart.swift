import Manifest
import Measurements
import Wording

/// Rows that a model was trained on prove nothing about it.
///
/// Equal rows are normal where columns hold few values, so what the splits share is compared with what the training split
/// shares with itself.
struct RowsApart: Rule {
  static let info = RuleInfo(
    id: "DQ001",
    name: LocalizedText(en: "Test rows are not among training rows", ru: "Тестовых строк нет среди обучающих"),
    severity: .error, phase: .dataPreparation,
    checks: LocalizedText(
      en: "Rows that are equal in all columns but key and split, against what chance gives.",
      ru: "Строки, равные по всем столбцам, кроме ключа и выборки, против случайного числа совпадений."),
    why: LocalizedText(
      en: "A model remembers what it has seen; such rows prove nothing about it.",
      ru: "Модель помнит увиденное; такие строки ничего о ней не доказывают."),
    fix: LocalizedText(
      en: "Remove the shared rows from one side; train and evaluate again.",
      ru: "Уберите общие строки с одной стороны, обучите и оцените заново."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for profile in subject.measurements.profiles {
      for overlap in profile.audit.overlaps { judge(overlap, profile.entry, subject, into: &judgement) }
    }
  }

  /// True where more rows are shared than a random split would share: four standard deviations, doubled in variance
  /// since equal rows come in clusters.
  static func isLeak(_ overlap: DataAudit.Overlap) -> Bool {
    let excess = Double(overlap.sharedRows) - overlap.expectedRows
    return excess >= 3 && excess > 4 * (2 * overlap.expectedRows + 1).squareRoot()
  }

  private func judge(
    _ overlap: DataAudit.Overlap, _ entry: String, _ subject: Subject, into judgement: inout Judgement
  ) {
    let leak = Self.isLeak(overlap)
    let check = Check(
      outcome: leak ? .notMet : .met,
      statement: .write { pen in
        leak
          ? pen.say(
            en: "Rows of \(entry):\(overlap.test) are also in \(entry):\(overlap.train)",
            ru: "Строки \(entry):\(overlap.test) есть и в \(entry):\(overlap.train)")
          : pen.say(
            en: "Rows of \(entry):\(overlap.test) are not in \(entry):\(overlap.train), beyond chance",
            ru: "Строк \(entry):\(overlap.test) нет в \(entry):\(overlap.train) сверх случайных совпадений")
      },
      reason: .write { pen in
        let (shared, all) = (pen.numbers.integer(overlap.sharedRows), pen.numbers.integer(overlap.testRows))
        let chance = pen.numbers.plain(overlap.expectedRows, atMost: 1)
        return pen.say(
          en: "\(shared) of \(all) are equal in all columns but key and split; chance gives about \(chance)",
          ru: "совпадают \(shared) из \(all) по всем столбцам, кроме ключа и выборки; случайно было бы около \(chance)")
      }, rank: .measured, phase: .dataPreparation, location: subject.location(ofData: entry))
    guard leak else { return judgement.note(check) }
    judgement.fault(
      check, rule: id, severity: .error,
      help: LocalizedText(
        en: "Take the shared rows out of the training split, train again, and evaluate again.",
        ru: "Уберите общие строки из обучающей выборки, обучите модель заново и повторите оценку."))
  }
}

extension Subject {
  func location(ofData entry: String) -> SourceLocation? { project.catalog.first { $0.id == entry }?.location }
}
