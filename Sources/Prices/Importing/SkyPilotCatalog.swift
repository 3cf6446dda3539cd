import Manifest

/// Reads `vms.csv` of SkyPilot's catalog (schema versions 5 to 8), whose prices are in US dollars an hour.
///
/// Google's file prices machines and accelerators apart: the two are added here. A machine whose accelerators have no price
/// in the file is left out, as its own price is not what it costs.
enum SkyPilotCatalog {
  static func read(_ file: CatalogFile, into collector: inout Collector) throws(PriceError) {
    var sheet = try Sheet(
      bytes: file.bytes, file: file.path, comments: false,
      required: [["instancetype"], ["acceleratorname"], ["price"], ["region"]], known: nil)
    let provider = try provider(of: file, collector.options)
    guard let dollar = Currency("USD") else { return }
    var reader = Reader(
      columns: Columns(sheet), provider: provider, currency: dollar, file: file.path,
      source: "SkyPilot catalog, \(provider)", date: collector.options.fetched)
    collector.expect(sheet.rows.count)
    if provider == "gcp" { reader.parts = Parts(sheet, reader.columns) }
    for row in sheet.rows {
      collector.countRead()
      reader.read(row, &sheet, into: &collector)
    }
  }

  /// The provider as the file's folder tells it (`aws/vms.csv`), or its name (`aws.csv`), or the option.
  private static func provider(of file: CatalogFile, _ options: ImportOptions) throws(PriceError) -> String {
    let parts = file.path.split(separator: "/").map { $0.lowercased() }
    let stem = parts.last.map { $0.hasSuffix(".csv") ? String($0.dropLast(4)) : $0 } ?? ""
    if ["vms", "instances"].contains(stem), parts.count >= 2 {
      let folder = parts[parts.count - 2]
      if known.contains(folder) || options.providers.isEmpty && folder != "." && folder != ".." { return folder }
    }
    if known.contains(stem) { return stem }
    if options.providers.count == 1 { return options.providers[0].lowercased() }
    throw PriceError(
      Diagnostic(
        "unknown-provider", message: "\(Quoting.quoted(file.path)) does not say whose prices it holds",
        expected: "a path such as aws/vms.csv or aws.csv", help: "name the provider: --provider aws"))
  }

  private static let known: Set<String> = [
    "aws", "azure", "gcp", "lambda", "runpod", "oci", "ibm", "do", "fluidstack", "paperspace", "cudo", "vast", "nebius",
    "scp", "vsphere", "hyperbolic", "shadeform", "verda", "ovhcloud", "scaleway", "seeweb", "primeintellect", "mithril",
  ]

  struct Columns {
    let name, gpu, count, vcpus, memory, info, price, spot, region, zone: Int

    init(_ sheet: Sheet) {
      name = sheet.column("instancetype")
      gpu = sheet.column("acceleratorname")
      count = sheet.column("acceleratorcount")
      vcpus = sheet.column("vcpus")
      memory = sheet.column("memorygib")
      info = sheet.column("gpuinfo")
      price = sheet.column("price")
      spot = sheet.column("spotprice")
      region = sheet.column("region")
      zone = sheet.column("availabilityzone")
    }
  }

  /// The prices of accelerators apart from machines, by name, number and place.
  struct Parts {
    struct Key: Hashable {
      var gpu: String
      var count: Int
      var zone: String
    }

    private(set) var prices: [Key: (onDemand: Double?, spot: Double?)] = [:]

    init(_ sheet: Sheet, _ columns: Columns) {
      for row in sheet.rows where sheet.text.range(row, columns.name) == nil {
        guard let gpu = sheet.string(row, columns.gpu), let number = sheet.text.number(row, columns.count),
          let count = Int(exactly: number)
        else { continue }
        let key = Key(gpu: gpu, count: count, zone: Self.zone(row, sheet, columns))
        prices[key] = (sheet.text.number(row, columns.price), sheet.text.number(row, columns.spot))
      }
    }

    static func zone(_ row: Delimited.Row, _ sheet: Sheet, _ columns: Columns) -> String {
      sheet.string(row, columns.zone) ?? sheet.string(row, columns.region) ?? ""
    }

    func of(_ names: [String], _ count: Int, zone: String) -> (onDemand: Double?, spot: Double?)? {
      for name in names {
        if let price = prices[Key(gpu: name, count: count, zone: zone)] { return price }
      }
      return nil
    }
  }

  private struct Reader {
    let columns: Columns
    let provider: String
    let currency: Currency
    let file: String
    let source: String
    let date: CalendarDate
    var parts: Parts?

