import Manifest
import Measurements
import Wording

struct LinkTestedInTime: FaultRule {
  static let info = RuleInfo(
    id: "ML025",
    name: LocalizedText(en: "A link is tested before the target is due", ru: "Связь проверяют раньше срока цели"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "`test_by` of links against the date of the target.", ru: "`test_by` связей и срок цели."),
    why: LocalizedText(
      en: "A test after the decision changes nothing.", ru: "Проверка после решения ничего не изменит."),
    fix: LocalizedText(en: "Move the test forward.", ru: "Проверьте раньше."))

  func faults(in subject: Subject) -> [Fault] {
    guard let by = subject.project.problem?.target?.by else { return [] }
    return Fault.each(
      subject.project.links.filter { link in link.testBy.map { $0 > by } ?? false },
      { "\($0.id) is tested after the target is due" },
      { "\($0.id): проверка позже срока цели" }, at: { $0.location })
  }
}
