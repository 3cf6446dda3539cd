import Manifest
import Measurements
import Wording

struct HistoryInOrder: FaultRule {
  static let info = RuleInfo(
    id: "PH009",
    name: LocalizedText(en: "The history of phases is possible", ru: "История этапов возможна"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en:
        "Each stay ends after it begins and not in the future, only the phase of today has no end, and stays do not overlap by weeks.",
      ru:
        "Каждый период кончается после начала и не в будущем, без конца — только нынешний этап, и периоды не накладываются на недели."
    ),
    why: LocalizedText(
      en: "An impossible history was typed, not kept.", ru: "Невозможная история вписана задним числом."),
    fix: LocalizedText(en: "Correct the dates under `phase_history`.", ru: "Исправьте даты в `phase_history`."))

  func faults(in subject: Subject) -> [Fault] {
    let impossible = subject.project.phases.flatMap(\.history).filter { stay in
      stay.entered > subject.asOf || (stay.left.map { $0 < stay.entered || $0 > subject.asOf } ?? false)
    }
    return Fault.each(
      impossible, { "entered \(DateFormatter.iso($0.entered))" }, { "начало \(DateFormatter.iso($0.entered))" },
      at: { $0.location }) + leftOpen(subject.project) + overlapping(subject.project)
  }

  /// A stay without an end is said to last, so the project would be in two phases.
  private func leftOpen(_ project: Project) -> [Fault] {
    project.phases.filter { $0.phase != project.phase.value }.flatMap { entry in
      Fault.each(
        entry.history.filter { stay in
          stay.left == nil
            && project.phases.contains { $0.phase != entry.phase && $0.history.contains { $0.entered > stay.entered } }
        },
        { _ in "\(entry.phase.rawValue) has no end, and the project is in \(project.phase.value.rawValue)" },
        { _ in "у \(entry.phase.rawValue) нет конца, а проект на этапе \(project.phase.value.rawValue)" },
        at: { $0.location })
    }
  }

  /// A phase may be entered some days before the other is left; weeks side by side are worth a look.
  private func overlapping(_ project: Project) -> [Fault] {
    let stays = project.phases.flatMap { entry in entry.history.map { (phase: entry.phase, stay: $0) } }
    return stays.flatMap { item in
      stays.filter { other in
        guard other.phase != item.phase, let left = other.stay.left, other.stay.entered <= item.stay.entered else {
          return false
        }
        let end = min(left, item.stay.left ?? left)
        return end.isLater(than: item.stay.entered, byMoreThan: Self.handover)
          && (other.stay.entered, other.phase) < (item.stay.entered, item.phase)
      }.map { other in
        let day = DateFormatter.iso(item.stay.entered)
        let left = other.stay.left.map(DateFormatter.iso) ?? ""
        return Fault(
          LocalizedText(
            en: "\(item.phase.rawValue) entered \(day), while \(other.phase.rawValue) was left on \(left)",
            ru: "\(item.phase.rawValue): начало \(day), а \(other.phase.rawValue) окончен \(left)"),
          at: item.stay.location, severity: .warning)
      }
    }
  }

  /// Days that a handover takes.
  private static let handover = 7
}
