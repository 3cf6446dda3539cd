import Manifest
import Measurements
import Wording

/// A model that is judged on the past of its training rows knows the answers.
struct TimeInOrder: Rule {
  static let info = RuleInfo(
    id: "DQ003", name: LocalizedText(en: "Test rows come after training rows", ru: "Тестовые строки позже обучающих"),
    severity: .error, phase: .dataPreparation,
    checks: LocalizedText(
      en: "The declared `time` column of training and test rows.",
      ru: "Объявленный столбец `time` у обучающих и тестовых строк."),
    why: LocalizedText(
      en: "A model that is judged on the past of its training rows knows the answers.",
      ru: "Модель, которую судят по прошлому её обучающих строк, знает ответы."),
    fix: LocalizedText(
      en: "Split by time: train on the past, test on what came after.",
      ru: "Разделите по времени: обучайте на прошлом, проверяйте на том, что было после."))
  /// Up to this share of older rows is taken for ragged edges, and only warned about.
  static let tolerated = 0.01

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for profile in subject.measurements.profiles {
      for order in profile.audit.timeOrder { judge(order, profile.entry, subject, into: &judgement) }
    }
  }

  private func judge(
    _ order: DataAudit.TimeOrder, _ entry: String, _ subject: Subject, into judgement: inout Judgement
  ) {
    let inOrder = order.olderRows == 0
    let share = Double(order.olderRows) / Double(max(1, order.testRows))
    let check = Check(
      outcome: inOrder ? .met : share > Self.tolerated ? .notMet : .condition,
      statement: .write { pen in
        let (train, test) = ("\(entry):\(order.train)", "\(entry):\(order.test)")
        return inOrder
          ? pen.say(en: "\(test) is not older than \(train)", ru: "\(test) не старше \(train)")
          : pen.say(en: "\(test) is older than \(train)", ru: "\(test) старше \(train)")
      },
      reason: .write { pen in
        let older = pen.numbers.integer(order.olderRows)
        let all = pen.numbers.integer(order.testRows)
        return pen.say(
          en:
            "\(older) of \(all) rows are older than the newest training row; \(order.column) is \(order.newestTrain) there, and from \(order.oldestTest) here",
          ru:
            "строк старше самой новой обучающей: \(older) из \(all); \(order.column) там до \(order.newestTrain), здесь от \(order.oldestTest)"
        )
      }, rank: .measured, phase: .dataPreparation, location: subject.location(ofData: entry))
    guard !inOrder else { return judgement.note(check) }
    judgement.fault(
      check, rule: id, severity: share > Self.tolerated ? .error : .warning,
      help: LocalizedText(
        en:
          "Split by time: train on the past, test on what came after. Or take `time:` out where order does not matter.",
        ru:
          "Разделите данные по времени: обучение на прошлом, проверка на том, что было позже. Или уберите `time:`, если порядок не важен."
      ))
  }
}
