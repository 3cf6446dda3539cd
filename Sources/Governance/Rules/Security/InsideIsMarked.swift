import Manifest
import Measurements
import Wording

struct InsideIsMarked: FaultRule {
  static let info = RuleInfo(
    id: "SE006",
    name: LocalizedText(
      en: "Data that must stay inside are not served from a cloud",
      ru: "Данные, которые не должны выходить наружу, не обслуживаются в облаке"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en:
        "With personal data and a constraint that they stay inside, inference is `sensitive: true` where a cloud is an option.",
      ru:
        "При персональных данных и условии держать их внутри у нагрузки стоит `sensitive: true`, если облако — вариант."
    ),
    why: LocalizedText(
      en: "What the problem forbids must not be an option of the comparison.",
      ru: "Запрещённое постановкой не может быть вариантом сравнения."),
    fix: LocalizedText(
      en: "Add `sensitive: true` to the workload, or take the cloud out of `options`.",
      ru: "Добавьте нагрузке `sensitive: true` или уберите облако из `options`."))

  private static let marks = [
    "stay inside", "stay within", "on premises", "on-premises", "остаются внутри", "не покида",
  ]

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure, infrastructure.options.contains(where: { $0 != .own }),
      subject.project.catalog.contains(where: { $0.sensitivity == .personal }),
      let constraints = subject.project.problem?.constraints,
      constraints.contains(where: { text in Self.marks.contains { text.lowercased().contains($0) } })
    else { return [] }
    return Fault.each(
      infrastructure.workloads.filter { $0.kind == .inference && !$0.sensitive },
      { "\($0.id) is not marked as sensitive" }, { "\($0.id) не помечена" }, at: { $0.location })
  }
}
