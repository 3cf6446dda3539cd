import Manifest
import Measurements

/// Costs in words.
public struct CostWords: Sendable {
  public let language: Language
  public let numbers: NumberFormatter

  public init(_ language: Language) {
    self.language = language
    numbers = NumberFormatter(language)
  }

  private func say(_ en: String, _ ru: String) -> String {
    switch language {
    case .en: en
    case .ru: ru
    }
  }

  // MARK: Names

  public func option(_ option: Infrastructure.Option) -> String {
    switch option {
    case .own: say("Own", "Своё")
    case .cloud: say("Cloud", "Облако")
    case .hybrid: say("Hybrid", "Гибрид")
    }
  }

  public func line(_ line: CostLine) -> String {
    let name = kind(line.kind)
    return line.subject.map { "\(name): \($0)" } ?? name
  }

  public func kind(_ kind: CostLine.Kind) -> String {
    switch kind {
    case .servers: say("Servers", "Серверы")
    case .accessories: say("Accessories, racks and cables", "Комплектующие, стойки, кабели")
    case .network: say("Network", "Сеть")
    case .ownStorage: say("Own storage", "Своё хранилище")
    case .delivery: say("Delivery and installation", "Доставка и монтаж")
    case .spares: say("Spare parts", "Запасные части")
    case .maintenance: say("Maintenance", "Обслуживание")
    case .powerIdle: say("Power in rest", "Электричество в простое")
    case .powerActive: say("Power under load", "Электричество под нагрузкой")
    case .runningCost: say("Running", "Эксплуатация")
    case .colocation: say("Space", "Размещение")
    case .software: say("Software", "Программы")
    case .residual: say("Worth at the end", "Остаточная стоимость")
    case .bridge: say("Renting until delivery", "Аренда до поставки")
    case .compute: say("Machines", "Машины")
    case .overflow: say("Above the commitment, on demand", "Сверх обязательства, по требованию")
    case .checkpoints: say("Writing checkpoints", "Запись контрольных точек")
    case .checkpointStorage: say("Storage of checkpoints", "Хранение контрольных точек")
    case .spotOverhead: say("Work lost to interruptions", "Потери от прерываний")
    case .storage: say("Storage", "Хранение")
    case .snapshots: say("Snapshots", "Снимки")
    case .egress: say("Traffic out", "Исходящий трафик")
    case .managed: say("Managed service", "Управляемый сервис")
    case .support: say("Support plan", "План поддержки")
    case .staff: say("People", "Люди")
    case .taxRelief: say("Tax relief", "Налоговый вычет")
    }
  }

  public func driver(_ driver: CostDriver) -> String {
    switch driver {
    case .usage: say("Usage", "Загрузка")
    case .purchasePrice: say("Price of servers", "Цена серверов")
    case .powerPrice: say("Price of power", "Цена электричества")
    case .cloudPrice: say("Price of the cloud", "Цена облака")
    case .staffCost: say("Cost of people", "Стоимость людей")
    case .overheads: say("Space, software, maintenance", "Размещение, программы, обслуживание")
    case .residual: say("Worth at the end", "Остаточная стоимость")
    }
  }

  public func criterion(_ name: CostCriterion.Name) -> String {
    switch name {
    case .maintenance: say("Maintenance", "Сопровождение")
    case .security: say("Security", "Безопасность")
    case .extensibility: say("Extensibility", "Расширяемость")
    case .vendorLock: say("Freedom from a vendor", "Независимость от поставщика")
    case .elasticity: say("Elasticity", "Эластичность")
    case .faultTolerance: say("Fault tolerance", "Отказоустойчивость")
    }
  }

