import Manifest
import Measurements
import Wording

/// A target that is spread very differently in training and test was cut, filled or sampled in another way.
struct TargetAlike: Rule {
  static let info = RuleInfo(
    id: "DQ005",
    name: LocalizedText(
      en: "The target is spread alike in training and test", ru: "Цель распределена одинаково в обучении и тесте"),
    severity: .warning, phase: .dataPreparation,
    checks: LocalizedText(
      en: "The spread of the target in the splits, by a test for the kind of the target.",
      ru: "Распределение цели в выборках — критерием, подходящим её виду."),
    why: LocalizedText(
      en: "A difference beyond chance means that a split was cut, filled or sampled in another way.",
      ru: "Различие сверх случайного значит, что выборку делали иначе."),
    fix: LocalizedText(
      en: "Find out how the splits were made; metrics hold only for the spread they were measured on.",
      ru: "Выясните, как сделаны выборки: метрики верны только для того распределения, на котором измерены."))
  /// Half the sum of the differences of shares above which it is said.
  static let limit = 0.25

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for profile in subject.measurements.profiles {
      for shift in profile.audit.targetShifts where shift.distance > Self.limit {
        judgement.fault(
          Check(
            outcome: .condition,
            statement: .write { pen in
              let (train, test) = ("\(profile.entry):\(shift.train)", "\(profile.entry):\(shift.test)")
              return pen.say(
                en: "\(shift.column) is spread differently in \(test) than in \(train)",
                ru: "\(shift.column) распределён в \(test) иначе, чем в \(train)")
            },
            reason: .write { pen in
              let (a, b) = (pen.numbers.percent(shift.testShare), pen.numbers.percent(shift.trainShare))
              return pen.say(
                en: "\(shift.value) is \(a) of the rows against \(b)",
                ru: "доля значения \(shift.value) — \(a) против \(b)")
            }, rank: .measured, phase: .dataPreparation, location: subject.location(ofData: profile.entry)),
          rule: id, severity: .warning,
          help: LocalizedText(
            en: "Find out how the splits were made; metrics hold only for the spread they were measured on.",
            ru: "Выясните, как сделаны выборки: метрики верны только для того распределения, на котором измерены."))
      }
    }
  }
}
