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
        "`capacity_source` names no other accelerator than the workload's or the server's, no more cores than its `vcpus`, no other rate, and no day to come; a document that it names does not only state lower rates.",
      ru:
        "`capacity_source` не называет другой ускоритель, чем у нагрузки или сервера, больше ядер, чем `vcpus`, другую скорость или день в будущем; в названном документе не только меньшие скорости."
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
      let place = subject.place(ofCapacitySource: load.id)
      if let rate = Self.rate(in: source), let capacity = load.capacity, capacity.per == .second,
        abs(rate - capacity.count) > 0.05 * max(rate, capacity.count)
      {
        return [Self.otherRate(load, rate, LocalizedText(en: "its source", ru: "в источнике"), at: place)]
      }
      if let fault = Self.lessInDocument(load, subject) { return [fault] }
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
            at: place))
      }
      if let cores = Self.cores(in: source), let own = load.vcpus, load.gpu == nil, cores > own {
        faults.append(
          Fault(
            .write { pen in
              let (has, measured) = (pen.numbers.plain(own), pen.numbers.plain(cores))
              return pen.say(
                en: "\(load.id) has \(has) cores, measured on \(measured)",
                ru: "\(load.id): ядер \(has), измерено на \(measured)")
            }, at: place))
      }
      if DateMentions.find(in: tokens).contains(where: { Self.isAhead($0, of: subject.asOf) }) {
        faults.append(
          Fault(
            LocalizedText(
              en: "\(load.id): measured on a day that has not come yet",
              ru: "\(load.id): измерено в день, который ещё не наступил"), at: place))
      }
      return faults
    }
  }

  /// The one rate a second that a text names; nil for none or several.
  private static func rate(in text: String) -> Double? {
    let rates = RateMentions(in: text).perSecond
    return rates.count == 1 ? rates.first : nil
  }

  private static func otherRate(
    _ load: Workload, _ rate: Double, _ holder: LocalizedText, at place: SourceLocation?
  ) -> Fault {
    Fault(
      .write { pen in
        let (stated, found) = (load.capacity?.perSecond ?? 0, pen.numbers.plain(rate))
        return pen.say(
          en: "\(load.id) states \(pen.numbers.plain(stated))/s, \(holder.en) \(found)/s",
          ru: "\(load.id): заявлено \(pen.numbers.plain(stated))/с, \(holder.ru) \(found)/с")
      }, at: place)
  }

  /// A document that nowhere has the stated number, and whose rates are all lower.
  private static func lessInDocument(_ load: Workload, _ subject: Subject) -> Fault? {
    let cited = subject.measurements.citedFiles.filter { $0.field == .capacitySource && $0.id == load.id }
    guard let capacity = load.capacity?.perSecond, !cited.contains(where: \.namesStatedNumber),
      let file = cited.first(where: { !$0.rates.isEmpty }), let most = cited.flatMap(\.rates).max(),
      capacity > 1.05 * most
    else { return nil }
    return otherRate(
      load, most, LocalizedText(en: "\(file.path) at most", ru: "в \(file.path) — не больше"),
      at: subject.place(ofCapacitySource: load.id))
  }

  /// The fewest cores that a text names: `64 cores`, `4-core`, `8 vCPU`, `16 ядер`.
  private static func cores(in text: String) -> Double? {
    let words = text.lowercased().replacing("-", with: " ").split { !$0.isLetter && !$0.isNumber && $0 != "." }
    return zip(words, words.dropFirst()).compactMap { number, unit in
      ["core", "vcpu", "cpu", "ядр", "ядер"].contains { unit.hasPrefix($0) } ? Double(number) : nil
    }.min()
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
