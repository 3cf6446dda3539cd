import Manifest
import Measurements
import Wording

struct CapacityPossible: FaultRule {
  static let info = RuleInfo(
    id: "CO041",
    name: LocalizedText(en: "A stated capacity is possible", ru: "Заявленная производительность возможна"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "`capacity` of one replica is at most a million requests a second.",
      ru: "`capacity` одной реплики — не больше миллиона запросов в секунду."),
    why: LocalizedText(
      en:
        "Not even a key-value store without any model answers that many on one machine; one replica would then carry any load.",
      ru: "Столько на одной машине не отвечает и хранилище без модели; тогда любую нагрузку держала бы одна реплика."),
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
          ru: "\(load.id): \(capacity.description) на одной реплике"), at: load.location)
    }
  }
}
