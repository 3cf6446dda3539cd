import Manifest

/// Reads any table of machines with a name and a price an hour, and this tool's own price files.
enum PlainTable {
  private static let names = ["name", "instance_type", "instancetype", "instance", "machine_type", "sku", "flavor"]
  private static let amounts = [
    "amount", "price", "price_per_hour", "hourly_price", "hourly", "usd_per_hour", "eur_per_hour", "rub_per_hour",
    "price_usd", "price_eur", "price_rub", "on_demand",
  ]
  private static let hourly: Set<String> = [
    "price_per_hour", "hourly_price", "hourly", "usd_per_hour", "eur_per_hour", "rub_per_hour",
  ]

  static func read(_ file: CatalogFile, into collector: inout Collector) throws(PriceError) {
    let header = Self.header(file)
    if header.isSuperset(of: ["kind", "name", "amount", "currency", "unit", "date", "source"]) {
      let outcome = try PriceReader.read(bytes: file.bytes, shownAs: file.path)
      collector.countRead(outcome.book.prices.count + outcome.book.rates.count)
      for price in outcome.book.prices { collector.add(price, on: .later) }
      for rate in outcome.book.rates { collector.add(rate) }
      return
    }
    var sheet = try Sheet(bytes: file.bytes, file: file.path, comments: true, required: [names, amounts], known: nil)
    let amountColumn = amounts.first { header.contains($0) } ?? "amount"
    let written = ["usd", "eur", "rub"].first { amountColumn.split(separator: "_").map(String.init).contains($0) }
    let currencyColumn = sheet.column("currency")
    let stated = written.flatMap { Currency($0.uppercased()) } ?? collector.options.currency
    guard currencyColumn >= 0 || stated != nil else {
      throw PriceError(
        Diagnostic(
          "no-currency", message: "\(Quoting.quoted(file.path)) does not say the currency of its prices",
          expected: "a column “currency”, or a column such as usd_per_hour", help: "state it with --currency USD"))
    }
    let unitColumn = sheet.column("unit")
    guard unitColumn >= 0 || hourly.contains(amountColumn) else {
      throw PriceError(
        Diagnostic(
          "no-unit", message: "\(Quoting.quoted(file.path)) does not say what its prices are counted in",
          expected: "a column “unit” (hour, month, …), or a column such as price_per_hour"))
    }
    let columns = Columns(sheet, amount: sheet.column(amountColumn), currency: currencyColumn, unit: unitColumn)
    collector.expect(sheet.rows.count)
    for row in sheet.rows {
      collector.countRead()
      if let price = price(row, &sheet, columns, stated: written.flatMap { Currency($0.uppercased()) }, collector, file)
      {
        collector.add(price, on: .later)
      }
    }
    try sheet.finish()
  }

  private struct Columns {
    let name, amount, currency, unit, provider, region, gpu, count, vcpus, memory, purchase, date, source, kind: Int

    init(_ sheet: Sheet, amount: Int, currency: Int, unit: Int) {
      name = sheet.column("name", "instance_type", "instancetype", "instance", "machine_type", "sku", "flavor")
      self.amount = amount
      self.currency = currency
      self.unit = unit
      provider = sheet.column("provider", "cloud", "vendor")
      region = sheet.column("region", "location", "zone")
      gpu = sheet.column("gpu", "gpu_name", "accelerator", "accelerator_name")
      count = sheet.column("gpu_count", "gpus", "accelerator_count")
      vcpus = sheet.column("vcpus", "vcpu", "cpu", "cpus")
      memory = sheet.column("memory_gib", "memory", "ram_gib", "ram")
      purchase = sheet.column("purchase")
      date = sheet.column("date", "retrieved", "snapshot_date", "checked_at")
      source = sheet.column("source", "url", "source_url")
      kind = sheet.column("kind")
    }
  }

  private static func price(
    _ row: Delimited.Row, _ sheet: inout Sheet, _ columns: Columns, stated: Currency?, _ collector: Collector,
    _ file: CatalogFile
  ) -> Price? {
    let name = sheet.required(row, columns.name, "name")
    let amount = sheet.requiredNumber(row, columns.amount, "price", in: 0...1e15)
    var currency = stated ?? collector.options.currency
    if columns.currency >= 0 {
      let own = sheet.currency(row, columns.currency)
      if let stated, let own, own != stated {
        sheet.report(
          row, columns.currency, "currencies-mixed",
          "the price's column is in \(stated.code), but the row's currency is \(own.code)", expected: stated.code)
        return nil
      }
      currency = own
    }
    var unit: Price.Unit? = .hour
    if columns.unit >= 0 { unit = sheet.choice(row, columns.unit, "unit") }
    var kind: Price.Kind? = .instance
    if sheet.string(row, columns.kind) != nil { kind = sheet.choice(row, columns.kind, "kind") }
    var purchase: Price.Purchase? = unit == .each ? .buy : .onDemand
    if sheet.string(row, columns.purchase) != nil { purchase = sheet.choice(row, columns.purchase, "purchase") }
    var date: CalendarDate? = collector.options.fetched
    if sheet.string(row, columns.date) != nil { date = sheet.date(row, columns.date) }
    let count = sheet.whole(row, columns.count, "gpu_count", in: 0...100_000)
    let vcpus = sheet.number(row, columns.vcpus, "vcpus", in: 0...1e7)
    let memory = sheet.number(row, columns.memory, "memory", in: 0...1e9)
    guard let name, let amount, let currency, let unit, let kind, let purchase, let date else { return nil }
    guard kind.units.contains(unit) else {
      sheet.report(
        row, columns.unit, "wrong-unit",
        "a price of kind \(kind.rawValue) is not counted in \(Quoting.quoted(unit.rawValue))",
        expected: "one of: " + kind.units.map(\.rawValue).joined(separator: ", "))
      return nil
    }
    if amount == 0, kind.neverFree {
      sheet.report(
        row, columns.amount, "price-of-zero", "a price of kind \(kind.rawValue) cannot be 0",
        expected: "an amount above 0",
        help: "leave the row out where the price is not known")
      return nil
    }
    let provider =
      sheet.string(row, columns.provider)
      ?? (collector.options.providers.count == 1 ? collector.options.providers[0] : nil)
    return Price(
      kind: kind, provider: provider?.lowercased(), region: sheet.string(row, columns.region), name: name,
      gpu: count == 0 ? nil : sheet.string(row, columns.gpu), gpuCount: count == 0 ? nil : count, vcpus: vcpus,
      memoryGiB: memory, purchase: purchase, amount: amount, currency: currency, unit: unit, date: date,
      source: sheet.string(row, columns.source) ?? file.path)
  }

  private static func header(_ file: CatalogFile) -> Set<String> {
    guard let text = try? Delimited(Array(file.bytes.prefix(1 << 16)), comments: true), let row = text.rows.first else {
      return []
    }
    return Set((0..<Int(row.count)).compactMap { text.text(row, $0)?.lowercased() })
  }
}
