/// What the system needs and what it may cost.
public struct Infrastructure: Sendable {
  public enum Option: String, Sendable, Hashable, CaseIterable, Codable {
    case own, cloud, hybrid
  }

  public var location: SourceLocation
  public var currency: Currency?
  public var horizon: MonthSpan?
  public var discountRate: Percentage?
  public var budget: Money?
  /// Where the budget is written, if it is.
  public var budgetLocation: SourceLocation?
  public var workloads: [Workload]
  public var options: [Option]
  public var own: OwnOption?
  /// Where `own` is written, if it is.
  public var ownLocation: SourceLocation?
  public var cloud: CloudOption?
  /// Path of a price file that overrides the bundled price book row by row.
  public var prices: Located<String>?
  /// ISO 3166 code of the country whose prices of power, space and people and whose grid hold; by the currency when nil.
  public var country: String?
  /// What one person costs, by role, instead of the price book's salary.
  public var salaries: [(role: String, pay: Money)] = []
  /// Where the salaries are written, if they are.
  public var salariesLocation: SourceLocation?
  /// Employer's contributions and overheads on top of salaries, as a share; 30% when nil.
  public var staffOverhead: Percentage?
  /// How far a driver may be off each way; the tool's own ends where it is not given.
  public var uncertainty: [(driver: CostDriver, spread: Percentage)] = []
  /// Language models and accelerators besides those of the bundled tables, or in place of theirs.
  public var languageModels: [DeclaredModel] = []
  public var accelerators: [DeclaredAccelerator] = []
  /// What is not allowed, whatever it costs.
  public var limits: CostLimits?
}

public struct Workload: Sendable {
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    case training, inference
  }

  public var id: String
  public var location: SourceLocation
  public var kind: Kind
  public var gpu: String?
  public var count: Int?
  /// Hours of use a period: `220/month`.
  public var hours: Rate?
  public var data: DataSize?
  /// Id of a benchmark that measures the capacity of one replica.
  public var benchmark: Located<String>?
  public var peak: Rate?
  public var mean: Rate?
  public var replicasMin: Int?
  public var sensitive: Bool
  /// Stated capacity of one replica, with its source in words.
  public var capacity: Rate?
  public var capacitySource: String?
  /// Rise of the demand a year.
  public var growth: Percentage?
  /// How the load is spread over a day; evenly between mean and peak when nil.
  public var profile: LoadProfile?
  /// True where requests wait until replicas have time: only the mean counts.
  public var isBatch = false
  /// How long a new replica takes to serve.
  public var scalingLag: TimeSpan?
  /// Cores and memory of one job or replica without an accelerator; 4 and 16 GiB when nil.
  public var vcpus: Double?
  public var memory: DataSize?
  /// Runs of training a period, for minimum billing units.
  public var runs: Rate?
  /// The language model that an inference workload serves.
  public var serves: ServedModel?
  /// Rise of the data a year; that of the demand when nil.
  public var dataGrowth: Percentage?
  /// Trials beside the regular hours.
  public var experiments: Experiments?
  public var checkpoints: Checkpoints?
  /// The longest that an answer may take, for nearly all requests.
  public var latency: TimeSpan?
  public var survives: Survival?
  /// ISO 3166 codes, in lower case, of the countries where it may run; `eu` for all members of the European Union; empty for all.
  public var residency: [String] = []
}

/// The load over a day or a week.
public enum LoadProfile: Sendable, Hashable {
  case flat
  /// Ten hours of full load on five days of seven, a tenth of it else.
  case officeHours
  /// The shape of 24 hours from midnight, or of 168 from Monday's midnight; only the proportions count.
  case hours([Double])
}

public struct StaffShare: Sendable, Hashable {
  /// `mlops`, `devops`, `security` or any other role.
  public var role: String
  /// Full-time equivalents.
  public var share: Double
}

