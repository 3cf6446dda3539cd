import Manifest
import Measurements
import Wording

struct ContractThere: FaultRule {
  static let info = RuleInfo(
    id: "DQ041",
    name: LocalizedText(en: "A named data contract is there", ru: "Названный контракт данных существует"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "The file of `contract` is in the repository.", ru: "Файл из `contract` есть в репозитории."),
    why: LocalizedText(
      en: "A contract that nobody can read binds nobody.",
      ru: "Контракт, который нельзя прочитать, никого не связывает."),
    fix: LocalizedText(
      en: "Commit the contract, correct its path, or take `contract` out.",
      ru: "Добавьте контракт в репозиторий, исправьте путь или уберите `contract`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.measurements.citedFiles.filter { $0.field == .contract && !$0.exists },
      { "\($0.id): there is no file \($0.path)" }, { "\($0.id): нет файла \($0.path)" },
      at: { file in subject.entry(file.id)?.contract?.location })
  }
}
