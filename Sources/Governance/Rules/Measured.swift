import Manifest
import Measurements
import Wording

/// What had to be measured and could not be is said, and is never a pass.
struct Measured: Rule {
  static let info = RuleInfo(
    id: "EV004",
    name: LocalizedText(en: "What has to be measured was measured", ru: "Измерено всё, что надо измерить"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "Every declared evaluation ran and every data set could be read.",
      ru: "Каждая оценка выполнена, каждый набор данных прочитан."),
    why: LocalizedText(
      en: "What could not be checked never counts as passed.", ru: "Непроверенное никогда не считается выполненным."),
    fix: LocalizedText(
      en: "See the reason, and make it measurable.", ru: "Посмотрите причину и сделайте измерение возможным."))

  /// A price file that cannot be read is a fault of the costs, and not of an evaluation.
  private static let prices = RuleInfo(
    id: "CO045",
    name: LocalizedText(en: "Price files can be read", ru: "Файлы цен читаются"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "Every row of the price files has a date, a source and a price of a known kind.",
      ru: "У каждой строки файлов цен есть дата, источник и цена известного вида."),
    why: LocalizedText(
      en: "Without the file no option can be compared, and a comparison without it is another one.",
      ru: "Без файла нельзя сравнить ни один вариант, а сравнение без него — другое сравнение."),
    fix: LocalizedText(
      en: "Correct the row that is named; `dossier prices show` reads the file as the gate does.",
      ru: "Исправьте названную строку; `dossier prices show` читает файл так же, как проверка."))

  static var infos: [RuleInfo] { [info, prices] }

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for gap in subject.measurements.unmeasured {
      judgement.fault(
        Check(
          outcome: .open, statement: statement(gap), reason: LocalizedText(verbatim: gap.message), rank: .missing,
          phase: phase(gap.subject), location: gap.location),
        rule: gap.subject == .cost ? Self.prices.id : id, severity: .error,
        help: gap.help.map { LocalizedText(verbatim: $0) } ?? (gap.subject == .cost ? Self.prices.fix : nil),
        incomplete: true)
    }
    let measured = Set(subject.measurements.evaluations.map(\.id)).union(subject.measurements.unmeasured.map(\.id))
    for evaluation in subject.project.evaluations where !measured.contains(evaluation.id) {
      judgement.fault(
        Check(
          outcome: .open,
          statement: LocalizedText(
            en: "Evaluation \(evaluation.id) is measured", ru: "Оценка \(evaluation.id) измерена"),
          reason: LocalizedText(en: "it was not run", ru: "она не запускалась"), rank: .missing, phase: .evaluation,
          location: evaluation.location),
        rule: id, severity: .error, incomplete: true)
    }
  }

  private func statement(_ gap: Unmeasured) -> LocalizedText {
    switch gap.subject {
    case .evaluation:
      LocalizedText(en: "Evaluation \(gap.id) could not be measured", ru: "Оценку \(gap.id) не удалось измерить")
    case .profile:
      LocalizedText(en: "Data set \(gap.id) could not be read", ru: "Набор данных \(gap.id) не удалось прочитать")
    case .benchmark:
      LocalizedText(en: "Benchmark \(gap.id) could not be measured", ru: "Замер \(gap.id) не удалось выполнить")
    case .cost:
      LocalizedText(en: "Cost \(gap.id) could not be computed", ru: "Стоимость \(gap.id) не удалось рассчитать")
    }
  }

  private func phase(_ subject: Unmeasured.Subject) -> Phase {
    switch subject {
    case .evaluation: .evaluation
    case .profile: .businessAndDataUnderstanding
    case .benchmark, .cost: .deployment
    }
  }
}
