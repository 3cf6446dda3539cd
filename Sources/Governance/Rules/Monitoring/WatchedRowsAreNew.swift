import Manifest
import Measurements
import Wording

struct WatchedRowsAreNew: FaultRule {
  static let info = RuleInfo(
    id: "MO008",
    name: LocalizedText(
      en: "Drift is looked for in other rows than those trained on",
      ru: "Дрейф ищут не в тех строках, на которых обучали"),
    severity: .error, phase: .monitoringAndMaintenance,
    checks: LocalizedText(
      en: "`current` is not the training split; `reference` may be.",
      ru: "`current` — не обучающая выборка; ею может быть `reference`."),
    why: LocalizedText(
      en: "Training rows are of the past and stay as they are: a watch on them never sees anything.",
      ru: "Обучающие строки в прошлом и не меняются: слежение за ними ничего не увидит."),
    fix: LocalizedText(
      en: "Name new rows under `current`, and the training rows under `reference`.",
      ru: "Укажите новые строки в `current`, а обучающие — в `reference`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let drift = subject.project.monitoring?.drift, let current = drift.current.split,
      ["train", "training"].contains(current.lowercased()),
      drift.reference.entry != drift.current.entry || drift.reference.split != current
    else { return [] }
    return [
      Fault(
        LocalizedText(
          en: "what is watched is \(drift.current.entry):\(current)",
          ru: "следят за \(drift.current.entry):\(current)"),
        at: subject.project.keys.place(of: "monitoring.drift.current") ?? drift.location)
    ]
  }
}