  /// The fact behind a score.
  public func fact(_ criterion: CostCriterion) -> String {
    let value = criterion.value.map { numbers.plain($0, atMost: 2) } ?? "–"
    switch criterion.fact {
    case .staff: return say("\(value) full-time equivalents", "ставок: \(value)")
    case .sensitiveInside: return say("sensitive data stay inside", "чувствительные данные остаются внутри")
    case .sensitiveOutside: return say("sensitive data leave the organisation", "чувствительные данные уходят наружу")
    case .nothingSensitive: return say("nothing is marked sensitive", "чувствительного не отмечено")
    case .leadTime: return say("\(value) months until more machines are there", "месяцев до новых машин: \(value)")
    case .minutes: return say("more machines in minutes", "новые машины за минуты")
    case .providers: return say("\(value) providers rent what is needed", "поставщиков с нужными машинами: \(value)")
    case .ownedMachines: return say("the machines are owned", "машины свои")
    case .peakOverMean: return say("the peak is \(value) times the mean", "пик выше среднего в \(value) раза")
    case .sites: return say("places: \(value)", "площадок: \(value)")
    case .regions: return say("regions: \(value)", "регионов: \(value)")
    }
  }

  public func place(_ place: CostPlacement.Place) -> String {
    switch place {
    case .inside: say("inside", "внутри")
    case .outside: say("outside", "снаружи")
    case .split: say("base inside, peaks outside", "основа внутри, пики снаружи")
    }
  }

  /// The place, with the number of replicas inside where it is split.
  public func place(_ placement: CostPlacement) -> String {
    guard let base = placement.base else { return place(placement.place) }
    let count = numbers.plain(base, atMost: 0)
    return say("\(count) inside, peaks outside", "\(count) внутри, пики снаружи")
  }

  public func reason(_ placement: CostPlacement, currency: String) -> String {
    let saving = placement.saving.map { money($0, currency) }
    switch placement.reason {
    case .only: return say("the only place of this option", "единственное место этого варианта")
    case .sensitive: return say("its data may not leave", "данные нельзя выносить")
    case .latency:
      return say("the other place is too far for its latency", "другое место слишком далеко для нужной задержки")
    case .notAllowed:
      return say(
        "the other place is not allowed by country, provider or place",
        "другое место не разрешено: страна, поставщик или площадка")
    case .cheaper:
      return saving.map { say("cheaper by \($0) over the horizon", "дешевле на \($0) за весь срок") }
        ?? say("cheaper", "дешевле")
    case .peaks:
      return saving.map { say("saves \($0) over the horizon", "экономит \($0) за весь срок") }
        ?? say("cheaper", "дешевле")
    case .nothingElse: return say("nothing else fits", "другого подходящего нет")
    }
  }

  public func capacity(_ kind: CostDemand.Capacity) -> String {
    switch kind {
    case .measured: say("measured", "измерено")
    case .stated: say("stated", "заявлено")
    case .sized: say("computed from the model's size", "вычислено по размеру модели")
    case .unknown: say("unknown", "неизвестна")
    case .none: "–"
    }
  }

  /// A stated price beside the lowest that the bundled price book knows.
  public func reviewed(_ price: ReviewedPrice, currency: String) -> String {
    let unit: String
    let name: String
    switch price.subject {
    case .power: (name, unit) = (say("power", "энергия"), say("a kWh", "за кВт·ч"))
    case .server: (name, unit) = (price.name ?? say("a server", "сервер"), say("each", "за штуку"))
    case .accelerators, .machine: (name, unit) = (price.name ?? "", say("an hour", "в час"))
    case .rent: (name, unit) = (price.name ?? "", say("an hour", "в час"))
    case .salary: (name, unit) = (price.name ?? "", say("a month", "в месяц"))
    }
    func amount(_ value: Double) -> String { numbers.quantity(numbers.significant(value, 3), currency) }
    if price.subject == .rent {
      return say(
        "\(name): \(amount(price.stated)) \(unit), the price book has \(amount(price.reference)) (\(price.source))",
        "\(name): \(amount(price.stated)) \(unit), в книге цен — \(amount(price.reference)) (\(price.source))")
    }
    return say(
      "\(name): \(amount(price.stated)) \(unit), the lowest known price is \(amount(price.reference)) (\(price.source))",
      "\(name): \(amount(price.stated)) \(unit), наименьшая известная цена — \(amount(price.reference)) (\(price.source))"
    )
  }

  // MARK: Money and formulas

