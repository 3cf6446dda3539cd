import Manifest
import Measurements
import Wording

/// A problem statement says what is decided, from what data, how well it is done today and how much better it has to become.
struct ProblemStated: Rule {
  static let info = RuleInfo(
    id: "PS001",
    name: LocalizedText(
      en: "The problem says what is decided, from what, how well today and how much better",
      ru: "Сказано, что решается, по каким данным, как сейчас и насколько лучше надо"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "The fields decision, data, baseline and a dated, quantified target.",
      ru: "Поля decision, data, baseline и цель с числом и сроком."),
    why: LocalizedText(
      en: "A project that cannot say this cannot be judged, and is rarely used.",
      ru: "Проект, где этого нет, нельзя оценить, и им редко пользуются."),
    fix: LocalizedText(en: "Fill in the missing fields of `problem`.", ru: "Заполните недостающие поля `problem`."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    guard let problem = subject.project.problem else {
      fault(
        LocalizedText(en: "The problem is stated", ru: "Задача сформулирована"),
        LocalizedText(en: "the manifest has no `problem`", ru: "в манифесте нет раздела `problem`"),
        at: subject.project.location,
        help: LocalizedText(
          en: "Say what is decided, by whom, from which data, and how much better than today it has to become.",
          ru: "Опишите, что решается, кем, по каким данным и насколько лучше сегодняшнего должно стать."),
        &judgement)
      return
    }
    let target = problem.target
    let parts: [(LocalizedText, Bool, LocalizedText)] = [
      (
        LocalizedText(en: "The decision is named", ru: "Названо решение, которое принимают"), problem.decision != nil,
        LocalizedText(
          en: "Add `decision`: what is done with the answer.", ru: "Добавьте `decision`: что делают с ответом.")
      ),
      (
        LocalizedText(en: "The data are named", ru: "Названы данные"), !problem.data.isEmpty,
        LocalizedText(
          en: "Add `data`: the catalog entries it is decided from.",
          ru: "Добавьте `data`: записи каталога, по которым решают.")
      ),
      (
        LocalizedText(en: "Today's method is named as the baseline", ru: "Сегодняшний способ назван базовым решением"),
        problem.baseline != nil,
        LocalizedText(en: "Add `baseline`: how it is done today.", ru: "Добавьте `baseline`: как это делают сегодня.")
      ),
      (
        LocalizedText(en: "The target is quantified and dated", ru: "Цель выражена числом и сроком"),
        target.map { ($0.improve != nil || $0.reach != nil) && $0.by != nil } ?? false,
        LocalizedText(
          en: "Add `target`: the metric, how much better, and by when.",
          ru: "Добавьте `target`: метрику, насколько лучше и к какому сроку.")
      ),
    ]
    for (statement, holds, help) in parts {
      if holds {
        judgement.note(
          Check(
            outcome: .met, statement: statement, reason: .none, rank: .claimed, phase: .businessAndDataUnderstanding,
            location: problem.location))
      } else {
        fault(
          statement, LocalizedText(en: "it is not said", ru: "не указано"), at: problem.location, help: help, &judgement
        )
      }
    }
  }

  private func fault(
    _ statement: LocalizedText, _ reason: LocalizedText, at location: SourceLocation, help: LocalizedText,
    _ judgement: inout Judgement
  ) {
    judgement.fault(
      Check(
        outcome: .condition, statement: statement, reason: reason, rank: .missing,
        phase: .businessAndDataUnderstanding, location: location),
      rule: id, severity: .warning, help: help)
  }
}
