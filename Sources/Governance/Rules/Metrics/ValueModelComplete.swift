import Manifest
import Measurements
import Wording

struct ValueModelComplete: FaultRule {
  static let info = RuleInfo(
    id: "ML028",
    name: LocalizedText(
      en: "A value model prices all four outcomes", ru: "В модели ценности оценены все четыре исхода"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "tp, fp, fn and tn of a value model.", ru: "tp, fp, fn и tn модели ценности."),
    why: LocalizedText(
      en: "The outcome left out is usually the expensive one.", ru: "Обычно пропущен самый дорогой исход."),
    fix: LocalizedText(
      en: "Price every outcome, with 0 where nothing happens.",
      ru: "Оцените каждый исход, нулём — где ничего не происходит."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.links.flatMap { link in
      link.evidence.compactMap { evidence in
        guard case .valueModel(let model) = evidence.kind,
          model.tp == nil || model.fp == nil || model.fn == nil || model.tn == nil
        else { return nil }
        return Fault(
          LocalizedText(en: "an outcome of \(link.id) has no price", ru: "у исхода в \(link.id) нет цены"),
          at: evidence.location)
      }
    }
  }
}
