import Manifest
import Measurements
import Wording

struct TrainingHoursNamed: FaultRule {
  static let info = RuleInfo(
    id: "CO010",
    name: LocalizedText(en: "Training says how long it runs", ru: "У обучения указано, сколько оно идёт"),
    severity: .info, phase: .modeling,
    checks: LocalizedText(en: "Training workloads have `hours`.", ru: "У нагрузок обучения есть `hours`."),
    why: LocalizedText(en: "Hours times machines is the bill.", ru: "Часы на машины — это и есть счёт."),
    fix: LocalizedText(en: "Add `hours`.", ru: "Добавьте `hours`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.workloads.filter { load in
        load.kind == .training && load.hours == nil
      }, { "\($0.id): no hours" }, { "\($0.id): часов нет" }, at: { $0.location })
  }
}
