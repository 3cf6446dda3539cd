import Manifest
import Measurements
import Wording

struct PricedMachineKnown: FaultRule {
  static let info = RuleInfo(
    id: "CO044",
    name: LocalizedText(
      en: "A priced machine has the accelerators it is known for",
      ru: "У машины с ценой те ускорители, что и у известной машины"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en:
        "Rows of price files for a server of the hardware table, or for an instance type of AWS or Azure, state its accelerators and their number.",
      ru:
        "Строки файлов цен о сервере из таблицы оборудования или типе машины AWS и Azure указывают его ускорители и их число."
    ),
    why: LocalizedText(
      en: "Accelerators that the machine does not have make it carry more work for the same money.",
      ru: "С ускорителями, которых в машине нет, она на бумаге делает больше за те же деньги."),
    fix: LocalizedText(
      en: "Correct `gpu` and `gpu_count` of the row, or give another machine another name.",
      ru: "Исправьте `gpu` и `gpu_count` строки или назовите другую машину иначе."))

  func faults(in subject: Subject) -> [Fault] {
    subject.faults(
      ofPriceRows: .otherMachine,
      { "\($0.row) has \($0.stated), the machine of this name \($0.known)" },
      { "\($0.row): \($0.stated), у машины с таким именем \($0.known)" })
  }
}
