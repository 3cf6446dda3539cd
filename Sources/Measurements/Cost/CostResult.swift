import Manifest

/// What the infrastructure of a project would cost, option by option.
///
/// Amounts are in `currency`. Month 0 is the day of the decision; monthly amounts fall at the end of months 1 to `months`.
public struct CostResult: Sendable, Hashable, Codable {
  /// ISO 4217 code.
  public var currency: String
  public var months: Int
  /// Effective annual rate as a fraction; 0 where none is declared.
  public var annualRate: Double
  public var demands: [CostDemand]
  /// What each workload needs beside machines.
  public var needs: [CostNeed] = []
  /// What commitments would save; empty where the price book has none for these machines.
  public var commitments: [CostCommitment] = []
  public var options: [CostOption]
  public var breakEven: BreakEven?
  /// What own and rented machines cost at other usages; empty where the two are not compared.
  public var usage: [CostAtUsage]
  public var sensitivity: CostSensitivity?
  public var uncertainty: CostUncertainty?
  public var recommendation: CostRecommendation?
  public var value: CostValue?
  /// The declared budget a month; nil where none is.
  public var budget: Double?
  public var notes: [CostNote]
  /// Stated prices beside those of the bundled price book.
  public var reviewed: [ReviewedPrice] = []
  /// Rows of price files that cannot be right.
  public var priceFaults: [PriceFault] = []

  public init(currency: String, months: Int, annualRate: Double) {
    self.currency = currency
    self.months = months
    self.annualRate = annualRate
    demands = []
    options = []
    usage = []
    notes = []
  }

  public func option(_ kind: Infrastructure.Option) -> CostOption? { options.first { $0.option == kind } }

  /// The options that break no constraint and whose prices are known.
  public var allowed: [CostOption] { options.filter { $0.violations.isEmpty && $0.isComplete } }
}

/// The equal monthly costs at a multiple of the declared usage.
public struct CostAtUsage: Sendable, Hashable, Codable {
  public var multiple: Double
  public var own: Double
  public var cloud: Double

  public init(multiple: Double, own: Double, cloud: Double) {
    self.multiple = multiple
    self.own = own
    self.cloud = cloud
  }
}

/// What a workload needs.
public struct CostDemand: Sendable, Hashable, Codable {
  public enum Capacity: String, Sendable, Hashable, Codable {
    /// Measured by this tool.
    case measured
    /// Stated in the manifest.
    case stated
    /// Computed from the size of a language model.
    case sized
    /// Nothing is known; the fewest replicas were taken.
    case unknown
    /// Training has no capacity.
    case none
  }

  public var workload: String
  public var kind: Workload.Kind
  public var gpu: String?
  /// Accelerators of one job or replica.
  public var gpus: Int
  /// Jobs or replicas at the peak, and on average over a month.
  public var unitsPeak: Double
  public var unitsMean: Double
  /// Accelerator-hours a month (machine-hours where there is none), at the start.
  public var hoursPerMonth: Double
  /// Predictions a month; nil for training.
  public var predictionsPerMonth: Double?
  /// Requests a second of one replica.
  public var capacity: Double?
  public var capacityKind: Capacity
  /// How the language model that is served fits, and what a replica can do; on machines of one's own where that differs.
  public var sizing: CostSizing?
  public var sizingInside: CostSizing?

  public init(
    workload: String, kind: Workload.Kind, gpu: String?, gpus: Int, unitsPeak: Double, unitsMean: Double,
    hoursPerMonth: Double, predictionsPerMonth: Double?, capacity: Double?, capacityKind: Capacity
  ) {
    self.workload = workload
    self.kind = kind
    self.gpu = gpu
    self.gpus = gpus
    self.unitsPeak = unitsPeak
    self.unitsMean = unitsMean
    self.hoursPerMonth = hoursPerMonth
    self.predictionsPerMonth = predictionsPerMonth
    self.capacity = capacity
    self.capacityKind = capacityKind
  }
}

