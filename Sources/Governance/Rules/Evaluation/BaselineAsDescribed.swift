import Manifest
import Measurements
import Wording

/// Only metrics that the text calls by their name are compared, and only beyond what other rows of the same source would give.
struct BaselineAsDescribed: FaultRule {
  static let info = RuleInfo(
    id: "EV037",
    name: LocalizedText(
      en: "The baseline is as good as the text says", ru: "Базовое решение таково, каким описано"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "A metric with its value in the statement's or the baseline's description against the baseline as measured.",
      ru: "Метрика со значением в постановке или описании базового решения против измеренного."),
    why: LocalizedText(
      en: "A baseline that is talked down makes any model look good.",
      ru: "Рядом с приниженным базовым решением хороша любая модель."),
    fix: LocalizedText(en: "Write the measured value.", ru: "Укажите измеренное значение."))

  func faults(in subject: Subject) -> [Fault] {
    guard let problem = subject.project.problem, let stated = problem.baseline?.evaluation?.value,
      let measured = subject.measurements.evaluations.first(where: { $0.id == stated })?.baseline
    else { return [] }
    let statement = StatementTokenizer.sentences(of: problem.statement.value).filter {
      let role = SentenceRoles($0)
      return role.isBaseline && !role.isTarget
    }
    let described = StatementTokenizer.sentences(of: problem.baseline?.description ?? "")
    let texts =
      statement.map { ($0, problem.statement.location) }
      + described.map { ($0, problem.location) }
    for (sentence, place) in texts {
      guard let said = MetricMention.first(in: sentence.tokens), let value = said.contradicted(by: measured) else {
        continue
      }
      let metric = MetricName(canonical: said.metric)
      func pen(_ language: Language) -> (said: String, measured: String) {
        let words = MetricWords(language)
        return (words.value(said.value, of: metric), words.value(value, of: metric))
      }
      let (en, ru) = (pen(.en), pen(.ru))
      return [
        Fault(
          LocalizedText(
            en: "the text gives it \(said.metric) \(en.said), measured \(en.measured)",
            ru: "в тексте \(said.metric) \(ru.said), измерено \(ru.measured)"), at: place)
      ]
    }
    return []
  }
}
