import Manifest

/// The formats that prices can be imported from.
public enum CatalogFormat: String, Sendable, Hashable, CaseIterable {
  /// `vms.csv` of SkyPilot's catalog.
  case skypilot
  /// An offer file of the AWS Price List.
  case aws
  /// Answers of the Azure Retail Prices API.
  case azure
  /// A price file of this tool, or any table with a name, a price and a currency.
  case csv
}

/// A file to import.
public struct CatalogFile: Sendable {
  /// As shown to people; its folder and name may tell the provider.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What to take out of the files, and what they do not say themselves.
public struct ImportOptions: Sendable {
  /// Nil: look at each file.
  public var format: CatalogFormat?
  /// Only these; empty for all. Where a format does not name its provider and one is given, it is that.
  public var providers: [String]
  public var regions: [String]
  /// Only machines with these accelerators; empty for all.
  public var gpus: [String]
  /// The currency of tables that have no column for it.
  public var currency: Currency?
  /// The day the files were fetched: the date of prices whose files bear none.
  public var fetched: CalendarDate

  public init(
    format: CatalogFormat? = nil, providers: [String] = [], regions: [String] = [], gpus: [String] = [],
    currency: Currency? = nil, fetched: CalendarDate
  ) {
    self.format = format
    self.providers = providers
    self.regions = regions
    self.gpus = gpus
    self.currency = currency
    self.fetched = fetched
  }
}

/// What an import gave.
public struct ImportOutcome: Sendable {
  public var book = PriceBook()
  /// Rows, products or items that were read.
  public var read = 0
  /// Prices that only repeated one of another zone or page.
  public var merged = 0
  /// Prices that the filters left out.
  public var filtered = 0
  /// What was left out and why, with how often and the first place.
  public var skipped: [Skipped] = []
  public var warnings: [Diagnostic] = []

  public struct Skipped: Sendable, Hashable {
    public var reason: String
    public var count: Int
    public var first: String
  }
}

/// Reads catalogs of other tools and providers into a price book.
public enum CatalogImporter {
  /// Imports files of one provider or several.
  ///
  /// Every row is imported, counted as merged or filtered, or listed as skipped with its reason: a price that cannot be
  /// read is never taken as 0.
  ///
  /// - Throws: where a file cannot be read as its format.
  public static func run(_ files: [CatalogFile], options: ImportOptions) throws(PriceError) -> ImportOutcome {
    var collector = Collector(options: options)
    for file in files {
      let format: CatalogFormat
      if let stated = options.format { format = stated } else { format = try CatalogDetection.format(of: file) }
      switch format {
      case .skypilot: try SkyPilotCatalog.read(file, into: &collector)
      case .aws: try AWSPriceList.read(file, into: &collector)
      case .azure: try AzurePrices.read(file, into: &collector)
      case .csv: try PlainTable.read(file, into: &collector)
      }
    }
    return collector.finish(files: files.count)
  }
}

/// Tells the formats apart by what the file holds.
enum CatalogDetection {
  static func format(of file: CatalogFile) throws(PriceError) -> CatalogFormat {
    var start = file.bytes.prefix(1 << 16)
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    let first = start.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    let text = String(decoding: start, as: UTF8.self)
    if first == UInt8(ascii: "{") {
      if text.contains("\"offerCode\"") || text.contains("\"products\"") { return .aws }
      if text.contains("\"Items\"") { return .azure }
      throw unknown(file)
    }
    guard let first, first != UInt8(ascii: "["), first != UInt8(ascii: "<") else { throw unknown(file) }
    let header = text.split(whereSeparator: \.isNewline).first { !$0.hasPrefix("#") }?.lowercased() ?? ""
    return header.contains("instancetype") && header.contains("acceleratorname") ? .skypilot : .csv
  }

  private static func unknown(_ file: CatalogFile) -> PriceError {
    PriceError(
      Diagnostic(
        "unknown-catalog", message: "\(Quoting.quoted(file.path)) is no price list that is known",
        expected:
          "a SkyPilot vms.csv, an AWS offer file (products, terms), an answer of the Azure Retail Prices API (Items), or a CSV table",
        help: "name its format with --format"))
  }
}
