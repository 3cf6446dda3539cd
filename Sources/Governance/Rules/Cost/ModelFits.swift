import Manifest
import Measurements
import Wording

/// Weights and cache that exceed the memory are found out when the server does not start.
struct ModelFits: FaultRule {
  static let info = RuleInfo(
    id: "CO036",
    name: LocalizedText(
      en: "A language model fits its accelerators",
      ru: "Языковая модель помещается на ускорители"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en:
        "Weights, key-value cache of all sequences, activations and runtime against the usable memory of the stated accelerators.",
      ru:
        "Веса, KV-кэш всех последовательностей, активации и среда исполнения против доступной памяти заявленных ускорителей."
    ),
    why: LocalizedText(
      en: "A server that runs out of memory does not start, or refuses requests.",
      ru: "Сервер без памяти не запустится или откажет в запросах."),
    fix: LocalizedText(
      en:
        "State more or larger accelerators, a narrower format, a shorter context or fewer sequences at once; `dossier cost --lines` shows what takes how much.",
      ru:
        "Укажите больше ускорителей или памяти, более узкий формат, короче контекст или меньше последовательностей; `dossier cost --lines` покажет, что сколько занимает."
    ))

  func faults(in subject: Subject) -> [Fault] {
    var seen: Set<CostNote> = []
    let notes = (subject.measurements.cost?.options ?? []).flatMap(\.violations).filter {
      ($0.kind == .modelDoesNotFit || $0.kind == .noAcceleratorFits) && seen.insert($0).inserted
    }
    return notes.map { note in
      Fault(
        LocalizedText(en: CostWords(.en).note(note), ru: CostWords(.ru).note(note)),
        at: subject.workloads.first { $0.id == note.subject }?.location)
    }
  }
}
