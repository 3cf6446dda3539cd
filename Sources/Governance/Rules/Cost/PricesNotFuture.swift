import Manifest
import Measurements
import Wording

struct PricesNotFuture: FaultRule {
  static let info = RuleInfo(
    id: "CO043",
    name: LocalizedText(en: "No price is of a day to come", ru: "Нет цен из будущего"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "The dates of the prices and exchange rates in price files are not after the day of the check.",
      ru: "Даты цен и курсов в файлах цен не позже дня проверки."),
    why: LocalizedText(
      en: "Nobody has seen a price of tomorrow: the date, or the price, is made up.",
      ru: "Завтрашнюю цену никто не видел: дата или сама цена придуманы."),
    fix: LocalizedText(
      en: "Write the day on which the price was seen, and its source.",
      ru: "Укажите день, когда цену видели, и её источник."))

  func faults(in subject: Subject) -> [Fault] {
    subject.faults(
      ofPriceRows: .future,
      { "\($0.row) is dated \($0.stated), today is \($0.known)" },
      { "\($0.row): дата \($0.stated), сегодня \($0.known)" })
  }
}
