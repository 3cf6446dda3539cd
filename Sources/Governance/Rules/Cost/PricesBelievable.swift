import Manifest
import Measurements
import Wording

struct PricesBelievable: FaultRule {
  static let info = RuleInfo(
    id: "CO039",
    name: LocalizedText(en: "Stated prices are near known ones", ru: "Указанные цены близки к известным"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: """
        Prices that the manifest or its price file states, of power, servers, rented machines and people, against the bundled price book: \
        under a quarter is an error (of machines without accelerators, a twentieth), under half a warning; ten times as much an error, four times a warning. \
        A rented machine that the book has under the same name, region and way of buying: two fifths is an error, five eighths a warning \
        (a tenth and two fifths where its source names a contract or a discount, and for spot).
        """,
      ru: """
        Указанные в манифесте или файле цен цены энергии, серверов, аренды и труда против встроенной книги цен: меньше четверти — ошибка \
        (для машин без ускорителей — меньше двадцатой части), меньше половины — предупреждение; вдесятеро больше — ошибка, вчетверо — предупреждение. \
        Арендуемая машина, которая есть в книге под тем же именем, в том же регионе и при той же покупке: меньше двух пятых — ошибка, \
        меньше пяти восьмых — предупреждение (десятая и две пятых, если источник называет договор или скидку, и для spot).
        """),
    why: LocalizedText(
      en: "A price far from all others turns the comparison round, and is mostly a slip or a wish.",
      ru: "Цена, далёкая от всех остальных, переворачивает сравнение и чаще всего — описка или мечта."),
    fix: LocalizedText(
      en: "Check the amount, its unit and its period; leave the key out to use the price book's.",
      ru: "Проверьте сумму, единицу и период; без этого ключа берётся цена из книги цен."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure, let cost = subject.measurements.cost else { return [] }
    return cost.reviewed.compactMap { price in
      guard let severity = Self.severity(price) else { return nil }
      func reason(_ language: Language) -> String { CostWords(language).reviewed(price, currency: cost.currency) }
      return Fault(
        LocalizedText(en: reason(.en), ru: reason(.ru)), at: Self.place(price, infrastructure), severity: severity)
    }
  }

  private static func severity(_ price: ReviewedPrice) -> Finding.Severity? {
    // Small virtual machines, bought on spot, cost about a tenth of the smallest in the price book.
    if price.subject == .machine { return (0.05...100).contains(price.ratio) ? nil : .error }
    if price.subject == .rent {
      let (error, warning) = price.isNegotiated ? (0.1, 0.4) : (0.4, 0.625)
      if !(error...10).contains(price.ratio) { return .error }
      return (warning...4).contains(price.ratio) ? nil : .warning
    }
    if !(0.25...10).contains(price.ratio) { return .error }
    return (0.5...4).contains(price.ratio) ? nil : .warning
  }

  private static func place(_ price: ReviewedPrice, _ infrastructure: Infrastructure) -> SourceLocation {
    let stated: SourceLocation? =
      switch price.subject {
      case .power: infrastructure.own?.places.powerPrice
      case .server: infrastructure.own?.places.purchasePrice
      case .accelerators, .machine: infrastructure.cloud?.priceLocation
      case .rent: nil
      case .salary: infrastructure.salariesLocation
      }
    return (price.isInManifest ? stated : infrastructure.prices?.location) ?? infrastructure.location
  }
}