    func read(_ row: Delimited.Row, _ sheet: inout Sheet, into collector: inout Collector) {
      func place() -> String { "\(file):\(row.line)" }
      let region = sheet.string(row, columns.region)
      guard collector.wants(region: region) else {
        collector.skip("another region than asked for", at: place())
        return
      }
      let accelerator = sheet.string(row, columns.gpu)
      guard let name = sheet.string(row, columns.name) else {
        if accelerator == nil { collector.skip("no name of a machine", at: place()) }
        if accelerator != nil, parts == nil { collector.skip("an accelerator without a machine", at: place()) }
        return
      }
      var price = Price(
        kind: .instance, provider: provider, region: region, name: name, vcpus: positive(row, columns.vcpus, sheet),
        memoryGiB: positive(row, columns.memory, sheet), purchase: .onDemand, amount: 0, currency: currency,
        unit: .hour,
        date: date, source: source)
      if let accelerator { describe(accelerator, row, sheet, &price) }
      var amounts = (
        onDemand: sheet.text.number(row, columns.price), spot: sheet.text.number(row, columns.spot)
      )
      if accelerator == nil, let parts, let machine = AcceleratorNames.ofGoogle(name) {
        let zone = Parts.zone(row, sheet, columns)
        guard let cards = parts.of(machine.catalogNames, machine.count, zone: zone) else {
          collector.skip("its accelerators have no price in the file", at: place())
          return
        }
        price.gpu = machine.gpu
        price.gpuCount = machine.count
        amounts.onDemand = sum(amounts.onDemand, cards.onDemand)
        amounts.spot = sum(amounts.spot, cards.spot)
      }
      add(price, .onDemand, amounts.onDemand, row, columns.price, sheet, &collector)
      add(price, .spot, amounts.spot, row, columns.spot, sheet, &collector)
    }

    private func add(
      _ price: Price, _ purchase: Price.Purchase, _ amount: Double?, _ row: Delimited.Row, _ column: Int,
      _ sheet: Sheet,
      _ collector: inout Collector
    ) {
      func place() -> String { "\(file):\(row.line)" }
      let word = purchase == .spot ? "spot price" : "price"
      guard let amount else {
        let isEmpty = sheet.text.range(row, column) == nil
        if !isEmpty {
          collector.skip("a \(word) that is no number", at: place())
        } else if purchase == .onDemand {
          collector.skip("no price", at: place())
        }
        return
      }
      guard amount > 0, amount <= 1e9 else {
        let reason =
          amount == 0 ? "a \(word) of 0" : amount < 0 ? "a negative \(word)" : "a \(word) too large to be one"
        collector.skip(reason, at: place())
        return
      }
      var price = price
      price.purchase = purchase
      price.amount = amount
      collector.add(price, on: purchase == .spot ? .lower : .higher)
    }

    private func describe(_ accelerator: String, _ row: Delimited.Row, _ sheet: Sheet, _ price: inout Price) {
      let gpu = AcceleratorNames.ofSkyPilot(accelerator)
      guard let number = sheet.text.number(row, columns.count), number > 0 else {
        price.note = "with \(gpu), the number is not stated"
        return
      }
      guard let count = Int(exactly: number) else {
        price.note = "with \(NumberText.text(number)) of one \(gpu)"
        return
      }
      price.gpu = gpu
      price.gpuCount = count
      if let range = sheet.text.range(row, columns.info) {
        price.gpuMemoryGiB = Self.memory(sheet.text.bytes, range)
      }
    }

    /// The number behind `SizeInMiB` in the column of details, in GiB.
    private static func memory(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
      let word = Array("SizeInMiB".utf8)
      guard range.count > word.count else { return nil }
      var position = range.lowerBound
      let last = range.upperBound - word.count
      search: while position <= last {
        for (index, letter) in word.enumerated() where bytes[position + index] != letter {
          position += 1
          continue search
        }
        break
      }
      guard position <= last else { return nil }
      position += word.count
      var digits = 0
      var value = 0.0
      while position < range.upperBound, digits < 12 {
        let byte = bytes[position]
        if (48...57).contains(byte) {
          value = value * 10 + Double(byte - 48)
          digits += 1
        } else if digits > 0 {
          break
        } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: ",") {
          return nil
        }
        position += 1
      }
      return digits > 0 && value >= 1 ? value / 1024 : nil
    }

    private func positive(_ row: Delimited.Row, _ column: Int, _ sheet: Sheet) -> Double? {
      guard let value = sheet.text.number(row, column), value > 0, value <= 1e9 else { return nil }
      return value
    }

    private func sum(_ a: Double?, _ b: Double?) -> Double? {
      guard let a, let b, a > 0, b > 0 else { return nil }
      return a + b
    }
  }
}
