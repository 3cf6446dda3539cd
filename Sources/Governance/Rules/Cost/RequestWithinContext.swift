import Manifest
import Measurements
import Wording

/// Images count as tokens, which is easily forgotten.
struct RequestWithinContext: FaultRule {
  static let info = RuleInfo(
    id: "CO038",
    name: LocalizedText(
      en: "The context holds a request with its images",
      ru: "Запрос с изображениями помещается в контекст"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "Prompt, images and answer of a mean request against `context`.",
      ru: "Запрос, изображения и ответ среднего обращения против `context`."),
    why: LocalizedText(
      en: "Memory is sized for the context: longer requests are cut off or refused.",
      ru: "Память рассчитана на контекст: запросы длиннее обрежут или отклонят."),
    fix: LocalizedText(
      en: "Raise `context`, or shorten the requests.",
      ru: "Увеличьте `context` или сократите запросы."))

  func faults(in subject: Subject) -> [Fault] {
    let sized = (subject.measurements.cost?.demands ?? []).compactMap { demand in
      demand.sizing.map { (demand.workload, $0) }
    }
    return sized.filter { $0.1.input + $0.1.output > $0.1.context }.map { workload, sizing in
      let request = sizing.input + sizing.output
      return Fault(
        LocalizedText(
          en: "\(workload): a request has \(request) tokens, the context \(sizing.context)",
          ru: "\(workload): в запросе \(request) токенов, в контексте \(sizing.context)"),
        at: subject.workloads.first { $0.id == workload }?.serves?.location)
    }
  }
}
