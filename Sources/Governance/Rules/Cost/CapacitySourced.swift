import Manifest
import Measurements
import Wording

struct CapacitySourced: FaultRule {
  static let info = RuleInfo(
    id: "CO013",
    name: LocalizedText(en: "A stated capacity has a source", ru: "У заявленной производительности есть источник"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(en: "`capacity` comes with `capacity_source`.", ru: "У `capacity` есть `capacity_source`."),
    why: LocalizedText(
      en: "A capacity out of thin air sizes nothing.", ru: "Взятая с потолка производительность ничего не даёт."),
    fix: LocalizedText(en: "Say where it was measured.", ru: "Укажите, где измерено."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.workloads.filter { load in
        load.capacity != nil && load.capacitySource == nil
      }, { "\($0.id): no source" }, { "\($0.id): источника нет" }, at: { $0.location })
  }
}
