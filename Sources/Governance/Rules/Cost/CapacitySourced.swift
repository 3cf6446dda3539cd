import Manifest
import Measurements
import Wording

struct CapacitySourced: FaultRule {
  static let info = RuleInfo(
    id: "CO013",
    name: LocalizedText(en: "A stated capacity has a source", ru: "У заявленной производительности есть источник"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "`capacity` comes with `capacity_source`; documents that it names by a path are in the repository.",
      ru: "У `capacity` есть `capacity_source`; документы, названные в нём путём, есть в репозитории."),
    why: LocalizedText(
      en: "A capacity out of thin air sizes nothing.", ru: "Взятая с потолка производительность ничего не даёт."),
    fix: LocalizedText(
      en: "Say where it was measured, and commit the report.",
      ru: "Укажите, где измерено, и добавьте отчёт в репозиторий."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.workloads.filter { load in
        load.capacity != nil && load.capacitySource == nil
      }, { "\($0.id): no source" }, { "\($0.id): источника нет" }, at: { $0.location })
      + Fault.each(
        subject.measurements.citedFiles.filter { $0.field == .capacitySource && !$0.exists },
        { "\($0.id): there is no file \($0.path)" }, { "\($0.id): нет файла \($0.path)" },
        at: { subject.place(ofCapacitySource: $0.id) })
  }
}

extension Subject {
  /// Where `capacity_source` of a workload is written; the workload where it is not.
  func place(ofCapacitySource load: String) -> SourceLocation? {
    project.keys.place(of: "infrastructure.workloads.\(load).capacity_source")
      ?? workloads.first { $0.id == load }?.location
  }
}
