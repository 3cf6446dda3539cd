import Manifest
import Measurements
import Wording

struct ContractForProduction: FaultRule {
  static let info = RuleInfo(
    id: "DQ010",
    name: LocalizedText(en: "Data in production have a contract", ru: "У данных в работе есть контракт"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(
      en: "From deployment on, evaluated data name `contract`.",
      ru: "С этапа внедрения у оцениваемых данных указан `contract`."),
    why: LocalizedText(
      en: "Without one the source changes and nobody tells.", ru: "Без него источник меняется без предупреждения."),
    fix: LocalizedText(en: "Agree on a data contract with the source.", ru: "Согласуйте контракт данных с источником."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.catalog.filter { entry in
        subject.project.phase.value >= .deployment && entry.contract == nil && subject.isEvaluated(entry.id)
      }, { "\($0.id): no contract" }, { "\($0.id): контракта нет" }, at: { $0.location })
  }
}
