/// `infrastructure`
enum InfrastructureFormat {
  static let infrastructure = Shape<Infrastructure>.object("infrastructure", "what it needs and may cost") { o in
    let currency = o.optional("currency", currency, "the currency of the comparison")
    let horizon = o.optional("horizon", months, "36 months")
    let discount = o.optional("discount_rate", Shape<Double>.share, "cost of capital a year")
    let budget = o.optional("budget", .money, "what may be spent: 900_000 RUB/month")
    let workloads = o.optional("workloads", workloads, "what has to run")
    let options = o.optional("options", Shape<Infrastructure.Option>.word.list(atLeast: 1), "what to compare")
    let own = o.optional("own", own, "own hardware")
    let cloud = o.optional("cloud", cloud, "rented hardware")
    let prices = o.optional("prices", Shape.path.located, "prices that override the bundled ones")
    return Infrastructure(
      location: o.location, currency: currency, horizon: horizon,
      discountRate: discount.map { Percentage(fraction: $0) },
      budget: budget, workloads: workloads ?? [], options: options ?? [], own: own, cloud: cloud, prices: prices)
  }

  private static let currency = Shape<Currency>.text(
    "an ISO 4217 code, such as RUB", pattern: "^[A-Z]{3}$", code: "bad-currency"
  ) { Currency(known: $0) }

  private static let months = Shape<MonthSpan>.text(
    "months or years: 36 months", pattern: #"^\+?[0-9][0-9_]*(\.[0-9_]+)?\s*(months?|years?)$"#, code: "bad-time",
    QuantityParser.monthSpan)

  private static let size = Shape<DataSize>.text(
    "an amount of data: 4 TiB", pattern: #"^\+?[0-9][0-9_]*(\.[0-9_]+)?\s*(B|[kKMGTP]B|[KMGTP]iB)$"#, code: "bad-size",
    QuantityParser.dataSize)

  private static let workloads = Shape<Workload>.byID("workload", "something that has to run") { o, id in
    let kind = o.required("kind", Shape<Workload.Kind>.word, "training or inference")
    let gpu = o.optional("gpu", .string, "the GPU: A100-80GB")
    let count = o.optional("count", .integer(1...100_000), "how many")
    let hours = o.optional("hours", Shape<Rate>.rate, "hours of use: 220/month")
    let data = o.optional("data", size, "data kept: 4 TiB")
    let benchmark = o.optional(
      "benchmark", Shape.reference.located, "id of the benchmark that measures a replica's capacity")
    let peak = o.optional("peak", Shape<Rate>.rate, "peak load: 120/s")
    let mean = o.optional("mean", Shape<Rate>.rate, "mean load: 35/s")
    let replicas = o.optional("replicas_min", .integer(0...100_000), "replicas that always run")
    let sensitive = o.optional("sensitive", .boolean, "true where data may not leave the company")
    let capacity = o.optional("capacity", Shape<Rate>.rate, "stated capacity of a replica")
    let source = o.optional("capacity_source", .string, "where that capacity comes from")
    return kind.map {
      Workload(
        id: id.value, location: id.location, kind: $0, gpu: gpu, count: count, hours: hours, data: data,
        benchmark: benchmark, peak: peak, mean: mean, replicasMin: replicas, sensitive: sensitive ?? false,
        capacity: capacity, capacitySource: source)
    }
  }

  private static let staff = Shape<[StaffShare]>.object("staff", "full-time equivalents by role") { o in
    o.rest(Shape<Double>.number(0...10_000, "0 or more"), "full-time equivalents").map {
      StaffShare(role: $0.key, share: $0.value)
    }
  }

  private static let own = Shape<OwnOption>.object("own", "own hardware") { o in
    let server = o.optional("server", .string, "the server's id in the hardware tables")
    let sites = o.optional("sites", .integer(1...100), "sites, for fault tolerance")
    let pue = o.optional("pue", Shape<Double>.number(1...5, "from 1 to 5"), "power usage effectiveness")
    let power = o.optional("power_price", .money, "7.5 RUB/kWh")
    let staff = o.optional("staff", staff, "people: {mlops: 0.5}")
    return OwnOption(server: server, sites: sites ?? 1, pue: pue, powerPrice: power, staff: staff ?? [])
  }

  private static let cloud = Shape<CloudOption>.object("cloud", "rented hardware") { o in
    let provider = o.optional("provider", .string, "the provider")
    let region = o.optional("region", .string, "the region")
    let purchase = o.optional("purchase", Shape<CloudOption.Purchase>.word, "how it is bought")
    let staff = o.optional("staff", staff, "people: {mlops: 0.5}")
    return CloudOption(provider: provider, region: region, purchase: purchase, staff: staff ?? [])
  }
}
