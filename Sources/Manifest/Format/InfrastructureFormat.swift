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
  static let cost: Shape<Money> = Shape<Money>.quantity.check { money, _ throws(Complaint) in
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
    let growth = keys.optional("growth", Shape<Percentage>.quantity, "How much the demand rises a year: 20%.")
    let profile = keys.optional(
      "profile", profile, "The load over a day or week: flat, office_hours, 24 or 168 numbers.")
    let batch = keys.optional("batch", .flag, "True where requests can wait, so that only the mean counts.")
    let lag = keys.optional("scaling_lag", Shape<TimeSpan>.quantity, "How long a new replica takes to serve: 5 min.")
    let vcpus = keys.optional("vcpus", .number(0.1...100_000), "Cores of one job or replica; 4 when not given.")
    let memory = keys.optional(
      "memory", Shape<DataSize>.quantity, "Memory of one job or replica; 16 GiB when not given.")
    let runs = keys.optional("runs", Shape<Rate>.quantity, "Runs of training a period: 20/month.")
    let serves = keys.optional("serves", serves, "The language model that is served.")
    let parts = WorkloadParts(keys)
    return { fields in
      let kind: Workload.Kind? = fields[kind]
      let peakRead: Rate? = fields[peak]
      let meanRead: Rate? = fields[mean]
      var workload = Workload(
        id: fields.id, location: fields.location, kind: kind ?? .inference, gpu: fields[gpu], count: fields[count],
        hours: fields[hours], data: fields[data], benchmark: fields[benchmark], peak: peakRead, mean: meanRead,
        replicasMin: fields[replicasMin], sensitive: fields[sensitive] ?? false, capacity: fields[capacity],
        capacitySource: fields[capacitySource])
      workload.growth = fields[growth]
      workload.profile = fields[profile]
      workload.isBatch = fields[batch] ?? false
      workload.scalingLag = fields[lag]
      workload.vcpus = fields[vcpus]
      workload.memory = fields[memory]
      workload.runs = fields[runs]
      workload.serves = fields[serves]
      if kind == .training, fields.has(serves) {
        fields.report(
          Complaint("conflicting-keys", "training serves no model", expected: "kind: inference"),
          at: fields.mark(of: serves))
      }
      parts.read(fields, into: &workload)
      checkHours(workload.hours, fields, at: fields.mark(of: hours))
      checkGrowth(workload.growth, fields, at: fields.mark(of: growth))
      if let peakRead, let meanRead, meanRead.perSecond > peakRead.perSecond * (1 + 1e-9) {
        fields.report(
          Complaint("out-of-range", "the mean rate is above the peak", expected: "at most \(peakRead)"),
          at: fields.mark(of: mean))
      }
      return kind == nil ? nil : workload
    }
  }

  /// `flat`, `office_hours`, or 24 or 168 numbers.
  private static let profile: Shape<LoadProfile> = Shape<LoadProfile>.forms(
    scalar: .scalar(
      expected: "flat, office_hours, or 24 or 168 numbers", schema: .members([("enum", ["flat", "office_hours"])])
    ) { scalar, _ throws(Complaint) in
      switch scalar.text {
      case "flat": .flat
      case "office_hours": .officeHours
      default:
        throw Complaint(
          "unknown-value", "\(quoted(scalar.text)) is not a load profile",
          expected: "flat, office_hours, or 24 or 168 numbers, one an hour")
      }
    },
    sequence: Shape<[Double]>.list(.number(0...1e12)).check { numbers, _ throws(Complaint) in
      guard numbers.count == 24 || numbers.count == 168, numbers.contains(where: { $0 > 0 }) else {
        throw Complaint(
          "wrong-count", "the load profile has \(numbers.count) numbers",
          expected: "24 numbers for a day or 168 for a week, not all of them 0")
      }
    }.map { .hours($0) })

  static let rateOfPurchase: Shape<Percentage> = Shape<Percentage>.quantity.check { rate, _ throws(Complaint) in
    guard (0...10).contains(rate.fraction) else {
      throw Complaint("out-of-range", "\(quoted(rate.description)) is out of range", expected: "0% or more")
    }
  }

  static func perHour(_ money: Money?, _ fields: Fields, at mark: Mark) -> Money? {
    guard let money else { return nil }
    if money.per == .hour { return money }
    fields.report(
      Complaint("bad-quantity", "\(quoted(money.description)) is not a price an hour", expected: "0.87 USD/h"), at: mark
    )
    return nil
  }

  static func perMonth(_ money: Money?, _ fields: Fields, at mark: Mark) -> Money? {
    guard let money else { return nil }
    if money.per == .month || money.per == .year { return money }
    fields.report(
      Complaint(
        "bad-quantity", "\(quoted(money.description)) is not an amount a month or year", expected: "400 USD/month"),
      at: mark)
    return nil
  }

  static func once(_ money: Money?, _ fields: Fields, at mark: Mark) -> Money? {
    guard let money else { return nil }
    if money.per == nil, money.perUnit == nil { return money }
    fields.report(
      Complaint("bad-quantity", "\(quoted(money.description)) is not the price of a thing", expected: "16_000 USD"),
      at: mark)
    return nil
  }

  private static let own = Shape<OwnOption>.object("own", "Machines of one's own.") { keys in
    let server = keys.optional("server", .text, "The server of the price book.")
    let sites = keys.optional("sites", Shape<Int>.integer(1...1000), "In how many places; 1 when not given.")
    let pue = keys.optional("pue", .number(1...10), "Power usage effectiveness.")
    let price = keys.optional("power_price", cost, "The price of power: 7.5 RUB/kWh.")
    let staff = keys.optional("staff", staff, "Full-time equivalents by role: {mlops: 0.5}.")
    let servers = keys.optional("servers", Shape<Int>.integer(1...100_000), "How many servers there are at least.")
    let purchase = keys.optional("purchase_price", cost, "What a server costs: 16_000 USD.")
    let running = keys.optional("running_cost", cost, "All that a running server costs an hour: 0.87 USD/h.")
    let colocation = keys.optional("colocation", cost, "Space for a server: 400 USD/month.")
    let accessories = keys.optional("accessories", rateOfPurchase, "Network, racks, cables: share of the purchase.")
    let delivery = keys.optional("delivery", rateOfPurchase, "Delivery and installation: share of the purchase.")
    let spares = keys.optional("spares", rateOfPurchase, "Spare parts: share of the purchase.")
    let maintenance = keys.optional("maintenance", rateOfPurchase, "Maintenance a year: share of the purchase.")
    let residual = keys.optional("residual", rateOfPurchase, "What is left at the end: share of the purchase.")
    let software = keys.optional("software", cost, "Software: 200 USD/month.")
    let refresh = keys.optional("refresh", Shape<MonthSpan>.quantity, "After which time servers are bought anew.")
    let lead = keys.optional("lead_time", Shape<MonthSpan>.quantity, "From the order to the first use.")
    let tax = keys.optional("tax", share, "Tax on profit that costs lower: 20%.")
    let depreciation = keys.optional("depreciation", Shape<MonthSpan>.quantity, "Time of depreciation, for taxes.")
    let parts = OwnParts(keys)
    return { fields in
      let priceRead = fields[price]
      if let priceRead, priceRead.perUnit != "kWh" {
        fields.report(
          Complaint(
            "bad-quantity", "\(quoted(priceRead.description)) is not a price of power", expected: "7.5 RUB/kWh"),
          at: fields.mark(of: price))
      }
      var own = OwnOption(
        server: fields[server], sites: fields[sites] ?? 1, pue: fields[pue], powerPrice: priceRead,
        staff: fields[staff] ?? [])
      own.servers = fields[servers]
      own.purchasePrice = once(fields[purchase], fields, at: fields.mark(of: purchase))
      own.runningCost = perHour(fields[running], fields, at: fields.mark(of: running))
      own.colocation = perMonth(fields[colocation], fields, at: fields.mark(of: colocation))
      own.accessories = fields[accessories]
      own.delivery = fields[delivery]
      own.spares = fields[spares]
      own.maintenance = fields[maintenance]
      own.residual = fields[residual]
      own.software = perMonth(fields[software], fields, at: fields.mark(of: software))
      own.refresh = fields[refresh]
      own.leadTime = fields[lead]
      own.tax = fields[tax]
      own.depreciation = fields[depreciation]
      own.areSitesStated = fields.has(sites)
      own.places.pue = fields.location(of: pue)
      own.places.powerPrice = fields.location(of: price)
      own.places.purchasePrice = fields.location(of: purchase)
      own.places.residual = fields.location(of: residual)
      parts.read(fields, into: &own)
      return own
    }
  }

  private static let cloud = Shape<CloudOption>.object("cloud", "Rented machines.") { keys in
    let provider = keys.optional("provider", .text, "The provider of the price book.")
    let region = keys.optional("region", .text, "The provider's region.")
    let purchase = keys.optional("purchase", Shape<CloudOption.Purchase>.choice, "How the machines are bought.")
    let staff = keys.optional("staff", staff, "Full-time equivalents by role: {mlops: 0.5}.")
    let regions = keys.optional("regions", Shape<[String]>.list(.text), "Other regions that may be used.")
    let price = keys.optional("price", cost, "What the machine of one job or replica costs: 98.32 USD/h.")
    let egress = keys.optional("egress", Shape<DataSize>.quantity, "Data that leave the cloud a month: 500 GB.")
    let snapshots = keys.optional("snapshots", Shape<DataSize>.quantity, "Snapshots that are kept: 200 GiB.")
    let support = keys.optional("support", .text, "A support plan of the price book: business.")
    let premium = keys.optional(
      "managed_premium", rateOfPurchase, "On top of the machines, for a managed service: 20%.")
    let overhead = keys.optional("spot_overhead", rateOfPurchase, "Work done again after interruptions: 20%.")
    let minimum = keys.optional("minimum_billing", Shape<TimeSpan>.quantity, "The shortest time billed for a run: 1 h.")
    let parts = CloudParts(keys)
    return { fields in
      var cloud = CloudOption(
        provider: fields[provider], region: fields[region], purchase: fields[purchase], staff: fields[staff] ?? [])
      cloud.regions = fields[regions] ?? []
      cloud.price = perHour(fields[price], fields, at: fields.mark(of: price))
      cloud.priceLocation = fields.location(of: price)
      cloud.egress = fields[egress]
      cloud.snapshots = fields[snapshots]
      cloud.support = fields[support]
      cloud.managedPremium = fields[premium]
      cloud.spotOverhead = fields[overhead]
      cloud.minimumBilling = fields[minimum]
      parts.read(fields, into: &cloud)
      return cloud
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
    let country = keys.optional(
      "country", .text, "ISO 3166 code, whose prices of power, space and people hold: de.")
    let salaries = keys.optional(
      "salaries", Shape<[Pair<String, Money>]>.pairs(.word("role"), cost),
      "What one person costs, by role: {mlops: 6000 EUR/month}.")
    let overhead = keys.optional("staff_overhead", rateOfPurchase, "On top of salaries: 30%.")
    let uncertainty = keys.optional(
      "uncertainty", Shape<[Pair<CostDriver, Percentage>]>.pairs(.choice, rateOfPurchase),
      "How far inputs may be off, each way: {usage: 30%}.")
    let models = keys.optional(
      "language_models", .byName("language model", languageModel), "Language models besides those of the table.")
    let accelerators = keys.optional(
      "accelerators", .byName("accelerator", accelerator), "Accelerators besides those of the table.")
    let limits = keys.optional("limits", limits, "What is not allowed, whatever it costs.")
    return { fields in
      let rate: Percentage? = fields[discountRate]
      if let rate, !(0...1).contains(rate.fraction) {
        fields.report(
          Complaint("out-of-range", "\(quoted(rate.description)) is out of range", expected: "a rate from 0% to 100%"),
          at: fields.mark(of: discountRate))
      }
      let pay = (fields[salaries] ?? []).compactMap { pair in
        perMonth(pair.value, fields, at: fields.mark(of: salaries)).map { (role: pair.key, pay: $0) }
      }
      var infrastructure = Infrastructure(
        location: fields.location, currency: fields[currency], horizon: fields[horizon], discountRate: rate,
        budget: fields[budget], workloads: fields[workloads] ?? [], options: fields[options] ?? [], own: fields[own],
        cloud: fields[cloud], prices: fields[prices])
      infrastructure.ownLocation = fields.location(of: own)
      infrastructure.budgetLocation = fields.location(of: budget)
      infrastructure.country = fields[country]?.lowercased()
      infrastructure.salaries = pay
      infrastructure.salariesLocation = fields.location(of: salaries)
      infrastructure.staffOverhead = fields[overhead]
      infrastructure.limits = fields[limits]
      infrastructure.uncertainty = (fields[uncertainty] ?? []).map {
        (driver: $0.key, spread: $0.value)
      }
      infrastructure.languageModels = fields[models] ?? []
      infrastructure.accelerators = fields[accelerators] ?? []
      return infrastructure
    }
  }
}
