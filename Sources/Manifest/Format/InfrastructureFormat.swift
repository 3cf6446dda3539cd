// `infrastructure`
extension Format {
  static let currency: Shape<Currency> = Shape<Currency>.scalar(
    expected: "a currency code of ISO 4217, such as RUB",
    schema: .members([("type", "string"), ("enum", .array(CurrencyCodes.all.sorted().map(JSONValue.string)))])
  ) { scalar, _ throws(Complaint) in
    guard let currency = Currency(known: scalar.text[...]) else {
      throw Complaint(
        "unknown-currency", "\(quoted(scalar.text)) is not a currency code of ISO 4217", expected: "a code such as RUB",
        help: Suggestion.help(for: scalar.text, among: CurrencyCodes.all.sorted()))
    }
    return currency
  }

  /// A price or a cost: money that is not negative.
  private static let cost: Shape<Money> = Shape<Money>.quantity.check { money, _ throws(Complaint) in
    guard money.amount >= 0 else {
      throw Complaint("out-of-range", "\(quoted(money.description)) is negative", expected: "0 or more")
    }
  }

  private static let staff: Shape<[StaffShare]> = Shape<[Pair<String, Double>]>
    .pairs(.word("role"), .number(0...10_000))
    .map { $0.map { StaffShare(role: $0.key, share: $0.value) } }

  static let workload = Shape<Workload>.object("a workload", "One thing that needs machines.") { keys in
    let kind = keys.required("kind", Shape<Workload.Kind>.choice, "Training or inference.")
    let gpu = keys.optional("gpu", .text, "The accelerator: A100-80GB.")
    let count = keys.optional("count", Shape<Int>.integer(1...1_000_000), "How many of them.")
    let hours = keys.optional("hours", Shape<Rate>.quantity, "Hours of use a period: 220/month.")
    let data = keys.optional("data", Shape<DataSize>.quantity, "How much data: 4 TiB.")
    let benchmark = keys.optional("benchmark", .reference(.benchmark), "The benchmark that measures one replica.")
    let peak = keys.optional("peak", Shape<Rate>.quantity, "The highest rate: 120/s.")
    let mean = keys.optional("mean", Shape<Rate>.quantity, "The mean rate: 35/s.")
    let replicasMin = keys.optional(
      "replicas_min", Shape<Int>.integer(0...1_000_000), "The fewest replicas that always run.")
    let sensitive = keys.optional("sensitive", .flag, "True where the data may not leave the organisation.")
    let capacity = keys.optional("capacity", Shape<Rate>.quantity, "The stated capacity of one replica: 400/s.")
    let capacitySource = keys.optional("capacity_source", .text, "Where the stated capacity comes from.")
    return { fields in
      let kind: Workload.Kind? = fields[kind]
      let peakRead: Rate? = fields[peak]
      let meanRead: Rate? = fields[mean]
      let workload = Workload(
        id: fields.id, location: fields.location, kind: kind ?? .inference, gpu: fields[gpu], count: fields[count],
        hours: fields[hours], data: fields[data], benchmark: fields[benchmark], peak: peakRead, mean: meanRead,
        replicasMin: fields[replicasMin], sensitive: fields[sensitive] ?? false, capacity: fields[capacity],
        capacitySource: fields[capacitySource])
      if let peakRead, let meanRead, peakRead.per == meanRead.per, meanRead.count > peakRead.count {
        fields.report(
          Complaint("out-of-range", "the mean rate is above the peak", expected: "at most \(peakRead)"),
          at: fields.mark(of: mean))
      }
      return kind == nil ? nil : workload
    }
  }

  private static let own = Shape<OwnOption>.object("own", "Machines of one's own.") { keys in
    let server = keys.optional("server", .text, "The server of the price book.")
    let sites = keys.optional("sites", Shape<Int>.integer(1...1000), "In how many places; 1 when not given.")
    let pue = keys.optional("pue", .number(1...10), "Power usage effectiveness.")
    let price = keys.optional("power_price", cost, "The price of power: 7.5 RUB/kWh.")
    let staff = keys.optional("staff", staff, "Full-time equivalents by role: {mlops: 0.5}.")
    return { fields in
      let priceRead = fields[price]
      if let priceRead, priceRead.perUnit != "kWh" {
        fields.report(
          Complaint(
            "bad-quantity", "\(quoted(priceRead.description)) is not a price of power", expected: "7.5 RUB/kWh"),
          at: fields.mark(of: price))
      }
      return OwnOption(
        server: fields[server], sites: fields[sites] ?? 1, pue: fields[pue], powerPrice: priceRead,
        staff: fields[staff] ?? [])
    }
  }

  private static let cloud = Shape<CloudOption>.object("cloud", "Rented machines.") { keys in
    let provider = keys.optional("provider", .text, "The provider of the price book.")
    let region = keys.optional("region", .text, "The provider's region.")
    let purchase = keys.optional("purchase", Shape<CloudOption.Purchase>.choice, "How the machines are bought.")
    let staff = keys.optional("staff", staff, "Full-time equivalents by role: {mlops: 0.5}.")
    return { fields in
      CloudOption(
        provider: fields[provider], region: fields[region], purchase: fields[purchase], staff: fields[staff] ?? [])
    }
  }

  static let infrastructure = Shape<Infrastructure>.object(
    "infrastructure", "What the system needs, and what it may cost."
  ) { keys in
    let currency = keys.optional("currency", currency, "The currency that costs are shown in.")
    let horizon = keys.optional("horizon", Shape<MonthSpan>.quantity, "How far costs are counted: 36 months.")
    let discountRate = keys.optional("discount_rate", Shape<Percentage>.quantity, "The yearly discount rate: 16%.")
    let budget = keys.optional("budget", cost, "What it may cost: 900_000 RUB/month.")
    let workloads = keys.optional("workloads", .byID(workload), "What needs machines, by id.")
    let options = keys.optional(
      "options", Shape<[Infrastructure.Option]>.list(.choice), "The ways to get machines that are compared.")
    let own = keys.optional("own", own, "Machines of one's own.")
    let cloud = keys.optional("cloud", cloud, "Rented machines.")
    let prices = keys.optional("prices", Shape.path.located, "A price file that overrides the price book row by row.")
    return { fields in
      let rate: Percentage? = fields[discountRate]
      if let rate, !(0...1).contains(rate.fraction) {
        fields.report(
          Complaint("out-of-range", "\(quoted(rate.description)) is out of range", expected: "a rate from 0% to 100%"),
          at: fields.mark(of: discountRate))
      }
      return Infrastructure(
        location: fields.location, currency: fields[currency], horizon: fields[horizon], discountRate: rate,
        budget: fields[budget], workloads: fields[workloads] ?? [], options: fields[options] ?? [], own: fields[own],
        cloud: fields[cloud], prices: fields[prices])
    }
  }
}
