import Manifest

/// Reads price files in the tool's own form, which the bundled data, `prices.csv` and what `prices import` writes share.
public enum PriceReader {
  /// The columns of a price file. `provider`, `region`, `gpu…`, `vcpus`, `memory_gib` and `note` may be left out.
  public static let columns = [
    "kind", "provider", "region", "name", "gpu", "gpu_count", "gpu_memory_gib", "vcpus", "memory_gib", "purchase",
    "amount", "currency", "unit", "date", "source", "note",
  ]

  /// What a file held.
  public struct Outcome: Sendable {
    public var book: PriceBook
    /// The line of each price, in the order of `book.prices`.
    public var lines: [Int]
  }

  private static let rateKind = "rate"

  /// Reads a file's bytes.
  ///
  /// - Parameter shownAs: the file's path in messages.
  /// - Throws: everything that is wrong with it. No row is skipped in silence.
  public static func read(bytes: [UInt8], shownAs: String) throws(PriceError) -> Outcome {
    var sheet = try Sheet(
      bytes: bytes, file: shownAs, comments: true,
      required: [["kind"], ["name"], ["amount"], ["currency"], ["unit"], ["date"], ["source"]], known: columns)
    let places = Places(sheet)
    var outcome = Outcome(book: PriceBook(), lines: [])
    var seen: [Price.Key: Int] = [:]
    var pairs: [Set<Currency>: Int] = [:]
    for row in sheet.rows {
      guard sheet.hasRightWidth(row) else { continue }
      if sheet.string(row, places.kind) == rateKind {
        guard let rate = rate(row, &sheet, places) else { continue }
        if let before = pairs.updateValue(Int(row.line), forKey: [rate.from, rate.to]) {
          sheet.report(
            row, places.name, "duplicate-rate",
            "the rate of \(rate.from.code) and \(rate.to.code) is in line \(before) already",
            expected: "one row a pair of currencies")
        }
        outcome.book.rates.append(rate)
      } else if let price = price(row, &sheet, places) {
        if let before = seen.updateValue(Int(row.line), forKey: price.key) {
          sheet.report(
            row, places.name, "duplicate-price", "\(price.id) is in line \(before) already",
            expected: "one row a kind, provider, region, name and purchase")
        }
        outcome.book.prices.append(price)
        outcome.lines.append(Int(row.line))
      }
    }
    try sheet.finish()
    return outcome
  }

  private static func price(_ row: Delimited.Row, _ sheet: inout Sheet, _ places: Places) -> Price? {
    let kind: Price.Kind? = sheet.choice(row, places.kind, "kind")
    let name = sheet.required(row, places.name, "name")
    let unit: Price.Unit? = sheet.choice(row, places.unit, "unit")
    let amount = sheet.requiredNumber(row, places.amount, "amount", in: 0...1e15)
    let currency = sheet.currency(row, places.currency)
    let date = sheet.date(row, places.date)
    let source = sheet.required(row, places.source, "source")
    let gpuCount = sheet.whole(row, places.gpuCount, "gpu_count", in: 1...100_000)
    let gpuMemory = sheet.number(row, places.gpuMemory, "gpu_memory_gib", in: 0.001...1e6)
    let vcpus = sheet.number(row, places.vcpus, "vcpus", in: 0...1e7)
    let memory = sheet.number(row, places.memory, "memory_gib", in: 0...1e9)
    let purchase: Price.Purchase?
    if sheet.string(row, places.purchase) != nil {
      purchase = sheet.choice(row, places.purchase, "purchase")
    } else {
      purchase = unit.map { isBought(kind, $0) } == true ? .buy : .onDemand
    }
    guard let kind, let name, let unit, let amount, let currency, let date, let source, let purchase else { return nil }
    guard kind.units.contains(unit) else {
      sheet.report(
        row, places.unit, "wrong-unit",
        "a price of kind \(kind.rawValue) is not counted in \(Quoting.quoted(unit.rawValue))",
        expected: "one of: " + kind.units.map(\.rawValue).joined(separator: ", "))
      return nil
    }
    guard isBought(kind, unit) == (purchase == .buy) else {
      sheet.report(
        row, places.unit, "wrong-unit", "purchase \(purchase.rawValue) and unit \(unit.rawValue) do not fit together",
        expected: "buy with each, or with GiB of storage; any other purchase with a unit of time or amount")
      return nil
    }
    if amount == 0, kind.neverFree {
      sheet.report(
        row, places.amount, "price-of-zero", "a price of kind \(kind.rawValue) cannot be 0",
        expected: "an amount above 0", help: "leave the row out where the price is not known")
      return nil
    }
    return Price(
      kind: kind, provider: sheet.string(row, places.provider)?.lowercased(), region: sheet.string(row, places.region),
      name: name, gpu: sheet.string(row, places.gpu), gpuCount: gpuCount, gpuMemoryGiB: gpuMemory, vcpus: vcpus,
      memoryGiB: memory, purchase: purchase, amount: amount, currency: currency, unit: unit, date: date, source: source,
      note: sheet.string(row, places.note))
  }

  /// Whole things are bought, and disks by the space on them.
  private static func isBought(_ kind: Price.Kind?, _ unit: Price.Unit) -> Bool {
    unit == .each || (kind == .storage && unit == .gib)
  }

  /// A row of kind `rate`: one unit of the currency in `name` is worth `amount` of `currency`.
  private static func rate(_ row: Delimited.Row, _ sheet: inout Sheet, _ places: Places) -> ExchangeRate? {
    let amount = sheet.requiredNumber(row, places.amount, "amount", in: 0...1e15)
    let to = sheet.currency(row, places.currency)
    let from = sheet.currency(row, places.name)
    let date = sheet.date(row, places.date)
    let source = sheet.required(row, places.source, "source")
    guard let amount, let to, let from, let date, let source else { return nil }
    guard amount >= 1e-15 else {
      sheet.report(row, places.amount, "out-of-range", "a rate cannot be 0", expected: "a number above 0")
      return nil
    }
    guard sheet.string(row, places.unit) == Price.Unit.each.rawValue else {
      sheet.report(row, places.unit, "wrong-unit", "a rate is counted in “each”", expected: "each")
      return nil
    }
    guard from != to else {
      sheet.report(
        row, places.name, "bad-rate", "a rate of \(from.code) in itself says nothing", expected: "two currencies")
      return nil
    }
    return ExchangeRate(from: from, to: to, value: amount, date: date, source: source)
  }

  private struct Places {
    let kind, provider, region, name, gpu, gpuCount, gpuMemory, vcpus, memory, purchase, amount, currency, unit, date,
      source, note: Int

    init(_ sheet: Sheet) {
      kind = sheet.column("kind")
      provider = sheet.column("provider")
      region = sheet.column("region")
      name = sheet.column("name")
      gpu = sheet.column("gpu")
      gpuCount = sheet.column("gpu_count")
      gpuMemory = sheet.column("gpu_memory_gib")
      vcpus = sheet.column("vcpus")
      memory = sheet.column("memory_gib")
      purchase = sheet.column("purchase")
      amount = sheet.column("amount")
      currency = sheet.column("currency")
      unit = sheet.column("unit")
      date = sheet.column("date")
      source = sheet.column("source")
      note = sheet.column("note")
    }
  }
}
