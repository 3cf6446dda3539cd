import Manifest
import Measurements
import Wording

/// An easy row that stands in the test split ten times counts ten times.
struct TestRowsNotRepeated: FaultRule {
  static let info = RuleInfo(
    id: "DQ036",
    name: LocalizedText(en: "Test rows are not repeated", ru: "Тестовые строки не повторяются"),
    severity: .error, phase: .dataPreparation,
    checks: LocalizedText(
      en: "Test rows equal to another one in all columns but key and split, against how often training rows are.",
      ru: "Тестовые строки, равные другой по всем столбцам, кроме ключа и выборки, против доли таких в обучении."),
    why: LocalizedText(
      en: "Repeated rows weigh more than others, and make intervals narrower than they are.",
      ru: "Повторы весят больше других строк и сужают интервалы."),
    fix: LocalizedText(en: "Keep each row once.", ru: "Оставьте каждую строку один раз."))

  /// Fewer rows, or a smaller share of the split, change no result.
  private static let fewest = 6.0
  private static let smallestShare = 0.01

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.profiles.flatMap { profile in
      profile.audit.overlaps.compactMap { overlap in
        let ratio = max(1, Double(overlap.testRows) / Double(max(1, overlap.trainRows)))
        let expected = overlap.expectedRows * ratio
        let excess = Double(overlap.repeatedRows) - expected
        guard excess >= max(Self.fewest, Self.smallestShare * Double(overlap.testRows)),
          RowsApart.isBeyondChance(overlap.repeatedRows, expected: expected)
        else { return nil }
        return Fault(
          .write { pen in
            let (rows, all) = (pen.numbers.integer(overlap.repeatedRows), pen.numbers.integer(overlap.testRows))
            let usual = pen.numbers.plain(expected, atMost: 1)
            return pen.say(
              en: "\(rows) of \(all) rows of \(profile.entry):\(overlap.test) repeat another one under another key; "
                + "as often as in \(overlap.train) it would be about \(usual)",
              ru: "\(rows) из \(all) строк \(profile.entry):\(overlap.test) повторяют другую под другим ключом; "
                + "с той же частотой, что в \(overlap.train), было бы около \(usual)")
          }, at: subject.location(ofData: profile.entry))
      }
    }
  }
}
