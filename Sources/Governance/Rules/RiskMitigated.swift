import Manifest
import Measurements
import Wording

/// A likely risk with a high impact needs something that is done about it.
struct RiskMitigated: Rule {
  static let info = RuleInfo(
    id: "RK001",
    name: LocalizedText(
      en: "Something is done about likely risks of high impact",
      ru: "С вероятными рисками большого ущерба что-то делают"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "A risk of high impact and at least medium likelihood has a mitigation.",
      ru: "У риска с большим ущербом и хотя бы средней вероятностью есть мера."),
    why: LocalizedText(
      en: "A known risk that nobody acts on will happen.", ru: "Известный риск, с которым ничего не делают, случится."),
    fix: LocalizedText(
      en: "Say under `mitigation` what lowers it and who does it.",
      ru: "Укажите в `mitigation`, что его снижает и кто это делает."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for risk in subject.project.risks {
      guard let impact = risk.impact, impact == .high, let likelihood = risk.likelihood, likelihood >= .medium else {
        continue
      }
      let phase = risk.phase ?? .businessAndDataUnderstanding
      let title = risk.title ?? TaskEntry.title(of: risk.id)
      let mitigated = risk.mitigation.map { !$0.allSatisfy { $0.isWhitespace || $0.isPunctuation } } ?? false
      let statement = LocalizedText(
        en: "Something is done about the risk: \(title)", ru: "С риском что-то делают: \(title)")
      if mitigated {
        judgement.note(
          Check(
            outcome: .met, statement: statement, reason: LocalizedText(verbatim: risk.mitigation ?? ""),
            rank: .claimed, phase: phase, location: risk.location))
      } else {
        judgement.fault(
          Check(
            outcome: .notMet, statement: statement,
            reason: LocalizedText(en: "no mitigation is given", ru: "меры не указаны"), rank: .missing, phase: phase,
            location: risk.location),
          rule: id, severity: .error,
          help: LocalizedText(
            en: "Say under `mitigation` what lowers it and who does it.",
            ru: "Укажите в `mitigation`, что его снижает и кто это делает."))
      }
    }
  }
}
