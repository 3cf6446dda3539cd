import Manifest

/// One amount of an option's cost, with the formula it comes from and the source of each number.
public struct CostLine: Sendable, Hashable, Codable {
  /// What is paid for.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case servers
    case accessories
    case network
    /// Disks of one's own.
    case ownStorage = "own_storage"
    case delivery
    case spares
    case maintenance
    case powerIdle = "power_idle"
    case powerActive = "power_active"
    case runningCost = "running_cost"
    case colocation
    case software
    case residual
    case bridge
    case compute
    case spotOverhead = "spot_overhead"
    /// Rented on demand above a commitment.
    case overflow = "above_commitment"
    /// Machines that wait while checkpoints are written.
    case checkpoints
    case storage
    case checkpointStorage = "checkpoint_storage"
    case snapshots
    case egress
    case managed
    case support
    case staff
    case taxRelief = "tax_relief"
  }

  public var kind: Kind
  /// The workload it is for, or the role of the staff; nil for what is shared.
  public var subject: String?
  /// Present value over the horizon; below zero for what comes back.
  public var presentValue: Double
  /// Sum over the horizon, not discounted.
  public var total: Double
  public var basis: [CostFactor]
  public var sources: [CostSource]

  public init(
    kind: Kind, subject: String? = nil, presentValue: Double, total: Double, basis: [CostFactor],
    sources: [CostSource] = []
  ) {
    self.kind = kind
    self.subject = subject
    self.presentValue = presentValue
    self.total = total
    self.basis = basis
    self.sources = sources
  }
}

/// One factor of the product that gives an amount.
public struct CostFactor: Sendable, Hashable, Codable {
  public enum Name: String, Sendable, Hashable, Codable, CaseIterable {
    case servers, price, share, months, years, kilowatts, hours, pue
    case rackUnits = "rack_units"
    case units, gibibytes
    case fullTime = "full_time_equivalents"
    case overhead, bill, purchase, discount
    /// Of one thing: copies on disk, places.
    case copies, places
    /// How often it is bought: once, and again as it grows and wears out.
    case times
    /// Interruptions an hour, and hours lost in each.
    case interruptions
    case hoursLost = "hours_lost"
  }

  public var name: Name
  public var value: Double
  /// The unit as written after the number: `USD`, `USD/kWh`; nil where the name says enough.
  public var unit: String?

  public init(_ name: Name, _ value: Double, _ unit: String? = nil) {
    self.name = name
    self.value = value
    self.unit = unit
  }
}

/// Where a number comes from.
public struct CostSource: Sendable, Hashable, Codable {
  /// The manifest's key, an address, or a document.
  public var text: String
  /// ISO 8601 day; nil for what the manifest states.
  public var date: String?
  /// True for what is an assumption of the tool or an estimate in the price book.
  public var isEstimate: Bool

  public init(_ text: String, date: String? = nil, isEstimate: Bool = false) {
    self.text = text
    self.date = date
    self.isEstimate = isEstimate
  }
}