  /// A whole amount: `1,234,567 USD`; with cents below ten.
  public func money(_ amount: Double, _ currency: String) -> String {
    numbers.quantity(amountText(amount), currency)
  }

  private func amountText(_ amount: Double) -> String {
    numbers.decimal(amount, digits: amount != 0 && abs(amount) < 10 ? 2 : 0)
  }

  /// The formula of a line with its numbers: `16,000 USD × 10% × 2 servers`.
  public func basis(_ factors: [CostFactor]) -> String { factors.map(factor).joined(separator: " × ") }

  private func factor(_ factor: CostFactor) -> String {
    let value = numbers.plain(factor.value, atMost: abs(factor.value) >= 100 ? 2 : 4)
    switch factor.name {
    case .price, .bill, .purchase: return factor.unit.map { numbers.quantity(value, $0) } ?? value
    case .share: return numbers.plain(factor.value * 100, atMost: 2) + "%"
    case .overhead: return value
    case .servers: return say(factor.value == 1 ? "1 server" : "\(value) servers", "серверов: \(value)")
    case .months: return say("\(value) months", "месяцев: \(value)")
    case .years: return say("\(value) years", "лет: \(value)")
    case .hours: return say("\(value) h", "\(value) ч")
    case .pue: return "PUE \(value)"
    case .units: return say("\(value) at once", "одновременно: \(value)")
    case .kilowatts, .gibibytes, .rackUnits: return factor.unit.map { numbers.quantity(value, $0) } ?? value
    case .discount: return say("\(value) discounted", "\(value) дисконт")
    case .copies: return say("\(value) copies", "копий: \(value)")
    case .places: return say(factor.value == 1 ? "1 place" : "\(value) places", "площадок: \(value)")
    case .times: return say("bought \(value) times", "покупок: \(value)")
    case .interruptions: return say("\(value) interruptions an hour", "прерываний в час: \(value)")
    case .hoursLost: return say("\(value) h lost in each", "потеря в каждом: \(value) ч")
    case .fullTime: return say("\(value) FTE", "ставок: \(value)")
    }
  }

  // MARK: Notes

