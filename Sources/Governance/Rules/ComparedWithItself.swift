import Manifest
import Measurements
import Wording

/// A model that is compared with itself beats nothing: such a comparison was not made.
struct ComparedWithItself: Rule {
  static let info = RuleInfo(
    id: "EV006",
    name: LocalizedText(en: "A model is compared with another model", ru: "Модель сравнивается с другой моделью"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "Model and baseline differ as files and in their answers.",
      ru: "Модель и базовое решение различаются как файлы и в ответах."),
    why: LocalizedText(
      en: "A model that is compared with itself beats nothing.",
      ru: "Модель, которую сравнили с ней самой, никого не превзошла."),
    fix: LocalizedText(
      en: "Name what decides today as the baseline: the present rule, or the model in use.",
      ru: "Укажите базовым решением то, как решают сейчас: действующее правило или используемую модель."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for result in subject.measurements.evaluations {
      guard let reason = reason(result) else { continue }
      let spec = subject.spec(of: result.id)
      judgement.fault(
        Check(
          outcome: .open,
          statement: LocalizedText(
            en: "\(result.id) is compared with another model", ru: "\(result.id) сравнивается с другой моделью"),
          reason: reason, rank: .missing, phase: .evaluation,
          location: spec?.baseline?.location ?? spec?.location ?? subject.project.location),
        rule: id, severity: .error,
        help: LocalizedText(
          en: "Name what decides today as the baseline: the present rule, or the model in use.",
          ru: "Укажите базовым решением то, как решают сейчас: действующее правило или используемую модель."),
        incomplete: true)
    }
  }

  private func reason(_ result: EvaluationResult) -> LocalizedText? {
    guard result.baseline != nil else { return nil }
    if let model = result.provenance.model, let baseline = result.provenance.baseline {
      if model.id == baseline.id { return same }
      if let path = model.path, let other = baseline.path,
        let digest = digest(path, result), digest == self.digest(other, result)
      {
        return LocalizedText(
          en: "the files \(path) and \(other) are the same", ru: "файлы \(path) и \(other) совпадают")
      }
    }
    guard let comparison = result.comparison, !comparison.metrics.isEmpty else { return nil }
    let identical = comparison.metrics.allSatisfy { metric in
      let gain = metric.value.improvement
      return gain.value == 0 && gain.low == 0 && gain.high == 0
    }
    guard identical else { return nil }
    if let table = comparison.mcnemar, table.onlyModelRight + table.onlyBaselineRight > 0 { return nil }
    return LocalizedText(
      en: "both give the same answers on every row", ru: "ответы совпадают во всех строках")
  }

  private var same: LocalizedText {
    LocalizedText(en: "the baseline is the model itself", ru: "базовое решение — это сама модель")
  }

  private func digest(_ path: String, _ result: EvaluationResult) -> String? {
    result.provenance.inputs.first { $0.path == path }?.sha256
  }
}
