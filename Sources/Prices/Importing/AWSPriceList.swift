import Manifest

/// Reads offer files of the AWS Price List (`products` and `terms`): Linux machines on shared hardware without software of
/// others, on demand and reserved; storage; snapshots; data sent out to the internet.
///
/// Reserved machines get one price a term: that of a standard reservation without money up front, or where there is none,
/// what was paid up front spread over the term's hours (8760 a year) and added to the hourly price.
enum AWSPriceList {
  static func read(_ file: CatalogFile, into collector: inout Collector) throws(PriceError) {
    var list = Reader(file: file.path, collector: collector)
    let outcome: JSONCursor.Problem? = file.bytes.withUnsafeBufferPointer { bytes in
      do throws(JSONCursor.Problem) {
        // The products first, wherever they stand: the prices need their names.
        try list.pass(bytes, reading: .products)
        try list.pass(bytes, reading: .terms)
        return nil
      } catch {
        return error
      }
    }
    if let outcome { throw JSONDiagnostic.error(outcome, file) }
    list.finish()
    collector = list.collector
  }

  private enum Part {
    case products, terms
  }

  private static let hoursAYear = 8760.0

  /// What a product is, as far as its price needs it.
  private struct Product {
    var price: Price
    /// Prices of this product are counted in this unit of the list.
    var unit: String
  }

  private struct Reader {
    let file: String
    var collector: Collector
    private var products: [String: Product] = [:]
    private var reserved: [Price.Key: (rank: Int, price: Price)] = [:]
    private var order: [Price.Key] = []
    private var published: CalendarDate?
    private var source = "AWS Price List"

    init(file: String, collector: Collector) {
      self.file = file
      self.collector = collector
    }

    mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>, reading part: Part) throws(JSONCursor.Problem) {
      var cursor = JSONCursor(bytes)
      var offer: String?
      var version: String?
      try cursor.object { (key, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
        switch (key, part) {
        case ("products", .products): try readProducts(&cursor)
        case ("terms", .terms): try readTerms(&cursor)
        case ("offerCode", .products): offer = try cursor.text()
        case ("version", .products): version = try cursor.text()
        case ("publicationDate", .products): published = JSONDate.day(try cursor.text())
        default: try cursor.skip()
        }
      }
      try cursor.end()
      if part == .products {
        source = ["AWS Price List", offer, version].compactMap(\.self).joined(separator: " ")
        for sku in products.keys {
          products[sku]?.price.source = source
          products[sku]?.price.date = published ?? collector.options.fetched
        }
      }
    }

    private mutating func readProducts(_ cursor: inout JSONCursor) throws(JSONCursor.Problem) {
      guard try cursor.kind() == .object else {
        try cursor.skip()
        collector.skip("products that are no object keyed by SKU (a savings plan's list?)", at: file)
        return
      }
      try cursor.object { (sku, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
        collector.countRead()
        guard try cursor.kind() == .object else {
          try cursor.skip()
          collector.skip("a product that is no object", at: "SKU \(sku)")
          return
        }
        var family = ""
        var attributes: [String: String] = [:]
        try cursor.object { (key, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
          if key == "productFamily" {
            family = try cursor.text() ?? ""
          } else if key == "attributes", try cursor.kind() == .object {
            try cursor.object { (name, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
              attributes[name] = try cursor.text()
            }
          } else {
            try cursor.skip()
          }
        }
        if let product = product(family: family, attributes, sku: sku) { products[sku] = product }
      }
    }

    private mutating func product(family: String, _ attributes: [String: String], sku: String) -> Product? {
      func left(_ reason: String) -> Product? {
        collector.skip(reason, at: "SKU \(sku)")
        return nil
      }
      guard let dollar = Currency("USD") else { return nil }
      var price = Price(
        kind: .instance, provider: "aws", region: attributes["regionCode"] ?? attributes["fromRegionCode"], name: "",
        purchase: .onDemand, amount: 0, currency: dollar, unit: .hour, date: collector.options.fetched, source: source)
      switch family {
      case "Compute Instance", "Compute Instance (bare metal)":
        guard let type = attributes["instanceType"] else { return left("a machine without a type") }
        guard attributes["operatingSystem"] == "Linux" else { return left("another operating system than Linux") }
        guard ["Shared", "NA", nil].contains(attributes["tenancy"]) else { return left("not on shared hardware") }
        guard ["NA", nil].contains(attributes["preInstalledSw"]) else { return left("with software of others") }
        guard ["Used", nil].contains(attributes["capacitystatus"]) else {
          return left("reserved capacity that is not used")
        }
        guard collector.wants(region: price.region) else { return left("another region than asked for") }
        price.name = type
        price.vcpus = attributes["vcpu"].flatMap(NumberText.double)
        price.memoryGiB = attributes["memory"].flatMap(Self.gibibytes)
        if let count = attributes["gpu"].flatMap(NumberText.double) {
          if let whole = Int(exactly: count), whole > 0 {
            price.gpu = AcceleratorNames.ofEC2(type)
            price.gpuCount = whole
            price.gpuMemoryGiB = attributes["gpuMemory"].flatMap(Self.gibibytes)
            if price.gpu == nil { price.note = "with \(whole) accelerators that are not known here" }
          } else {
            price.note = "with \(NumberText.text(count)) of one accelerator"
          }
        }
        return Product(price: price, unit: "Hrs")
      case "Storage":
        guard let name = attributes["volumeApiName"] ?? attributes["storageClass"] else {
          return left("storage without a name")
        }
        (price.kind, price.unit, price.name) = (.storage, .gibMonth, name.lowercased())
        return Product(price: price, unit: "GB-Mo")
      case "Storage Snapshot", "System Snapshot":
        (price.kind, price.unit, price.name) = (.snapshot, .gibMonth, "snapshot")
        guard attributes["usagetype"]?.hasSuffix("EBS:SnapshotUsage") == true else { return left("a special snapshot") }
        return Product(price: price, unit: "GB-Mo")
      case "Data Transfer":
        guard attributes["transferType"] == "AWS Outbound" else {
          return left("data that do not leave for the internet")
        }
        price.region = attributes["fromRegionCode"] ?? price.region
        (price.kind, price.unit, price.name) = (.egress, .gib, "internet")
        return Product(price: price, unit: "GB")
      default: return left("a product of the family \(Quoting.quoted(family))")
      }
    }

    private mutating func readTerms(_ cursor: inout JSONCursor) throws(JSONCursor.Problem) {
      guard try cursor.kind() == .object else { return try cursor.skip() }
      try cursor.object { (kind, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
        guard kind == "OnDemand" || kind == "Reserved", try cursor.kind() == .object else {
          try cursor.skip()
          if kind != "OnDemand", kind != "Reserved" {
            collector.skip("terms of the kind \(Quoting.quoted(kind))", at: file)
          }
          return
        }
        try cursor.object { (sku, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
          guard let product = products[sku], try cursor.kind() == .object else { return try cursor.skip() }
          try cursor.object { (_, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
            let term = try Term(&cursor)
            if kind == "OnDemand" { addOnDemand(product, term, sku) } else { addReserved(product, term, sku) }
          }
        }
      }
    }

    private mutating func addOnDemand(_ product: Product, _ term: Term, _ sku: String) {
      var price = product.price
      let fitting = term.dimensions.filter { $0.unit == product.unit }
      // Of prices by volume, the first that costs something: what a small user pays.
      guard let first = fitting.filter({ $0.amount > 0 }).min(by: { $0.begin < $1.begin }) else {
        collector.skip(fitting.isEmpty ? "a price in another unit" : "a price of 0", at: "SKU \(sku)")
        return
      }
      price.amount = first.amount
      price.currency = first.currency
      if fitting.count > 1 { price.note = "the first of \(fitting.count) prices by volume" }
      collector.add(price, on: .later)
    }

    private mutating func addReserved(_ product: Product, _ term: Term, _ sku: String) {
      guard product.price.kind == .instance else { return }
      guard term.attributes["OfferingClass"] != "convertible" else {
        collector.skip("a convertible reservation", at: "SKU \(sku)")
        return
      }
      let years: Double
      var price = product.price
      switch term.attributes["LeaseContractLength"] {
      case "1yr": (years, price.purchase) = (1, .reserved1)
      case "3yr": (years, price.purchase) = (3, .reserved3)
      default:
        collector.skip("a reservation of an unknown length", at: "SKU \(sku)")
        return
      }
      let currencies = Set(term.dimensions.map(\.currency))
      guard let currency = currencies.first, currencies.count == 1 else {
        collector.skip("a reservation without a price, or in two currencies", at: "SKU \(sku)")
        return
      }
      let hourly = term.dimensions.filter { $0.unit == "Hrs" }.reduce(0) { $0 + $1.amount }
      let upfront = term.dimensions.filter { $0.unit == "Quantity" }.reduce(0) { $0 + $1.amount }
      let option = term.attributes["PurchaseOption"] ?? "an unnamed option"
      price.amount = hourly + upfront / (years * AWSPriceList.hoursAYear)
      price.currency = currency
      price.note = upfront > 0 ? "\(option): what is paid up front is spread over the term" : option
      guard price.amount > 0, price.amount.isFinite else {
        collector.skip("a reservation of 0", at: "SKU \(sku)")
        return
      }
      let rank = ["No Upfront", "Partial Upfront", "All Upfront"].firstIndex(of: option) ?? 3
      if let known = reserved[price.key] {
        if rank < known.rank { reserved[price.key] = (rank, price) }
      } else {
        reserved[price.key] = (rank, price)
        order.append(price.key)
      }
    }

    mutating func finish() {
      for key in order {
        if let price = reserved[key]?.price { collector.add(price, on: .later) }
      }
    }

    /// `2,048 GiB` and `80 GB HBM3` as GiB, AWS writing GB for GiB.
    private static func gibibytes(_ text: String) -> Double? {
      let words = text.split(separator: " ")
      guard words.count >= 2, let number = words.first, ["gib", "gb"].contains(words[1].lowercased()),
        let value = NumberText.double(number.filter { $0 != "," }), value > 0
      else { return nil }
      return value
    }
  }

  private struct Term {
    struct Dimension {
      var unit: String
      var begin: Double
      var amount: Double
      var currency: Currency
    }

    var dimensions: [Dimension] = []
    var attributes: [String: String] = [:]

    init(_ cursor: inout JSONCursor) throws(JSONCursor.Problem) {
      guard try cursor.kind() == .object else {
        try cursor.skip()
        return
      }
      var dimensions: [Dimension] = []
      var attributes: [String: String] = [:]
      try cursor.object { (key, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
        if key == "priceDimensions", try cursor.kind() == .object {
          try cursor.object { (_, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
            if let dimension = try Self.dimension(&cursor) { dimensions.append(dimension) }
          }
        } else if key == "termAttributes", try cursor.kind() == .object {
          try cursor.object { (name, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
            attributes[name] = try cursor.text()
          }
        } else {
          try cursor.skip()
        }
      }
      self.dimensions = dimensions
      self.attributes = attributes
    }

    /// Nil where the price is not a number that a price can be.
    private static func dimension(_ cursor: inout JSONCursor) throws(JSONCursor.Problem) -> Dimension? {
      guard try cursor.kind() == .object else {
        try cursor.skip()
        return nil
      }
      var unit = ""
      var begin = 0.0
      var prices: [(String, Double)] = []
      try cursor.object { (key, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
        switch key {
        case "unit": unit = try cursor.text() ?? ""
        case "beginRange": begin = try cursor.number() ?? 0
        case "pricePerUnit":
          guard try cursor.kind() == .object else { return try cursor.skip() }
          try cursor.object { (code, cursor: inout JSONCursor) throws(JSONCursor.Problem) in
            if let amount = try cursor.number() { prices.append((code, amount)) }
          }
        default: try cursor.skip()
        }
      }
      guard let (code, amount) = prices.first, let currency = Currency(code), amount >= 0, amount <= 1e12 else {
        return nil
      }
      return Dimension(unit: unit, begin: begin, amount: amount, currency: currency)
    }
  }
}

/// Days in the ISO 8601 times of JSON files.
enum JSONDate {
  /// The day of `2026-05-14T00:00:00Z`.
  static func day(_ text: String?) -> CalendarDate? {
    guard let text, text.utf8.count >= 10 else { return nil }
    return CalendarDate(String(text.prefix(10)))
  }
}

/// A mistake in a JSON file with its place.
enum JSONDiagnostic {
  static func error(_ problem: JSONCursor.Problem, _ file: CatalogFile) -> PriceError {
    let offset = min(problem.offset, file.bytes.count)
    let before = file.bytes[..<offset]
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = file.bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return PriceError(
      Diagnostic(
        "bad-json", message: "\(Quoting.quoted(file.path)) is not sound JSON: \(problem.message)",
        location: SourceLocation(file: file.path, line: line, column: column),
        help: "was the download cut short? fetch the file again"))
  }
}
