import Manifest

/// Reads answers of the Azure Retail Prices API (`Items`): Linux machines on demand, spot, reserved and under savings plans.
///
/// A reservation's price is for its whole term although its unit says an hour, so it is divided by the term's hours.
enum AzurePrices {
  private static let hoursAYear = 8760.0

  static func read(_ file: CatalogFile, into collector: inout Collector) throws(PriceError) {
    var work = collector
    let outcome: JSONCursor.Problem? = file.bytes.withUnsafeBufferPointer { bytes in
      do throws(JSONCursor.Problem) {
        var cursor = JSONCursor(bytes)
        try cursor.object { (key, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
          if key == "Items", try cursor.kind() == .array {
            try cursor.array { (cursor: inout JSONCursor) throws(JSONCursor.Problem) in
              work.countRead()
              guard try cursor.kind() == .object else {
                try cursor.skip()
                work.skip("an item that is no object", at: file.path)
                return
              }
              add(try Item(&cursor), to: &work, file.path)
            }
          } else if key == "NextPageLink" {
            if let next = try cursor.text(), !next.isEmpty { work.pagesToCome += 1 }
          } else {
            try cursor.skip()
          }
        }
        try cursor.end()
        return nil
      } catch {
        return error
      }
    }
    if let outcome { throw JSONDiagnostic.error(outcome, file) }
    collector = work
  }

  private struct SavingsPlan {
    var price: Double
    var term: String
  }

  private struct Item {
    var currency = ""
    var price: Double?
    var region: String?
    var effective: CalendarDate?
    var meter = ""
    var product = ""
    var service = ""
    var unit = ""
    var type = ""
    var isPrimary = true
    var name = ""
    var term: String?
    var minimum = 0.0
    var plans: [SavingsPlan] = []

    init(_ cursor: inout JSONCursor) throws(JSONCursor.Problem) {
      var item = Self()
      try cursor.object { (key, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
        switch key {
        case "currencyCode": item.currency = try cursor.text() ?? ""
        case "retailPrice": item.price = try cursor.number()
        case "armRegionName": item.region = try cursor.text()
        case "effectiveStartDate": item.effective = JSONDate.day(try cursor.text())
        case "meterName": item.meter = try cursor.text() ?? ""
        case "productName": item.product = try cursor.text() ?? ""
        case "serviceName": item.service = try cursor.text() ?? ""
        case "unitOfMeasure": item.unit = try cursor.text() ?? ""
        case "type": item.type = try cursor.text() ?? ""
        case "isPrimaryMeterRegion": item.isPrimary = try cursor.flag() ?? true
        case "armSkuName": item.name = try cursor.text() ?? ""
        case "reservationTerm": item.term = try cursor.text()
        case "tierMinimumUnits": item.minimum = try cursor.number() ?? 0
        case "savingsPlan":
          guard try cursor.kind() == .array else { return try cursor.skip() }
          try cursor.array { (cursor: inout JSONCursor) throws(JSONCursor.Problem) in
            if let plan = try Self.plan(&cursor) { item.plans.append(plan) }
          }
        default: try cursor.skip()
        }
      }
      self = item
    }

    private init() {}

    private static func plan(_ cursor: inout JSONCursor) throws(JSONCursor.Problem) -> SavingsPlan? {
      guard try cursor.kind() == .object else {
        try cursor.skip()
        return nil
      }
      var price: Double?
      var term = ""
      try cursor.object { (key, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
        switch key {
        case "retailPrice": price = try cursor.number()
        case "term": term = try cursor.text() ?? ""
        default: try cursor.skip()
        }
      }
      return price.map { SavingsPlan(price: $0, term: term) }
    }
  }

  private static func add(_ item: Item, to collector: inout Collector, _ file: String) {
    func left(_ reason: String) {
      collector.skip(reason, at: "\(file): \(Quoting.quoted(item.name + " " + item.meter))")
    }
    guard item.service == "Virtual Machines" else { return left("another service than Virtual Machines") }
    guard item.name.hasPrefix("Standard_") || item.name.hasPrefix("Basic_") else { return left("no name of a machine") }
    guard !item.product.contains("Windows"), !item.product.contains("CloudServices"),
      !item.product.contains("Cloud Services")
    else { return left("another operating system than Linux") }
    guard !item.product.contains("Dedicated Host"), !item.meter.contains("Low Priority") else {
      return left("a dedicated host or low priority")
    }
    guard item.isPrimary else { return left("not the primary meter of its region") }
    guard item.minimum == 0 else { return left("a price for larger volumes") }
    guard item.effective.map({ $0 <= collector.options.fetched }) ?? true else { return left("a price of the future") }
    guard let currency = Currency(item.currency) else { return left("no known currency") }
    guard let amount = item.price, amount >= 0, amount <= 1e9 else { return left("no price") }
    guard collector.wants(region: item.region) else { return left("another region than asked for") }
    guard item.unit == "1 Hour" else { return left("a price in another unit than an hour") }

    var price = Price(
      kind: .instance, provider: "azure", region: item.region, name: item.name, purchase: .onDemand, amount: amount,
      currency: currency, unit: .hour, date: collector.options.fetched,
      source: "https://prices.azure.com/api/retail/prices")
    if let machine = AcceleratorNames.ofAzure(item.name) { (price.gpu, price.gpuCount) = (machine.gpu, machine.count) }
    switch item.type {
    case "Consumption": price.purchase = item.meter.contains("Spot") ? .spot : .onDemand
    case "Reservation":
      guard let years = years(item.term ?? "") else { return left("a reservation of an unknown length") }
      price.purchase = years == 1 ? .reserved1 : .reserved3
      price.amount = amount / (Double(years) * hoursAYear)
      price.note = "the price of the whole term divided by its hours"
    default: return left("a price of the type \(Quoting.quoted(item.type))")
    }
    guard price.amount > 0 else { return left("a price of 0") }
    collector.add(price, on: .later)
    guard price.purchase == .onDemand else { return }
    // One key holds one savings plan: the shorter, which binds less.
    if let plan = item.plans.filter({ years($0.term) != nil && $0.price > 0 && $0.price <= 1e9 }).min(by: {
      (years($0.term) ?? 9) < (years($1.term) ?? 9)
    }) {
      price.purchase = .savings
      price.amount = plan.price
      price.note = "savings plan of \(plan.term)"
      collector.add(price, on: .later)
    }
  }

  private static func years(_ term: String) -> Int? {
    switch term {
    case "1 Year": 1
    case "3 Years": 3
    default: nil
    }
  }
}