public struct OwnOption: Sendable {
  public var server: String?
  public var sites: Int
  /// Power usage effectiveness; at least 1.
  public var pue: Double?
  public var powerPrice: Money?
  public var staff: [StaffShare]
  /// How many servers there are at least.
  public var servers: Int?
  /// What a server costs, instead of the price book's row.
  public var purchasePrice: Money?
  /// Everything a running server costs an hour, instead of power, space and maintenance.
  public var runningCost: Money?
  /// Space a server and month, instead of the price book's row.
  public var colocation: Money?
  /// Shares of the purchase price: network, racks and cables; delivery and installation; spare parts; maintenance a year; worth at the end.
  public var accessories: Percentage?
  public var delivery: Percentage?
  public var spares: Percentage?
  public var maintenance: Percentage?
  public var residual: Percentage?
  public var software: Money?
  /// Servers are bought anew after this time.
  public var refresh: MonthSpan?
  /// Time from the order to the first use, bridged by renting.
  public var leadTime: MonthSpan?
  /// Tax on profit; costs and depreciation lower it.
  public var tax: Percentage?
  public var depreciation: MonthSpan?
  /// Switches and cables beside the servers' accessories, once.
  public var network: Money?
  /// Disks for data and checkpoints, instead of the price book's row.
  public var storage: OwnStorage?
  /// How long a packet takes from the users to the machines and back.
  public var roundTrip: TimeSpan?
  /// True where the manifest says in how many places.
  public var areSitesStated = false
  /// Where keys that are judged are written, if they are.
  public var places = Places()

  public struct Places: Sendable {
    public var pue: SourceLocation?
    public var powerPrice: SourceLocation?
    public var purchasePrice: SourceLocation?
    public var residual: SourceLocation?
  }

  /// Nothing stated.
  public init() {
    sites = 1
    staff = []
  }

  init(server: String?, sites: Int, pue: Double?, powerPrice: Money?, staff: [StaffShare]) {
    self.server = server
    self.sites = sites
    self.pue = pue
    self.powerPrice = powerPrice
    self.staff = staff
  }
}

public struct CloudOption: Sendable {
  public enum Purchase: String, Sendable, Hashable, CaseIterable, Codable {
    case onDemand = "on_demand"
    case reserved1 = "reserved_1y"
    case reserved3 = "reserved_3y"
    case savings
    case spot
  }

  public var provider: String?
  public var region: String?
  public var purchase: Purchase?
  public var staff: [StaffShare]
  /// Other regions that may be used.
  public var regions: [String] = []
  /// What the machine of one job or replica costs, instead of the price book's rows.
  public var price: Money?
  /// Where the price is written, if it is.
  public var priceLocation: SourceLocation?
  /// Data that leave the cloud a month.
  public var egress: DataSize?
  public var snapshots: DataSize?
  /// The name of a support plan in the price book.
  public var support: String?
  /// On top of the machines, for a managed service.
  public var managedPremium: Percentage?
  /// Work done again after interruptions of spot machines, and checkpoints; 20% when nil.
  public var spotOverhead: Percentage?
  /// The shortest time that is billed for one run of training.
  public var minimumBilling: TimeSpan?
  /// The tier that data and checkpoints are kept in, by its name in the price book; hot objects, else fast disks, when nil.
  public var storage: String?
  /// How often a spot machine is taken away.
  public var interruptions: Rate?
  /// How long a run takes to go on after an interruption.
  public var restart: TimeSpan?
  /// The share of the peak that a commitment covers; the rest is rented on demand. All of it when nil.
  public var committed: Percentage?
  /// How long a packet takes from the users to the machines and back.
  public var roundTrip: TimeSpan?

  /// Nothing stated.
  public init() { staff = [] }

  init(provider: String?, region: String?, purchase: Purchase?, staff: [StaffShare]) {
    self.provider = provider
    self.region = region
    self.purchase = purchase
    self.staff = staff
  }
}

/// What the numbers rest on and may turn out otherwise.
public enum CostDriver: String, Sendable, Hashable, Codable, CaseIterable {
  case usage
  case purchasePrice = "purchase_price"
  case powerPrice = "power_price"
  case cloudPrice = "cloud_price"
  case staffCost = "staff_cost"
  case overheads
  case residual
}