/// One way to get the machines.
public struct CostOption: Sendable, Hashable, Codable {
  public var option: Infrastructure.Option
  /// False where a price is missing: the amounts are then too low, and the option is not compared.
  public var isComplete: Bool
  /// What forbids it.
  public var violations: [CostNote]
  /// Present value of all that is paid, positive.
  public var npv: Double
  /// Sum over the horizon, not discounted.
  public var total: Double
  /// The equal monthly payment with the same present value.
  public var monthly: Double
  /// Paid before the first month.
  public var capex: Double
  /// Month 0 to the horizon.
  public var cashFlow: [Double]
  public var lines: [CostLine]
  public var placements: [CostPlacement]
  /// A month: the equal payment over what is delivered a month at the start.
  public var perGPUHour: Double?
  public var perThousandPredictions: Double?
  /// What a million tokens of each language model cost.
  public var perToken: [CostPerToken]
  /// Machines bought (own) at the start and at the end; nil for none.
  public var servers: [Int]
  /// Share of the bought machines' time that is used.
  public var utilisation: Double?
  public var kWhPerMonth: Double?
  public var kgCO2ePerMonth: Double?
  /// Where the energy comes from.
  public var carbon: [CostCarbon] = []
  public var criteria: [CostCriterion]
  /// True when no other allowed option is both cheaper and better by the criteria.
  public var isPareto: Bool

  public init(option: Infrastructure.Option) {
    self.option = option
    isComplete = true
    violations = []
    npv = 0
    total = 0
    monthly = 0
    capex = 0
    cashFlow = []
    lines = []
    placements = []
    perToken = []
    servers = []
    criteria = []
    isPareto = false
  }
}

/// Where a workload runs, and why.
public struct CostPlacement: Sendable, Hashable, Codable {
  public enum Place: String, Sendable, Hashable, Codable { case inside, outside, split }

  public enum Reason: String, Sendable, Hashable, Codable {
    /// The only place that the option has.
    case only
    /// Its data may not leave.
    case sensitive
    /// The other place is too far from the users.
    case latency
    /// The other place is in a country, or of a provider, that is not allowed.
    case notAllowed = "not_allowed"
    /// Cheaper than the other place by `saving` over the horizon.
    case cheaper
    /// Base load inside, peaks outside, cheaper than either.
    case peaks
    /// Nothing on the market, or in the server, fits.
    case nothingElse = "nothing_else"
  }

  public var workload: String
  public var place: Place
  public var reason: Reason
  /// Present value saved against the next best place.
  public var saving: Double?
  /// The rented machine: `aws/us-east-1/g5.xlarge`; or the server.
  public var machine: String?
  /// Replicas inside, where the rest is outside.
  public var base: Double?

  public init(workload: String, place: Place, reason: Reason, saving: Double? = nil, machine: String? = nil) {
    self.workload = workload
    self.place = place
    self.reason = reason
    self.saving = saving
    self.machine = machine
  }
}

/// From when on machines of one's own are cheaper than rented ones.
public struct BreakEven: Sendable, Hashable, Codable {
  /// Months until the cumulative, undiscounted costs meet; nil where they do not within the horizon.
  public var months: Double?
  /// Accelerator-hours (machine-hours without any) over the horizon at which present values meet; nil for never.
  public var hours: Double?
  /// Share of the bought machines' time at which present values meet; nil for never.
  public var utilisation: Double?

  public init(months: Double?, hours: Double?, utilisation: Double?) {
    self.months = months
    self.hours = hours
    self.utilisation = utilisation
  }
}

/// How the comparison of two options moves with each input alone.
public struct CostSensitivity: Sendable, Hashable, Codable {
  public struct Bar: Sendable, Hashable, Codable {
    public var driver: CostDriver
    /// Multiples of the value used.
    public var low: Double
    public var high: Double
    /// Present value of the first option less that of the second, at both ends.
    public var atLow: Double
    public var atHigh: Double
    /// The multiple at which the answer flips; nil where none between a tenth and ten times does.
    public var flip: Double?

    public init(driver: CostDriver, low: Double, high: Double, atLow: Double, atHigh: Double, flip: Double?) {
      self.driver = driver
      self.low = low
      self.high = high
      self.atLow = atLow
      self.atHigh = atHigh
      self.flip = flip
    }
  }

  public var first: Infrastructure.Option
  public var second: Infrastructure.Option
  /// Present value of the first less that of the second as computed.
  public var difference: Double
  /// The widest first.
  public var bars: [Bar]

  public init(first: Infrastructure.Option, second: Infrastructure.Option, difference: Double, bars: [Bar]) {
    self.first = first
    self.second = second
    self.difference = difference
    self.bars = bars
  }
}

/// What drawing the inputs at random gives. Each driver is triangular between its ends, with the used value as its mode.
public struct CostUncertainty: Sendable, Hashable, Codable {
  public struct Band: Sendable, Hashable, Codable {
    public var option: Infrastructure.Option
    /// Quantiles of the present value.
    public var p10: Double
    public var p50: Double
    public var p90: Double
    /// Share of draws in which it is the cheapest of those compared.
    public var cheapest: Double

