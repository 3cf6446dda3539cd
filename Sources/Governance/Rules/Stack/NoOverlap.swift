import Manifest
import Measurements
import Wording

struct NoOverlap: FaultRule {
  static let info = RuleInfo(
    id: "ST008",
    name: LocalizedText(en: "No two tools do the same", ru: "Инструменты не дублируют друг друга"),
    severity: .info, phase: .modeling,
    checks: LocalizedText(
      en: "Tools of one kind: two trackers, two orchestrators, two CI systems.",
      ru: "Инструменты одного вида: два трекера, оркестратора, CI."),
    why: LocalizedText(en: "Two places to look, and neither is complete.", ru: "Два места, и оба неполные."),
    fix: LocalizedText(en: "Keep one, or say what each is for.", ru: "Оставьте один или объясните зачем оба."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      StackMap(subject.project.stack).overlaps, { "\($0.joined(separator: ", ")) do the same" },
      { "\($0.joined(separator: ", ")) делают одно и то же" }, at: { _ in subject.project.stack.first?.location })
  }
}
