import Manifest
import Measurements
import Wording

struct BaselineAsStated: FaultRule {
  static let info = RuleInfo(
    id: "EV035",
    name: LocalizedText(
      en: "The evaluation compares with the problem's baseline", ru: "Оценка сравнивает с базовым решением задачи"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "`problem.baseline.model` is the `baseline`, or the model, of the evaluation that the problem names.",
      ru: "`problem.baseline.model` — это `baseline` или модель той оценки, которую называет задача."),
    why: LocalizedText(
      en: "An improvement over something else than today's method is not the improvement asked for.",
      ru: "Улучшение относительно другого — не то улучшение, которого ждут."),
    fix: LocalizedText(
      en: "Compare with the model that the problem names, or correct the problem.",
      ru: "Сравнивайте с моделью, названной в задаче, или исправьте задачу."))

  func faults(in subject: Subject) -> [Fault] {
    guard let stated = subject.project.problem?.baseline, let model = stated.model, let evaluation = stated.evaluation,
      let spec = subject.spec(of: evaluation.value)
    else { return [] }
    guard let compared = spec.baseline else { return notCompared(spec, model, named: evaluation) }
    guard compared.value != model.value else { return [] }
    guard spec.model.value != model.value else {
      return [
        Fault(
          LocalizedText(
            en: "\(model.value) is the model under test, \(spec.id) compares it with \(compared.value)",
            ru: "\(model.value) — сама проверяемая модель, \(spec.id) сравнивает её с \(compared.value)"),
          at: model.location)
      ]
    }
    return [
      Fault(
        LocalizedText(
          en: "\(spec.id) compares with \(compared.value), the problem names \(model.value)",
          ru: "\(spec.id) сравнивает с \(compared.value), в задаче \(model.value)"), at: compared.location)
    ]
  }

  /// An evaluation of today's method itself needs no other to compare with; forecasts have the seasonal naive one.
  private func notCompared(_ spec: EvaluationSpec, _ model: Located<String>, named: Located<String>) -> [Fault] {
    Fault.when(
      spec.model.value != model.value && spec.task != .forecast,
      "\(spec.id) measures \(spec.model.value) and compares it with nothing, the problem names \(model.value)",
      "\(spec.id) измеряет \(spec.model.value) и ни с чем не сравнивает, в задаче \(model.value)", at: named.location)
  }
}
