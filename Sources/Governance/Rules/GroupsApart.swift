import Manifest
import Measurements
import Wording

/// A group that the manifest declares may not be on both sides of a split.
struct GroupsApart: Rule {
  static let info = RuleInfo(
    id: "DQ002",
    name: LocalizedText(
      en: "A group is on one side of a split only", ru: "Группа лежит только по одну сторону разбиения"),
    severity: .error, phase: .dataPreparation,
    checks: LocalizedText(
      en: "Values of the declared `group` column that occur in two splits.",
      ru: "Значения объявленного столбца `group`, которые есть в двух выборках."),
    why: LocalizedText(
      en: "Rows of one group resemble each other: a model recognises the group instead of the target.",
      ru: "Строки одной группы похожи: модель узнаёт группу, а не цель."),
    fix: LocalizedText(
      en: "Split by group, so that all rows of one are on the same side; train and evaluate again.",
      ru: "Разделите данные по группам, обучите и оцените заново."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for profile in subject.measurements.profiles {
      for shared in profile.audit.sharedGroups { judge(shared, profile.entry, subject, into: &judgement) }
    }
  }

  private func judge(
    _ shared: DataAudit.SharedGroups, _ entry: String, _ subject: Subject, into judgement: inout Judgement
  ) {
    let apart = shared.groups == 0
    let check = Check(
      outcome: apart ? .met : .notMet,
      statement: .write { pen in
        let (train, test) = ("\(entry):\(shared.train)", "\(entry):\(shared.test)")
        return apart
          ? pen.say(
            en: "No \(shared.column) is in both \(train) and \(test)",
            ru: "Ни одно значение \(shared.column) не встречается и в \(train), и в \(test)")
          : pen.say(
            en: "The same \(shared.column) is in \(train) and \(test)",
            ru: "Одни и те же значения \(shared.column) есть и в \(train), и в \(test)")
      },
      reason: .write { pen in
        let all = pen.numbers.integer(shared.testGroups)
        guard !apart else {
          return pen.say(en: "\(all) groups compared", ru: "сравнено групп: \(all)")
        }
        let count = pen.numbers.integer(shared.groups)
        let rows = pen.numbers.integer(shared.rows)
        let some = shared.examples.joined(separator: ", ")
        return pen.say(
          en: "\(count) of \(all) groups with \(rows) rows, such as \(some)",
          ru: "групп: \(count) из \(all), строк: \(rows), например \(some)")
      }, rank: .measured, phase: .dataPreparation, location: subject.location(ofData: entry))
    guard !apart else { return judgement.note(check) }
    judgement.fault(
      check, rule: id, severity: .error,
      help: LocalizedText(
        en: "Split by group, so that all rows of one are on the same side; then train and evaluate again.",
        ru: "Разделите данные по группам, чтобы все строки группы были по одну сторону, затем обучите и оцените заново."
      ))
  }
}
