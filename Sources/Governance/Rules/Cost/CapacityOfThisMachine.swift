import Manifest
import Measurements
import Wording

struct CapacityOfThisMachine: FaultRule {
  static let info = RuleInfo(
    id: "CO026",
    name: LocalizedText(
      en: "A capacity was measured on the machine it is counted for",
      ru: "Производительность измерена на той машине, для которой считается"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en:
        "`capacity_source` names no other accelerator than the workload's or the server's, no other rate, and no day to come.",
      ru:
        "`capacity_source` не называет другой ускоритель, чем у нагрузки или сервера, другую скорость или день в будущем."
    ),
    why: LocalizedText(
      en: "What a faster machine can do says nothing about the one that is paid for.",
      ru: "То, что может более быстрая машина, ничего не говорит о той, за которую платят."),
    fix: LocalizedText(
      en: "Measure on the machine that is compared, or compare the machine that was measured.",
      ru: "Измерьте на сравниваемой машине или сравнивайте ту, на которой измерено."))

  func faults(in subject: Subject) -> [Fault] {
    subject.workloads.flatMap { load -> [Fault] in
      guard load.capacity != nil, let source = load.capacitySource else { return [] }
      if let rate = Self.rate(in: source), let capacity = load.capacity, capacity.per == .second,
        abs(rate - capacity.count) > 0.05 * max(rate, capacity.count)
      {
        return [
          Fault(
            LocalizedText(
              en:
                "\(load.id) states \(NumberFormatter(.en).plain(capacity.count))/s, its source \(NumberFormatter(.en).plain(rate))/s",
              ru:
                "\(load.id): заявлено \(NumberFormatter(.ru).plain(capacity.count))/с, в источнике \(NumberFormatter(.ru).plain(rate))/с"
            ),
            at: load.location)
        ]
      }
      let tokens = StatementTokenizer.tokens(of: source)
      var faults: [Fault] = []
      if let other = Self.accelerators(source).first(where: { !Self.isOwn($0, load, subject) }) {
        faults.append(
          Fault(
            LocalizedText(
              en: "\(load.id) runs on \(Self.machine(load, subject) ?? "no accelerator"), measured on \(other)",
              ru:
                "\(load.id) работает на \(Self.machine(load, subject) ?? "машине без ускорителя"), измерено на \(other)"
            ),
            at: load.location))
      }
      if DateMentions.find(in: tokens).contains(where: { Self.isAhead($0, of: subject.asOf) }) {
        faults.append(
          Fault(
            LocalizedText(
              en: "\(load.id): measured on a day that has not come yet",
              ru: "\(load.id): измерено в день, который ещё не наступил"), at: load.location))
      }
      return faults
    }
  }

  /// The one rate a second that a text names: `300/s`, `300 per second`, `300 запросов/с`; nil for none or several.
  private static func rate(in text: String) -> Double? {
    let plain = text.lowercased().replacing("per second", with: "/s").replacing("в секунду", with: "/s")
      .replacing("/с", with: "/s").replacing("/sec", with: "/s")
    let pieces = plain.split(separator: "/s", omittingEmptySubsequences: false).dropLast()
    let rates = pieces.compactMap { piece -> Double? in
      let words = piece.split(whereSeparator: \.isWhitespace).suffix(2)
      return words.reversed().lazy.compactMap { word in
        Double(word.filter { $0 != "_" && $0 != "," })
      }.first
    }
    return rates.count == 1 ? rates.first : nil
  }

  private static func isOwn(_ name: String, _ load: Workload, _ subject: Subject) -> Bool {
    [load.gpu, subject.project.infrastructure?.own?.server].compactMap { $0?.uppercased() }.contains {
      words($0).contains(name)
    }
  }

  private static func machine(_ load: Workload, _ subject: Subject) -> String? {
    load.gpu ?? subject.project.infrastructure?.own?.server
  }

  /// Accelerators named in a text, in capitals.
  private static func accelerators(_ text: String) -> [String] { words(text.uppercased()).filter(known.contains) }

  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static let known: Set<String> = [
    "A2", "A10", "A10G", "A16", "A30", "A40", "A100", "A800", "B100", "B200", "B300", "GB200", "GB300", "GH200", "H20",
    "H100", "H200", "H800", "K80", "L4", "L20", "L40", "L40S", "P4", "P40", "P100", "T4", "V100", "MI210", "MI250",
    "MI250X", "MI300", "MI300X", "MI325X", "MI355X", "GAUDI2", "GAUDI3", "TPU",
  ]

  private static func isAhead(_ mention: DateMentions.Mention, of day: CalendarDate) -> Bool {
    guard let year = mention.year else { return false }
    let stated = (year, mention.month ?? 1, mention.day ?? 1)
    return stated > (day.year, day.month, day.day)
  }
}