  public func note(_ note: CostNote) -> String {
    let detail = note.detail
    switch note.kind {
    case .capacityUnknown:
      return say(
        "\(note.subject): the capacity of a replica is not known; the fewest replicas were taken. State `capacity` with its source",
        "\(note.subject): ёмкость реплики неизвестна, взято наименьшее число реплик. Укажите `capacity` с источником")
    case .stalePrice: return stale(note)
    case .otherRegion:
      return say(
        "\(note.subject): no price there, another is taken (\(detail))",
        "\(note.subject): цены нет, взята другая (\(detail))")
    case .otherPurchase:
      return say(
        "\(note.subject): no price for this way of buying (\(detail))",
        "\(note.subject): нет цены для такого способа покупки (\(detail))")
    case .missingPrice:
      return say(
        "\(note.subject): the price book has no price (\(detail)); put one into prices.csv",
        "\(note.subject): в книге цен нет цены (\(detail)); добавьте её в prices.csv")
    case .missingRate:
      return say("\(note.subject): no exchange rate for \(detail)", "\(note.subject): нет курса для \(detail)")
    case .unknownServer:
      return say(
        "\(note.subject): this server is not in the hardware table; state `own.purchase_price` and `own.running_cost`",
        "\(note.subject): такого сервера нет в таблице; укажите `own.purchase_price` и `own.running_cost`")
        + meant(detail)
    case .unknownProvider:
      return say(
        "\(note.subject): the price book has nothing of this provider",
        "\(note.subject): такого поставщика нет в книге цен")
        + meant(detail)
    case .unknownAccelerator:
      return say(
        "\(note.subject): this accelerator is not known", "\(note.subject): такой ускоритель неизвестен")
        + meant(detail)
    case .wrongAccelerator:
      return say(
        "\(note.subject): wanted and given accelerators differ (\(detail))",
        "\(note.subject): нужен и указан разный ускоритель (\(detail))")
    case .tooFewServers:
      return say(
        "\(note.subject): stated and needed servers: \(detail)", "\(note.subject): указано и нужно серверов: \(detail)")
    case .sensitiveOutside:
      return say(
        "\(note.subject): its data may not leave the organisation",
        "\(note.subject): данные нельзя выносить из организации")
    case .secondSite:
      return say(
        "\(note.subject): machines in two places, since it has to survive the loss of one",
        "\(note.subject): машины на двух площадках, так как должна пережить потерю одной")
    case .tooFar:
      return say(
        "\(note.subject): the way to the machines and back takes longer than an answer may (\(detail))",
        "\(note.subject): путь до машин и обратно дольше допустимого ответа (\(detail))")
    case .wrongCountry:
      return say(
        "\(note.subject): its data have to stay in the countries allowed (\(detail))",
        "\(note.subject): данные должны оставаться в разрешённых странах (\(detail))")
    case .wrongProvider:
      return say(
        "\(note.subject): not one of the providers allowed (\(detail))",
        "\(note.subject): не входит в разрешённых поставщиков (\(detail))")
    case .tooManyProviders:
      return say(
        "\(note.subject): providers used and allowed: \(detail)",
        "\(note.subject): использовано и разрешено поставщиков: \(detail)")
    case .tooManySites:
      return say("places used and allowed: \(detail)", "использовано и разрешено площадок: \(detail)")
    case .oneSite: return say("\(note.subject): one place only", "\(note.subject): всего одна площадка")
    case .noWorkloads: return say("no workloads", "нагрузок нет")
    case .tooManyWorkloads:
      return say(
        "\(note.subject) workloads with too many combinations of places: moved one at a time until nothing got cheaper",
        "нагрузок \(note.subject), сочетаний мест слишком много: перемещались по одной, пока становилось дешевле")
    case .modelDoesNotFit:
      return say(
        "\(note.subject): the language model does not fit (\(detail))",
        "\(note.subject): языковая модель не помещается (\(detail))")
    case .noAcceleratorFits:
      return say(
        "\(note.subject): no accelerator on offer holds \(detail); state `gpu`, or another price file",
        "\(note.subject): ни один предлагаемый ускоритель не вмещает \(detail); укажите `gpu` или другой файл цен")
    case .assumed: return say("\(note.subject): assumed \(detail)", "\(note.subject): принято \(detail)")
    }
  }

  /// The detail is the day, the age in days and the limit in months.
  private func stale(_ note: CostNote) -> String {
    let parts = note.detail.split(separator: ", ").map(String.init)
    guard parts.count == 3 else {
      return say("Stale: \(note.subject), \(note.detail)", "Устарело: \(note.subject), \(note.detail)")
    }
    return say(
      "Stale: \(note.subject) is of \(parts[0]), \(parts[1]) days old; the limit is \(parts[2]) months",
      "Устарело: \(note.subject) от \(parts[0]), возраст \(parts[1]) дн., предел \(parts[2]) мес.")
  }

  private func meant(_ word: String) -> String {
    word.isEmpty ? "" : say(". Did you mean \(word)?", ". Может быть, \(word)?")
  }

  /// The answer in one sentence.
  public func headline(_ result: CostResult) -> String {
    guard let best = result.recommendation else {
      return say(
        "No option can be compared: prices are missing or constraints forbid each",
        "Сравнить нечего: не хватает цен или каждый вариант нарушает ограничения")
    }
    let name = option(best.option)
    guard let other = best.runnerUp, let saving = best.saving else {
      return say("\(name) is the only way that is allowed", "\(name) — единственный допустимый вариант")
    }
    let amount = money(saving, result.currency)
    if best.option == .own, let months = result.breakEven?.months, months > 0 {
      let month = numbers.integer(Int(months.rounded(.up)))
      return say(
        "Own machines overtake the cloud in month \(month) and save \(amount)",
        "Свои машины обгоняют облако на \(month)-м месяце и экономят \(amount)")
    }
    return say(
      "\(name) costs \(amount) less than \(option(other).lowercased()) over \(result.months) months",
      "\(name): на \(amount) дешевле, чем \(option(other).lowercased()), за \(result.months) мес.")
  }
}
