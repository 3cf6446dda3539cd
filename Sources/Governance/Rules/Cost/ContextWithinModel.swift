import Manifest
import Measurements
import Wording

/// A context that the model was not made for gives answers that nobody tested.
struct ContextWithinModel: FaultRule {
  static let info = RuleInfo(
    id: "CO037",
    name: LocalizedText(
      en: "The context is within what the language model can",
      ru: "Контекст не длиннее, чем умеет языковая модель"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "The longest sequence of `serves` against the longest context of the model.",
      ru: "Самая длинная последовательность из `serves` против предельного контекста модели."),
    why: LocalizedText(
      en: "Beyond its context a model refuses, or answers badly.",
      ru: "За пределом контекста модель отказывает или отвечает плохо."),
    fix: LocalizedText(
      en: "Lower `context`, or take a model with a longer one.",
      ru: "Уменьшите `context` или возьмите модель с более длинным контекстом."))

  func faults(in subject: Subject) -> [Fault] {
    let sized = (subject.measurements.cost?.demands ?? []).compactMap { demand in
      demand.sizing.map { (demand.workload, $0) }
    }
    return sized.filter { $0.1.context > $0.1.modelContext }.map { workload, sizing in
      Fault(
        LocalizedText(
          en: "\(workload): \(sizing.context) tokens, \(sizing.model) can take \(sizing.modelContext)",
          ru: "\(workload): \(sizing.context) токенов, \(sizing.model) умеет \(sizing.modelContext)"),
        at: subject.workloads.first { $0.id == workload }?.serves?.location)
    }
  }
}
