import Manifest
import Measurements
import Wording

/// Groups of a column that is marked protected are to be selected at similar rates, and found at similar rates.
struct GroupsTreatedAlike: Rule {
  static let info = RuleInfo(
    id: "EV027",
    name: LocalizedText(en: "Protected groups are treated alike", ru: "С защищаемыми группами обходятся одинаково"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "Selection rates (four-fifths rule) and true positive rates between groups of a protected column.",
      ru: "Доли отбора (правило четырёх пятых) и полнота в группах защищаемого столбца."),
    why: LocalizedText(
      en: "A model may repeat an injustice that its data hold.",
      ru: "Модель может повторить несправедливость, заложенную в данных."),
    fix: LocalizedText(
      en: "Look for the cause in the data and the threshold; let those who answer for it decide.",
      ru: "Ищите причину в данных и пороге; решение — за теми, кто за него отвечает."))
  /// The four-fifths rule of the US Uniform Guidelines on Employee Selection Procedures (29 CFR 1607.4 D).
  static let ratioLimit = 0.8
  static let opportunityLimit = 0.1
  static let level = 0.05

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for evaluation in subject.measurements.evaluations {
      for fairness in evaluation.fairness { judge(fairness, evaluation, subject, into: &judgement) }
    }
  }

  private func judge(
    _ fairness: FairnessResult, _ evaluation: EvaluationResult, _ subject: Subject, into judgement: inout Judgement
  ) {
    guard let ratio = fairness.selectionRatio.value else { return }
    let gap = fairness.opportunityDifference.value
    // Gaps of small groups are wide by chance, so each has to be shown by its test as well.
    let unequal = ratio < Self.ratioLimit && (fairness.selectionP ?? 1) < Self.level
    let missed = (gap ?? 0) > Self.opportunityLimit && (fairness.opportunityP ?? 1) < Self.level
    let check = Check(
      outcome: unequal || missed ? .condition : .met,
      statement: .write { pen in
        unequal || missed
          ? pen.say(
            en: "Groups of the protected column \(fairness.column) are treated differently",
            ru: "Группы защищаемого столбца \(fairness.column) получают разные решения")
          : pen.say(
            en: "No large gap between groups of the protected column \(fairness.column) is shown beyond chance",
            ru: "Большой разрыв между группами защищаемого столбца \(fairness.column) сверх случайного не показан")
      },
      reason: .write { pen in
        let share = pen.numbers.decimal(ratio, digits: 2)
        let points = gap.map { pen.numbers.decimal($0 * 100, digits: 1) } ?? "–"
        return pen.say(
          en: "lowest over highest selection rate \(share), gap of true positive rates \(points) points",
          ru: "отношение наименьшей доли отбора к наибольшей \(share), разрыв полноты \(points) п. п.")
      }, rank: .measured, phase: .evaluation, location: evaluation.location(in: subject))
    guard unequal || missed else { return judgement.note(check) }
    judgement.fault(
      check, rule: id, severity: .warning,
      help: LocalizedText(
        en: "Have those who answer for it decide whether the gap is justified, and write the decision down as a risk.",
        ru: "Пусть ответственные решат, оправдан ли разрыв, и решение будет записано среди рисков."))
  }
}
