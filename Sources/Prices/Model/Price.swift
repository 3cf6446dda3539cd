import Manifest

/// One dated price with its source: what one unit of something costs somewhere.
public struct Price: Sendable, Hashable, Codable {
  /// What is paid for.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A virtual or bare-metal machine of a cloud, whole.
    case instance
    /// One accelerator: rented apart from a machine, or bought as a card.
    case gpu
    /// A server that is bought or rented whole, by its name in the hardware book.
    case server
    case storage
    case snapshot
    /// Data that leave a provider's network.
    case egress
    case network
    case power
    case colocation
    /// What a year or month of one person costs.
    case salary
    /// A support plan or a maintenance contract.
    case support
    case software
  }

  /// How it is bought.
  public enum Purchase: String, Sendable, Hashable, Codable, CaseIterable {
    case onDemand = "on_demand"
    case reserved1 = "reserved_1y"
    case reserved3 = "reserved_3y"
    case savings
    case spot
    /// Bought, not rented.
    case buy
  }

  /// What one amount pays for.
  public enum Unit: String, Sendable, Hashable, Codable, CaseIterable {
    case hour
    case month
    case year
    case each
    case kWh
    case gib = "GiB"
    case gibMonth = "GiB-month"
    /// One rack unit (1.75 inches of height) for a month.
    case rackUnitMonth = "U-month"
    /// One kilowatt of power capacity for a month.
    case kilowattMonth = "kW-month"
    /// Percent of a provider's bill.
    case percentOfBill = "%-of-bill"
    /// Percent of the purchase price, a year.
    case percentOfPurchaseYear = "%-of-purchase-year"
  }

  public var kind: Kind
  /// The cloud, vendor or publisher in lower case: `aws`, `selectel`; nil for a price of no one in particular.
  public var provider: String?
  /// The provider's region, or a country by its ISO 3166 code for what is priced by country.
  public var region: String?
  /// The instance type, the server's, role's or service's name.
  public var name: String
  /// The accelerator by its name in the hardware book.
  public var gpu: String?
  public var gpuCount: Int?
  /// Memory of one accelerator.
  public var gpuMemoryGiB: Double?
  public var vcpus: Double?
  public var memoryGiB: Double?
  public var purchase: Purchase
  /// Money for one `unit`; finite and never negative. Of instances, servers and accelerators also never 0.
  public var amount: Double
  public var currency: Currency
  public var unit: Unit
  /// The day the price was true or was published.
  public var date: CalendarDate
  /// Where it comes from: an address or a document; `estimate` where no source could be found and `note` gives the reasoning.
  public var source: String
  public var note: String?

  public init(
    kind: Kind, provider: String? = nil, region: String? = nil, name: String, gpu: String? = nil, gpuCount: Int? = nil,
    gpuMemoryGiB: Double? = nil, vcpus: Double? = nil, memoryGiB: Double? = nil, purchase: Purchase, amount: Double,
    currency: Currency, unit: Unit, date: CalendarDate, source: String, note: String? = nil
  ) {
    self.kind = kind
    self.provider = provider
    self.region = region
    self.name = name
    self.gpu = gpu
    self.gpuCount = gpuCount
    self.gpuMemoryGiB = gpuMemoryGiB
    self.vcpus = vcpus
    self.memoryGiB = memoryGiB
    self.purchase = purchase
    self.amount = amount
    self.currency = currency
    self.unit = unit
    self.date = date
    self.source = source
    self.note = note
  }

  /// What the price is a price of. A book has one price a key; a later book's row takes the place of an earlier one's.
  public struct Key: Sendable, Hashable, Codable {
    public var kind: Kind
    public var provider: String?
    public var region: String?
    public var name: String
    public var purchase: Purchase
  }

  public var key: Key { Key(kind: kind, provider: provider, region: region, name: name, purchase: purchase) }

  /// The key as text, for people and links: `instance/aws/us-east-1/p5.48xlarge/on_demand`; `-` for what is not stated.
  public var id: String { key.id }

  /// True where the row says that no source could be found.
  public var isEstimate: Bool { source == Self.estimate }

  /// The source of rows that are somebody's judgement.
  public static let estimate = "estimate"
}

extension Price.Key {
  /// The key as text; `-` for what is not stated.
  public var id: String {
    [kind.rawValue, provider ?? "-", region ?? "-", name, purchase.rawValue].joined(separator: "/")
  }
}

extension Price.Kind {
  /// The units that a price of this kind can have.
  public var units: [Price.Unit] {
    switch self {
    case .instance: [.hour, .month, .year]
    case .gpu, .server: [.hour, .month, .year, .each]
    case .storage: [.gibMonth, .gib]
    case .snapshot: [.gibMonth]
    case .egress: [.gib]
    case .network: [.hour, .month, .year, .each, .gib]
    case .power: [.kWh]
    case .colocation: [.month, .year, .rackUnitMonth, .kilowattMonth]
    case .salary: [.hour, .month, .year]
    case .support: [.month, .year, .percentOfBill, .percentOfPurchaseYear]
    case .software: [.hour, .month, .year, .each]
    }
  }

  /// True where a price of 0 can only be a missing price.
  public var neverFree: Bool {
    switch self {
    case .instance, .gpu, .server, .salary, .power: true
    case .storage, .snapshot, .egress, .network, .colocation, .support, .software: false
    }
  }
}
