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
      en: "`problem.baseline.model` is the `baseline` of the evaluation that the problem names.",
      ru: "`problem.baseline.model` — это `baseline` той оценки, которую называет задача."),
    why: LocalizedText(
      en: "An improvement over something else than today's method is not the improvement asked for.",
      ru: "Улучшение относительно другого — не то улучшение, которого ждут."),
    fix: LocalizedText(
      en: "Compare with the model that the problem names, or correct the problem.",
      ru: "Сравнивайте с моделью, названной в задаче, или исправьте задачу."))

  func faults(in subject: Subject) -> [Fault] {
    guard let stated = subject.project.problem?.baseline, let model = stated.model,
      let spec = stated.evaluation.flatMap({ subject.spec(of: $0.value) }),
      let compared = spec.baseline, compared.value != model.value
    else { return [] }
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
}
