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
      en: "Rows that are equal in all columns but key and split, or in all but one more, against what chance gives.",
      ru: "Строки, равные по всем столбцам, кроме ключа и выборки или ещё одного, против случайного числа совпадений."),
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
    isBeyondChance(overlap.sharedRows, expected: overlap.expectedRows)
  }

  static func isBeyondChance(_ rows: Int, expected: Double) -> Bool {
    let excess = Double(rows) - expected
    return excess >= 3 && excess > 4 * (2 * expected + 1).squareRoot()
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
    guard leak else {
      judgement.note(check)
      return judgeNear(overlap, entry, subject, into: &judgement)
    }
    judgement.fault(
      check, rule: id, severity: .error,
      help: LocalizedText(
        en: "Take the shared rows out of the training split, train again, and evaluate again.",
        ru: "Уберите общие строки из обучающей выборки, обучите модель заново и повторите оценку."))
  }

  /// Copies that were touched in one column. Rows of one thing at two times may be so by nature.
  private func judgeNear(
    _ overlap: DataAudit.Overlap, _ entry: String, _ subject: Subject, into judgement: inout Judgement
  ) {
    guard let near = overlap.near, Self.isBeyondChance(near.rows, expected: near.expectedRows) else { return }
    let isOrdered = subject.project.catalog.first { $0.id == entry }?.time != nil
    judgement.fault(
      Check(
        outcome: isOrdered ? .condition : .notMet,
        statement: .write { pen in
          pen.say(
            en: "Rows of \(entry):\(overlap.test) are slightly changed copies of \(entry):\(overlap.train)",
            ru: "Строки \(entry):\(overlap.test) — слегка изменённые копии строк \(entry):\(overlap.train)")
        },
        reason: .write { pen in
          let (rows, all) = (pen.numbers.integer(near.rows), pen.numbers.integer(overlap.testRows))
          let chance = pen.numbers.plain(near.expectedRows, atMost: 1)
          let place = near.column.map { pen.say(en: ", most often \($0)", ru: ", чаще всего \($0)") } ?? ""
          return pen.say(
            en: "\(rows) of \(all) differ in one column at most\(place); chance gives about \(chance)",
            ru: "\(rows) из \(all) отличаются не более чем одним столбцом\(place); случайно было бы около \(chance)")
        }, rank: .measured, phase: .dataPreparation, location: subject.location(ofData: entry)),
      rule: id, severity: isOrdered ? .warning : .error,
      help: LocalizedText(
        en: "Take these rows out of the training split, train again, and evaluate again.",
        ru: "Уберите эти строки из обучающей выборки, обучите модель заново и повторите оценку."))
  }
}

extension Subject {
  func location(ofData entry: String) -> SourceLocation? { project.catalog.first { $0.id == entry }?.location }
}
