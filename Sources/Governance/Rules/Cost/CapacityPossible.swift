import Manifest
import Measurements
import Wording

struct CapacityPossible: FaultRule {
  static let info = RuleInfo(
    id: "CO041",
    name: LocalizedText(en: "A stated capacity is possible", ru: "Заявленная производительность возможна"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en:
        "`capacity` of one replica is at most a million requests a second; of a language model, five times what its size and accelerators give (above two and a half times, a warning).",
      ru:
        "`capacity` одной реплики — не больше миллиона запросов в секунду; языковой модели — впятеро больше, чем дают её размер и ускорители (больше чем в два с половиной раза — предупреждение)."
    ),
    why: LocalizedText(
      en:
        "Not even a key-value store without any model answers that many on one machine, and no language model reads its weights faster than its memory lets it; one replica would then carry any load.",
      ru:
        "Столько на одной машине не отвечает и хранилище без модели, а языковая модель не читает веса быстрее, чем позволяет память; тогда любую нагрузку держала бы одна реплика."
    ),
    fix: LocalizedText(
      en: "Measure a replica with a `benchmark`, or correct the unit.",
      ru: "Измерьте реплику (`benchmark`) или исправьте единицу."))

  /// Requests a second.
  private static let most = 1e6

  func faults(in subject: Subject) -> [Fault] {
    subject.workloads.compactMap { load in
      guard let capacity = load.capacity, capacity.perSecond > Self.most else { return nil }
      return Fault(
        LocalizedText(
          en: "\(load.id): \(capacity.description) on one replica",
          ru: "\(load.id): \(capacity.description) на одной реплике"), at: Self.place(load, subject))
    } + subject.workloads.compactMap { Self.aboveSize($0, subject) }
  }

  /// Above this multiple of the computed speed a saved prompt or a guessed answer has to explain it; above the other nothing does:
  /// the computed speed takes about half of what data sheets promise.
  private static let (unusual, impossible) = (2.5, 5.0)

  private static func aboveSize(_ load: Workload, _ subject: Subject) -> Fault? {
    guard load.serves != nil, let capacity = load.capacity,
      let demand = subject.measurements.cost?.demands.first(where: { $0.workload == load.id })
    else { return nil }
    let sizings = [demand.sizing, demand.sizingInside].compactMap(\.self)
    guard let sizing = sizings.max(by: { ($0[.requests] ?? 0) < ($1[.requests] ?? 0) }),
      let computed = sizing[.requests], computed > 0, capacity.perSecond > unusual * computed
    else { return nil }
    return Fault(
      .write { pen in
        let speed = pen.numbers.significant(computed, 3)
        return pen.say(
          en: "\(load.id): \(capacity.description), \(sizing.gpus) × \(sizing.gpu) give \(sizing.model) \(speed)/s",
          ru: "\(load.id): \(capacity.description), \(sizing.gpus) × \(sizing.gpu) дают \(sizing.model) \(speed)/с")
      }, at: place(load, subject), severity: capacity.perSecond > impossible * computed ? nil : .warning)
  }

  private static func place(_ load: Workload, _ subject: Subject) -> SourceLocation {
    subject.project.keys.place(of: "infrastructure.workloads.\(load.id).capacity") ?? load.location
  }
}