    public init(option: Infrastructure.Option, p10: Double, p50: Double, p90: Double, cheapest: Double) {
      self.option = option
      self.p10 = p10
      self.p50 = p50
      self.p90 = p90
      self.cheapest = cheapest
    }
  }

  public var draws: Int
  public var seed: Int
  public var bands: [Band]
  /// Share of draws in which own machines are cheaper than rented ones; nil where one of the two is not compared.
  public var ownCheaper: Double?

  public init(draws: Int, seed: Int, bands: [Band], ownCheaper: Double?) {
    self.draws = draws
    self.seed = seed
    self.bands = bands
    self.ownCheaper = ownCheaper
  }
}

/// A quality that costs do not show, scored from facts: 1 (poor) to 5 (good).
public struct CostCriterion: Sendable, Hashable, Codable {
  public enum Name: String, Sendable, Hashable, Codable, CaseIterable {
    case maintenance, security, extensibility
    case vendorLock = "vendor_lock"
    case elasticity
    case faultTolerance = "fault_tolerance"
  }

  public enum Fact: String, Sendable, Hashable, Codable {
    case staff
    case sensitiveInside = "sensitive_inside"
    case sensitiveOutside = "sensitive_outside"
    case nothingSensitive = "nothing_sensitive"
    case leadTime = "lead_time"
    case minutes, providers
    case ownedMachines = "owned_machines"
    case peakOverMean = "peak_over_mean"
    case sites, regions
  }

  public var name: Name
  public var score: Int
  public var fact: Fact
  /// The number behind the fact: full-time equivalents, months, providers, the ratio, sites.
  public var value: Double?

  public init(name: Name, score: Int, fact: Fact, value: Double? = nil) {
    self.name = name
    self.score = score
    self.fact = fact
    self.value = value
  }
}

/// The cheapest of the options that break no constraint.
public struct CostRecommendation: Sendable, Hashable, Codable {
  public var option: Infrastructure.Option
  public var runnerUp: Infrastructure.Option?
  /// Present value saved against the runner-up.
  public var saving: Double?
  /// Share of draws in which it is the cheapest.
  public var confidence: Double?

  public init(option: Infrastructure.Option, runnerUp: Infrastructure.Option?, saving: Double?, confidence: Double?) {
    self.option = option
    self.runnerUp = runnerUp
    self.saving = saving
    self.confidence = confidence
  }
}

/// What the model brings against what it costs, for the recommended option.
public struct CostValue: Sendable, Hashable, Codable {
  /// The link whose value model is taken.
  public var link: String
  public var valuePerMonth: Estimate
  /// Value less the equal monthly cost; the interval joins that of the value with P10 and P90 of the cost.
  public var netPerMonth: Estimate
  /// Months until the value has paid for what is bought; nil for never.
  public var payback: Double?
  /// Net present value of value less cost, over the present value of the cost.
  public var returnOnCost: Double?

  public init(link: String, valuePerMonth: Estimate, netPerMonth: Estimate, payback: Double?, returnOnCost: Double?) {
    self.link = link
    self.valuePerMonth = valuePerMonth
    self.netPerMonth = netPerMonth
    self.payback = payback
    self.returnOnCost = returnOnCost
  }
}

/// Something a reader has to know.
public struct CostNote: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case capacityUnknown = "capacity_unknown"
    case stalePrice = "stale_price"
    case otherRegion = "other_region"
    case otherPurchase = "other_purchase"
    case missingPrice = "missing_price"
    case missingRate = "missing_rate"
    case unknownServer = "unknown_server"
    case wrongAccelerator = "wrong_accelerator"
    case tooFewServers = "too_few_servers"
    case sensitiveOutside = "sensitive_outside"
    case oneSite = "one_site"
    case secondSite = "second_site"
    case tooFar = "too_far"
    case wrongCountry = "wrong_country"
    case wrongProvider = "wrong_provider"
    case tooManyProviders = "too_many_providers"
    case tooManySites = "too_many_sites"
    case unknownProvider = "unknown_provider"
    case unknownAccelerator = "unknown_accelerator"
    case noWorkloads = "no_workloads"
    case tooManyWorkloads = "too_many_workloads"
    case assumed
    /// The language model does not fit the stated accelerators: needed and usable GiB of one, how many would do.
    case modelDoesNotFit = "model_does_not_fit"
    /// No accelerator that can be had holds the language model.
    case noAcceleratorFits = "no_accelerator_fits"
  }

  public var kind: Kind
  /// What it is about: a workload, a price, a role.
  public var subject: String
  public var detail: String

  public init(_ kind: Kind, _ subject: String, _ detail: String = "") {
    self.kind = kind
    self.subject = subject
    self.detail = detail
  }
}
